"""What linking compares: a telling (the records in which one report tells one event) as plain values.

The values are numbers, texts and sets of texts, so that Python and SQL can compare them alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from saksi.knowledge.folding import fold
from saksi.lang.needed import Needed, may_match, needed_words
from saksi.merge.extent import sweeps
from saksi.merge.kinds import is_specific, kin, row
from saksi.merge.names import common_names, leading_names, locatives, names
from saksi.merge.whole import LEAD, Whole
from saksi.model import ActorRef, HarmKind, PlaceRef, Record, Report

#: Kilometres around the point of a place within which it lies, by ACLED's geo precision.
REACH = {1: 5.0, 2: 60.0, 3: 250.0}
_WORD = re.compile(r"\w[\w-]*")
#: Days before publication in which an event lies whose time is not told.
RECENT = 2


@dataclass(frozen=True, slots=True)
class Traits:
    """One telling, comparable.

    `first` and `last` are days as ordinals: those told where `dated`, else the likely day or the last days before
    publication, else None. `spot` names a precise place, `country` and `region` what holds it, `lands` the countries
    that the report names where the telling has none; `lat`, `lon` degrees, `reach` kilometres. What `sweeps` tells of
    many places at once.
    """

    id: str
    report_id: str
    family: str
    kind: str
    row: frozenset[str]
    kin: frozenset[str]
    dated: bool
    first: int | None
    last: int | None
    published: int | None
    spot: str | None
    country: str | None
    lands: frozenset[str]
    region: str | None
    lat: float | None
    lon: float | None
    reach: float | None
    killed: frozenset[int]
    hurt: frozenset[int]
    doers: frozenset[str]
    sufferers: frozenset[str]
    sweeps: bool
    names: frozenset[str]
    spots: frozenset[str]
    concepts: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[int]

    @property
    def vague(self) -> bool:
        """Whether neither day, town nor toll is told: such a telling fits many events of its war."""
        return not (self.dated or self.spot or self.killed or self.hurt)


def take_traits(
    report: Report, family: str, records: Sequence[Record], others: Sequence[Record], whole: Whole
) -> Traits:
    """The traits of the telling that `records` of `report` make; the first one leads.

    Its words are the report's beginning, without the sentences that only `others`, the records of further tellings,
    state, and its own sentences behind it.
    """
    kind = lead_type(records)
    own = _evidence(records)
    words = _without(report.raw[:LEAD], [span for span in _evidence(others) if span not in own])
    words += "".join(f"\n{report.raw[start:end]}" for start, end in own if end > LEAD)
    place = best_place(records)
    first, last = told_days(records)
    dated = first is not None
    published = report.published.end.toordinal() if report.published else None
    if not dated and published is not None:
        day = whole.likely_day(published, {day for other in others for day in _few_days(other)})
        first, last = (published - RECENT, published) if day is None else (day, day)
    point = place if place and place.lat is not None and place.lon is not None else None
    return Traits(
        id=min(record.id for record in records),
        report_id=report.id,
        family=family,
        kind=kind,
        row=row(kind).union(*(row(record.event_type) for record in records)),
        kin=kin(kind).union(*(kin(record.event_type) for record in records)),
        dated=dated,
        first=first,
        last=last,
        published=published,
        spot=spot(place),
        country=place.country if place else None,
        lands=frozenset({place.country}) if place and place.country else whole.lands,
        region=region(place),
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        reach=REACH.get(point.geo_precision or 3, REACH[3]) if point else None,
        killed=_figures(records, {HarmKind.KILLED}),
        hurt=_figures(records, set(HarmKind) - {HarmKind.KILLED}),
        doers=_parties([actor for record in records for actor in record.actors]),
        sufferers=_parties([actor for record in records for actor in record.recipients]),
        sweeps=any(sweeps(report, record) for record in records),
        names=names(words) - common_names() - leading_names(),
        spots=(locatives(words) | place_names(records)) - common_names(),
        concepts=concepts(words, report.language),
        numbers=whole.numbers,
        days=whole.days,
    )


def place_names(records: Sequence[Record]) -> frozenset[str]:
    """The words of the names of places that are no whole province or country."""
    places = (record.place for record in records)
    return frozenset().union(*(names(f"\nat {place.name}") for place in places if spot(place) and place))


def lead_type(records: Sequence[Record]) -> str:
    """The type that most records give; specific types before others, of equals the first told."""
    codes = [record.event_type for record in records]
    return min(codes, key=lambda code: (not is_specific(code), -codes.count(code), codes.index(code)))


def best_place(records: Sequence[Record]) -> PlaceRef | None:
    """The most precise place that is resolved, of equals the first told; None where none is."""
    places = [record.place for record in records if record.place and record.place.name]
    return min(places, key=lambda place: place.geo_precision or 4, default=None)


def spot(place: PlaceRef | None) -> str | None:
    """The name by which a precise place is the same in another report."""
    if place is None or place.name is None or place.geo_precision == 3:
        return None
    return f"{fold(place.name)}/{place.country or ''}"


def region(place: PlaceRef | None) -> str | None:
    """The folded name of the first-level division that holds the place, or that it is."""
    if place is None or place.admin1 is None:
        return fold(place.name) if place and place.name and place.where_prec == 4 else None
    return fold(place.admin1)


def told_days(records: Sequence[Record]) -> tuple[int | None, int | None]:
    """First and last day of the most precise time told, as ordinals; of equals the first told."""
    spans = [(time.start, time.end) for record in records if (time := record.time) and time.start and time.end]
    best = min(spans, key=_length, default=None)
    return (best[0].toordinal(), best[1].toordinal()) if best else (None, None)


def _few_days(record: Record) -> range:
    """The days that a record tells, as ordinals; none where it tells a long stretch."""
    first, last = told_days([record])
    return range(first, last + 1) if first is not None and last is not None and last - first <= RECENT else range(0)


def _length(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days


def _evidence(records: Sequence[Record]) -> list[tuple[int, int]]:
    return sorted({(span.start, span.end) for record in records for span in record.evidence})


def _without(raw: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without those stretches."""
    for start, end in sorted(spans, reverse=True):
        raw = f"{raw[:start]} {raw[end:]}"
    return raw


