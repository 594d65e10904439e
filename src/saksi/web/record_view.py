"""A record as a page shows it: each field with its words, what they were resolved to, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.model import ActorRef, Harm, PlaceRef, Record, Span, TimeRef
from saksi.review import FIELDS, ReviewedRecord, differing
from saksi.web.text import Mark


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a field.

    `words` are the report's, `meaning` what they were resolved to ("" where that says no more), `by` the speaker.
    `mark` is the item's id on the page; `span` is None where no words state it. `kind` is that of a harm.
    """

    mark: str
    words: str
    meaning: str = ""
    by: str = ""
    span: Span | None = None
    is_known: bool = True
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field with its values; `changed` where people made it differ from what the reader said."""

    name: str
    items: tuple[Item, ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record on a page; `number` tells the records of one page apart."""

    number: int
    found: ReviewedRecord
    fields: tuple[FieldView, ...]

    @property
    def record(self) -> Record:
        """The record as it stands."""
        return self.found.record

    def marks(self) -> Iterator[Mark]:
        """Every item's words, the evidence and the trigger words, for the text."""
        for field in self.fields:
            for item in field.items:
                if item.span is not None and len(item.span):
                    yield Mark(item.span, item.mark, field.name)
        for index, span in enumerate(self.record.triggers):
            yield Mark(span, f"{self.number}-event_type-{index}", "event_type")


def record_view(number: int, found: ReviewedRecord, raw: str) -> RecordView:
    """A record of a report whose raw text is `raw`, fields in the codebook's order; empty fields are there too."""
    changed = set(differing(found.said, found.record))
    fields = tuple(
        FieldView(name, tuple(_items(f"{number}-{name}", name, found.record, raw)), name in changed) for name in FIELDS
    )
    return RecordView(number, found, fields)


def figure(harm: Harm) -> str:
    """A toll's numbers: 27, 20-99, or 100+ for "at least"."""
    if harm.high is None:
        return f"{harm.low}+"
    return str(harm.low) if harm.low == harm.high else f"{harm.low}-{harm.high}"


def _items(prefix: str, name: str, record: Record, raw: str) -> Iterator[Item]:
    for index, (words, meaning, by, span, known) in enumerate(_values(name, record, raw)):
        kind = record.harm[index].kind.value if name == "harm" else ""
        yield Item(f"{prefix}-{index}", words, meaning, by, span, known, kind)


Value = tuple[str, str, str, Span | None, bool]


def _values(name: str, record: Record, raw: str) -> Iterable[Value]:
    held = getattr(record, FIELDS[name])
    match name:
        case "event_type":
            return [(held, "", "", record.triggers[0] if record.triggers else None, True)]
        case "modality":
            return [(held.value, "", "", record.modality_span, True)]
        case "background":
            return [("background", "", "", None, True)] if held else []
        case "evidence":
            return [(span.of(raw), "", "", span, True) for span in sorted(held)]
        case "harm":
            return [_harm(harm) for harm in held]
        case _:
            parts = held if isinstance(held, tuple) else [held] if held is not None else []
            return [_part(part) for part in parts]


def _part(part: object) -> Value:
    match part:
        case ActorRef(text=text, span=span, actor_id=actor_id):
            return text, actor_id or "", "", span, actor_id is not None
        case PlaceRef():
            return part.text, place_words(part), "", part.span, part.place_id is not None or part.lat is not None
        case TimeRef(text=text, span=span):
            return text, time_words(part), "", span, part.start is not None
        case _:
            speaker = getattr(part, "speaker", None)
            return part.text, "", speaker.text if speaker else "", part.span, True  # type: ignore[attr-defined]


def _harm(harm: Harm) -> Value:
    return (
        harm.text,
        f"{figure(harm)} {harm.who}".strip(),
        harm.speaker.text if harm.speaker else "",
        harm.span,
        True,
    )


def place_words(place: PlaceRef) -> str:
    """What a place was resolved to: name, region, country, point and precision; "" where it was not."""
    if place.name is None and place.country is None:
        return ""
    names = [name for name in (place.name, place.admin1, place.country) if name]
    point = "" if place.lat is None or place.lon is None else f" ({place.lat:.2f}, {place.lon:.2f})"
    return ", ".join(dict.fromkeys(names)) + point


def time_words(time: TimeRef) -> str:
    """The days of a time; "" where they are not known."""
    if time.start is None or time.end is None:
        return ""
    return str(time.start) if time.start == time.end else f"{time.start} – {time.end}"
