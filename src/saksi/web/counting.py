"""Incidents counted by time, place, actor or type, as charts and tables show them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.store.interface import Store
from saksi.store.listing import Facet, IncidentFilter, Tally
from saksi.web.asked import Asked, country_names
from saksi.web.catalogue import Words
from saksi.web.drawing import Figure
from saksi.web.known_names import actor_name, place_name
from saksi.web.page import event_title

#: Facets in the order of time, the finest first: where a chart would hold too many bars the next is taken.
TIMES = (Facet.DAY, Facet.MONTH, Facet.YEAR)
_MOST_BARS, _MOST_ROWS = 366, 30


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a chart by `facet`; `unknown` counts incidents whose month, place ... nobody knows.

    `more` says that there are further names, with fewer incidents.
    """

    facet: Facet
    figures: tuple[Figure, ...]
    unknown: Figure | None = None
    more: bool = False


def counted(store: Store, asked: Asked, facet: Facet, said: Words) -> Counted:
    """The incidents asked for, counted by a facet: by time without gaps, else the most frequent first."""
    if facet in TIMES:
        return _by_time(store, asked, facet, said)
    tallies = store.tally(asked.wanted, facet, _MOST_ROWS + 2)
    known = [one for one in tallies if one.key is not None]
    name = _namer(store, facet, said)
    figures = tuple(_figure(one, name(one.key or ""), _address(store, asked, facet, one.key)) for one in known)
    return Counted(facet, figures[:_MOST_ROWS], _unknown(tallies, said), len(known) > _MOST_ROWS)


def _by_time(store: Store, asked: Asked, facet: Facet, said: Words) -> Counted:
    for finest in TIMES[TIMES.index(facet) :]:
        tallies = store.tally(asked.wanted, finest)
        by_key = {one.key: one for one in tallies if one.key is not None}
        keys = list(_keys(finest, min(by_key), max(by_key))) if by_key else []
        if len(keys) <= _MOST_BARS or finest is TIMES[-1]:
            break
    if len(keys) > _MOST_BARS:
        keys = sorted(by_key)[-_MOST_BARS:]
    filled = (by_key.get(key, Tally(key, 0, 0, 0)) for key in keys)
    figures = tuple(_figure(one, one.key or "", _address(store, asked, finest, one.key)) for one in filled)
    return Counted(finest, figures, _unknown(tallies, said))


def _keys(facet: Facet, first: str, last: str) -> Iterator[str]:
    """Every day, month or year from the first to the last, at most as many as a chart holds and one more."""
    start, end = _days(facet, first)[0], _days(facet, last)[0]
    for _ in range(_MOST_BARS + 1):
        yield str(start)[: {Facet.DAY: 10, Facet.MONTH: 7, Facet.YEAR: 4}[facet]]
        following = _days(facet, str(start))[1]
        if following >= end and start >= end:
            return
        start = following + timedelta(days=1) if following < date.max else following
        if start > end:
            return


def _days(facet: Facet, key: str) -> tuple[date, date]:
    """The first and last day of a day, month or year."""
    year = int(key[:4])
    if facet is Facet.YEAR:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(key[5:7])
    if facet is Facet.MONTH:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(key[:10]), date.fromisoformat(key[:10])


def _unknown(tallies: Sequence[Tally], said: Words) -> Figure | None:
    return next((_figure(one, said("charts.unknown"), "") for one in tallies if one.key is None), None)


def _figure(one: Tally, label: str, address: str) -> Figure:
    return Figure(one.key, label, address, one.incidents, one.deaths_low, one.deaths_best, one.deaths_high)


def _namer(store: Store, facet: Facet, said: Words) -> Callable[[str], str]:
    namers: Mapping[Facet, Callable[[str], str]] = {
        Facet.TYPE: lambda key: event_title(key, said),
        Facet.COUNTRY: lambda key: country_names(said.language).get(key, key),
        Facet.ACTOR: actor_name,
        Facet.RECIPIENT: actor_name,
        Facet.STATUS: lambda key: said.or_key(f"incidents.standing.{key}", key),
        Facet.PLACE: lambda key: place_name(store, key),
    }
    return namers[facet]


def _address(store: Store, asked: Asked, facet: Facet, key: str | None) -> str:
    """The list of the incidents that a figure counts."""
    if key is None:
        return ""
    if facet in TIMES:
        since, until = _days(facet, key)
        return asked.address("/incidents", since=since, until=until)
    if facet is Facet.PLACE and not store.incident_rows(IncidentFilter(place_id=key, limit=1)):
        return asked.address("/incidents", place=key)
    fields = {Facet.TYPE: "event_type", Facet.COUNTRY: "country", Facet.PLACE: "place_id", Facet.STATUS: "status"}
    return asked.address("/incidents", **{fields.get(facet, "actor_id"): key})