def _figures(records: Sequence[Record], kinds: set[HarmKind]) -> frozenset[int]:
    return frozenset(harm.low for record in records for harm in record.harm if harm.kind in kinds and harm.low > 0)


def _parties(actors: Sequence[ActorRef]) -> frozenset[str]:
    return frozenset(actor.actor_id for actor in actors if actor.actor_id)


def concepts(text: str, language: str | None) -> frozenset[str]:
    """What was hit, with what, and who was hurt, as `concepts.yaml` names it; nothing in other languages."""
    forms = _forms(language or "")
    lowered = text.lower()
    found = {name for word in set(_WORD.findall(lowered)) for name in _concepts_of(word, language or "")}
    found.update(name for name, pattern, needed in forms.phrases if may_match(lowered, needed) and pattern.search(text))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _concepts_of(word: str, language: str) -> tuple[str, ...]:
    """The concepts that a word in small letters stands for."""
    forms = _forms(language)
    starts = (word[:length] for length in range(forms.shortest, len(word) + 1))
    return (*forms.whole.get(word, ()), *(name for start in starts for name in forms.beginnings.get(start, ())))


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of the concepts in one language: whole words, beginnings of words, and phrases with what they need."""

    whole: Mapping[str, Sequence[str]]
    beginnings: Mapping[str, Sequence[str]]
    phrases: tuple[tuple[str, re.Pattern[str], Needed], ...]
    shortest: int


@cache
def _forms(language: str) -> _Forms:
    data = yaml.safe_load(files("saksi.merge").joinpath("concepts.yaml").read_text(encoding="utf-8"))
    whole: dict[str, list[str]] = defaultdict(list)
    beginnings: dict[str, list[str]] = defaultdict(list)
    phrases: list[tuple[str, re.Pattern[str], Needed]] = []
    for name, by_language in data.items():
        for form in by_language.get(language, ()):
            if " " in form:
                pattern = re.compile(rf"\b{re.escape(form)}\b".replace(r"\*", r"\w*"), re.IGNORECASE)
                phrases.append((name, pattern, needed_words(pattern)))
            elif form.endswith("*"):
                beginnings[form[:-1]].append(name)
            else:
                whole[form].append(name)
    return _Forms(whole, beginnings, tuple(phrases), min(map(len, beginnings), default=1))
