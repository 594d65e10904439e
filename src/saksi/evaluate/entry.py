"""A record as it is scored: the contract form (DESIGN section 5) checked and made comparable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from saksi.codebook import codebook
from saksi.errors import SaksiError
from saksi.evaluate.evidence import locate_all
from saksi.model import HarmKind, Modality, Span

#: The slots that slot F1 counts (codebook section 3), in the order of the record.
SLOTS = ("actor", "recipient", "place", "origin", "time", "harm", "attribution")
#: Slots that are measured beside them and stay out of the total.
EXTRA_SLOTS = ("value",)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a record: its words, its name, and its point in degrees where known."""

    text: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None

    def __str__(self) -> str:
        return self.text if self.name in (None, self.text) else f"{self.text} = {self.name}"


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a record: its words and both ends, included; None where it was not resolved."""

    text: str
    start: date | None = None
    end: date | None = None

    def __str__(self) -> str:
        return f"{self.text} = {self.start or '?'}..{self.end or '?'}"


@dataclass(frozen=True, slots=True)
class Figure:
    """People harmed: `low` to `high` (None: "at least")."""

    kind: HarmKind
    low: int
    high: int | None
    who: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.low}..{'' if self.high is None else self.high} {self.who}".rstrip()


Element = str | Place | Time | Figure


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, gold or predicted, ready to be matched. `spans` are its evidence in the raw text."""

    id: str
    event_type: str
    modality: Modality
    background: bool
    evidence: tuple[str, ...]
    spans: tuple[Span, ...]
    slots: Mapping[str, tuple[Element, ...]]

    @property
    def tier(self) -> str:
        """The tier (A to D) of the record's event type."""
        return codebook().types[self.event_type].tier


class EntryParser:
    """Makes entries of one report's records; what is not of the form raises `error`, naming file and record."""

    def __init__(self, raw: str, source: str, error: type[SaksiError]) -> None:
        self._raw = raw
        self._source = source
        self._error = error

    def parse(self, records: object) -> tuple[Entry, ...]:
        """The entries of a report's list of records."""
        listed = self._list(records, f"{self._source}: records")
        return tuple(self._entry(record, number) for number, record in enumerate(listed, 1))

    def _entry(self, record: object, number: int) -> Entry:
        where = f"{self._source}: record {number}"
        fields = self._mapping(record, where)
        name = str(fields.get("id") or f"#{number}")
        where = f"{self._source}: record {name}"
        event_type = self._choice(fields, "event_type", tuple(codebook().types), where)
        modality = self._choice(fields, "modality", tuple(Modality), where)
        quotes = self._strings(fields, "evidence", where)
        background = fields.get("background", False)
        if not isinstance(background, bool):
            raise self._wrong(f"{where}: background", background, "true or false")
        spans = self._spans(fields, quotes, where)
        return Entry(name, event_type, Modality(modality), background, quotes, spans, self._slots(fields, where))

    def _slots(self, fields: Mapping[str, Any], where: str) -> dict[str, tuple[Element, ...]]:
        time, value = fields.get("time"), fields.get("value")
        if not (value is None or isinstance(value, str)):
            raise self._wrong(f"{where}: value", value, "a string or null")
        harm = enumerate(self._list(fields.get("harm") or [], f"{where}: harm"), 1)
        return {
            "actor": self._strings(fields, "actor", where),
            "recipient": self._strings(fields, "recipient", where),
            "place": self._place(fields, "place", where),
            "origin": self._place(fields, "origin", where),
            "time": () if time is None else (self._time(time, f"{where}: time"),),
            "harm": tuple(self._figure(figure, f"{where}: harm {number}") for number, figure in harm),
            "attribution": self._strings(fields, "attribution", where),
            "value": (value,) if value else (),
        }

    def _place(self, fields: Mapping[str, Any], slot: str, where: str) -> tuple[Element, ...]:
        if fields.get(slot) is None:
            return ()
        place = self._mapping(fields[slot], f"{where}: {slot}")
        text, name = place.get("text"), place.get("name")
        if not isinstance(text, str) or not (name is None or isinstance(name, str)):
            raise self._wrong(f"{where}: {slot}", place, "text (a string) and name (a string or null)")
        lat, lon = (self._degrees(place.get(axis), f"{where}: {slot} {axis}") for axis in ("lat", "lon"))
        return (Place(text, name, lat, lon),)

    def _degrees(self, value: object, where: str) -> float | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(where, value, "degrees or null")
        return float(value)

    def _time(self, value: object, where: str) -> Time:
        time = self._mapping(value, where)
        start, end = (self._date(time.get(end), f"{where} {end}") for end in ("start", "end"))
        return Time(str(time.get("text") or ""), start, end)

    def _date(self, value: object, where: str) -> date | None:
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self._wrong(where, value, "an ISO date or null") from None

    def _figure(self, value: object, where: str) -> Figure:
        figure = self._mapping(value, where)
        kind = self._choice(figure, "kind", tuple(HarmKind), where)
        low, high = figure.get("low"), figure.get("high")
        if not _whole(low) or not (high is None or _whole(high)):
            raise self._wrong(where, figure, "low (a whole number) and high (a whole number or null)")
        return Figure(HarmKind(kind), low, high, str(figure.get("who") or ""))

    def _spans(self, fields: Mapping[str, Any], quotes: Sequence[str], where: str) -> tuple[Span, ...]:
        """The raw spans given with the record, or where its quotes stand."""
        given = fields.get("evidence_spans")
        if given is None:
            return locate_all(quotes, self._raw)
        ranges = self._list(given, f"{where}: evidence_spans")
        return tuple(sorted({self._span(pair, f"{where}: evidence_spans") for pair in ranges}))

    def _span(self, pair: object, where: str) -> Span:
        ends = self._list(pair, where)
        if len(ends) != 2 or not all(_whole(end) for end in ends) or not 0 <= ends[0] <= ends[1] <= len(self._raw):
            raise self._wrong(where, pair, f"[start, end] within 0..{len(self._raw)} of the raw text")
        return Span(ends[0], ends[1])

    def _strings(self, fields: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        strings = self._list(fields.get(key) or [], f"{where}: {key}")
        if not all(isinstance(string, str) for string in strings):
            raise self._wrong(f"{where}: {key}", strings, "a list of strings")
        return tuple(strings)

    def _choice(self, fields: Mapping[str, Any], key: str, options: Sequence[str], where: str) -> str:
        if fields.get(key) not in options:
            raise self._wrong(f"{where}: {key}", fields.get(key), "one of " + ", ".join(options))
        return str(fields[key])

    def _mapping(self, value: object, where: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self._wrong(where, value, "an object")
        return value

    def _list(self, value: object, where: str) -> Sequence[Any]:
        if not isinstance(value, list | tuple):
            raise self._wrong(where, value, "a list")
        return value

    def _wrong(self, where: str, value: object, wanted: str) -> SaksiError:
        shown = repr(value)
        return self._error(f"{where} is {shown[:80]}", f"give {wanted}")


def _whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
