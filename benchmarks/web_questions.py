"""What analysts and programs ask a desk on an invented store, by the name of the question."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from saksi.store import IncidentFilter, Order, Store

#: A stretch of Asia Minor and the Levant, and one town of it.
_REGION = {"south": 30, "west": 30, "north": 40, "east": 45}
_TOWN = {"south": 33, "west": 36, "north": 34, "east": 37}
_NARROW = {"event_type": "shelling", "country": "SY", "since": "2020-01-01", "until": "2022-12-31"}
_TOLD = {"text": "penembakan sekolah"}


def pages(store: Store, incidents: int) -> Mapping[str, str]:
    """The pages of the desk: name → path."""
    some = store.incident(f"i-{incidents // 2:07d}")
    record = store.record(some.records[0])
    largest = store.incident_rows(IncidentFilter(order=Order.TOLL, min_families=3, limit=1))[0]
    return {
        "reports": "/reports",
        "reports, of one outlet": _path("/reports", outlet="Warta 7"),
        "a report": f"/reports/{record.report_id}",
        "queue": "/review",
        "a record under review": f"/review/{record.id}",
        **_incidents(some.id, largest.id),
        **_maps(),
        "control": "/control",
        "control, by place and day": _path("/control", place="kota", at="2020-05-01"),
        "actors": "/actors",
        "an actor": _path("/actors/actor", id="brigade-77"),
        "unknown actors": "/actors/unknown",
        "an unknown actor": _path("/actors/actor", id="Brigade 75"),
        "places": "/places",
        "places, by name": _path("/places", name="kota"),
        "a place": _path("/places/place", id="p-77"),
        **_found(),
        "history": "/history",
        "standing": "/standing",
    }


def _incidents(some: str, largest: str) -> dict[str, str]:
    return {
        "incidents, newest": "/incidents",
        "incidents, highest toll": _path("/incidents", order="toll"),
        "incidents, page in the middle": _path("/incidents", after=some),
        "incidents: type, country, period": _path("/incidents", **_NARROW),
        "incidents: names of actor and place": _path("/incidents", actor="brigade 77", place="kota"),
        "incidents: one actor": _path("/incidents", actor_id="brigade-77"),
        "incidents: toll, families, doubt": _path("/incidents", min_toll=10, min_families=2, order="doubt"),
        "incidents: status": _path("/incidents", status="partial"),
        "incidents: words of the reports": _path("/incidents", **_TOLD),
        "an incident": f"/incidents/{some}",
        "an incident of three witnesses": f"/incidents/{largest}",
    }


def _maps() -> dict[str, str]:
    return {
        "map and timeline": "/map",
        "map and timeline, filtered": _path("/map", **_NARROW),
        "map and timeline, words": _path("/map", **_TOLD),
        "map's points, the world": "/map/incidents.json",
        "map's points, a region": _path("/map/incidents.json", **_REGION),
        "map's points, a town": _path("/map/incidents.json", **_TOWN),
        "map's points, words": _path("/map/incidents.json", **_TOLD),
        "map's holders": "/map/holders.json",
        "map's ground": "/map/world.json",
    }


def _found() -> dict[str, str]:
    return {
        "search, a common word": _path("/search", q="menyerang"),
        "search, rare words": _path("/search", q='brigade 77 "rumah sakit"'),
        "search, a beginning": _path("/search", q="bak*"),
        "chart, months": "/charts",
        "chart, days of a year": _path("/charts", by="day", since="2020-01-01", until="2020-12-31"),
        "chart, actors": _path("/charts", by="actor"),
        "chart, places": _path("/charts", by="place"),
        "chart, words": _path("/charts", **_TOLD),
        "chart, as a picture": "/charts.svg",
        "chart, its figures": "/charts.csv",
    }


def programs(store: Store, incidents: int) -> Mapping[str, str]:
    """The routes of the API: name → path."""
    some = store.incident(f"i-{incidents // 2:07d}")
    record = store.record(some.records[0])
    return {
        "API: reports": _api("reports"),
        "API: a report's records": _api(f"reports/{record.report_id}/records"),
        "API: records": _api("records"),
        "API: records of a type and country": _api("records", event_type="shelling", country="SY"),
        "API: records of a place": _api("records", place="Kota"),
        "API: records of an actor": _api("records", actor="brigade 77"),
        "API: a record": _api(f"records/{record.id}"),
        "API: incidents": _api("incidents", limit=200),
        "API: incidents, filtered": _api("incidents", **_NARROW),
        "API: an incident": _api(f"incidents/{some.id}"),
        "API: claims of an incident": _api(f"incidents/{some.id}/claims"),
        "API: tallies by month": _api("tallies/month"),
        "API: tallies by actor": _api("tallies/actor"),
        "API: control of a place": _api("control", place="Kota"),
        "API: judgements on a record": _api("judgements", target=record.id),
        "API: search": _api("search", words="menyerang"),
        "API: state": _api("state"),
    }


def _path(path: str, **asked: object) -> str:
    return f"{path}?{urlencode({name: str(value) for name, value in asked.items()})}"


def _api(path: str, **asked: object) -> str:
    return _path(f"/api/v1/{path}", **asked) if asked else f"/api/v1/{path}"
