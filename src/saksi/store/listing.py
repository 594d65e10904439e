"""How incidents and reports are asked for in lists, on maps, in charts and by words; and what answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Order(StrEnum):
    """The order of a list of incidents; unknown days and tolls stand last, ties go by id."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TOLL = "toll"
    DOUBT = "doubt"


class Status(StrEnum):
    """How far people have judged an incident, by its records.

    `ACCEPTED`: each is accepted, or rejected and due to leave. `REJECTED`: all are. `CORRECTED`: each was changed
    and none accepted; or nobody judged a record, and the incident was merged or split. `PARTIAL`: some are judged,
    others not, as where a record joined later.
    """

    OPEN = "open"
    PARTIAL = "partial"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"


def status_of(records: Collection[Status], *, changed: bool) -> Status:
    """The status of an incident by those of its records; `changed` tells whether it was merged or split.

    What is said of the records counts: one that joined after the others were judged is open.
    """
    for status in (Status.REJECTED, Status.ACCEPTED, Status.CORRECTED):
        if records and set(records) <= {Status.REJECTED, status}:
            return status
    if any(status is not Status.OPEN for status in records):
        return Status.PARTIAL
    return Status.CORRECTED if changed else Status.OPEN


class Facet(StrEnum):
    """What incidents are counted by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TYPE = "type"
    COUNTRY = "country"
    PLACE = "place"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees of latitude and longitude, edges included; `west` > `east` is a box across the 180th meridian."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents are asked for, and in which order; a field of None asks nothing.

    `place` and `actor` are parts of a name, in any case; `place_id` and `actor_id` (of an actor or recipient: the id,
    or the name where it is unknown) are compared whole. `since` and `until` keep incidents that overlap those days
    (both included). `min_toll` compares the highest number of dead that is told. `text` is a search as `Store.search`
    takes it: one of the incident's reports holds those words. `placed` asks for incidents whose place is known better
    than by its country (True: they may be pinned on a map) or is not
    (False). `after` is the id of the last incident of the page before.
    """

    event_type: str | None = None
    place: str | None = None
    place_id: str | None = None
    country: str | None = None
    actor: str | None = None
    actor_id: str | None = None
    since: date | None = None
    until: date | None = None
    bbox: Box | None = None
    placed: bool | None = None
    min_families: int | None = None
    min_toll: int | None = None
    status: str | None = None
    text: str | None = None
    order: Order = Order.NEWEST
    after: str | None = None
    limit: int | None = None


#: Every incident, the newest first.
ALL_INCIDENTS = IncidentFilter()


@dataclass(frozen=True, slots=True)
class IncidentFigures:
    """What a list sorts incidents by and cannot read off one of their rows.

    `deaths_low` to `deaths_high` are the least and the most dead that its testimonies tell, `deaths_best` the figure to
    be used of them, None where none tells any (or nobody has weighed them yet); `doubt` in 0..1 says how much an
    incident needs a person's eye.
    """

    deaths_low: int | None = None
    deaths_high: int | None = None
    doubt: float = 0.0
    deaths_best: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in a list: what a table and a map show of it, without its links and alternatives.

    `actors` and `recipients` are names as written, `families` and `reports` numbers of them; `placed` says whether the
    place is known better than by its country. `place` is the resolved name, or the words where it is not resolved.
    """

    id: str
    event_type: str
    start: date | None
    end: date | None
    place: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geo_precision: int | None
    where_prec: int | None
    placed: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    records: int
    reports: int
    families: int
    figures: IncidentFigures
    status: Status


@dataclass(frozen=True, slots=True)
class MapCell:
    """Incidents close together on a map: their mean place and how many; `incident_id` where it is a single one."""

    lat: float
    lon: float
    incidents: int
    deaths_high: int
    incident_id: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents share `key` (a year, month, type, name ...; None: unknown), and the sums of their dead.

    An incident without a best figure counts there with its lowest.
    """

    key: str | None
    incidents: int
    deaths_low: int
    deaths_high: int
    deaths_best: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that holds the words searched for; a higher `rank` fits better.

    `snippet` is a part of the raw text, `marks` the spans (start, end) of the words found in the snippet.
    """

    report_id: str
    name: str
    outlet: str | None
    title: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    rank: float
