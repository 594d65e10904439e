"""Reports and records as coloured text: evidence in its context, each field's words in the field's colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from saksi.cli.terminal import one_line, printable
from saksi.cli.words import figure, place_words, summary, time_words
from saksi.model import CleanText, Record, Report, Span

#: Characters shown before and after the evidence.
_CONTEXT = 160
_EVIDENCE = "underline"
_STYLES = {
    "trigger": "bold red",
    "modality": "bold yellow",
    "actor": "cyan",
    "recipient": "magenta",
    "place": "green",
    "origin": "green",
    "time": "blue",
    "harm": "red",
    "attribution": "yellow",
    "value": "bright_blue",
}


def record_view(report: Report, record: Record) -> Iterator[Text]:
    """A record's fields with their words, then its evidence in context."""
    yield Text.assemble((record.id, "bold"), f"  {one_line(report.name)}  by {one_line(record.reader)}")
    yield from (_field_line(field, words) for field, words in _fields(record))
    yield Text()
    for around in _passages(record.evidence, len(report.raw)):
        yield _passage(report.raw, around, record)
        yield Text()


def report_view(report: Report, records: Sequence[Record], text: CleanText | None) -> Iterator[Text]:
    """What is known of a report, its whole raw text with all evidence marked, its records in a line each."""
    yield Text.assemble((report.id, "bold"), f"  {one_line(report.name)}")
    published = report.published
    known = {
        "outlet": report.outlet,
        "url": report.url,
        "published": f"{published.start} to {published.end}" if published else None,
        "language": report.language,
        "repairs": str(len(text.repairs)) if text else None,
    }
    yield from (_field_line(name, value) for name, value in known.items() if value)
    yield Text()
    whole = _marked(report.raw, Span(0, len(report.raw)), _all_styles(records))
    yield whole
    yield Text()
    for record in records:
        words = summary(record)
        cells = (words.event, words.parties, words.place, words.time, words.harm)
        yield Text.assemble((record.id[:12], "bold"), "  ", one_line(" | ".join(cell for cell in cells if cell)))


def _field_line(field: str, words: str) -> Text:
    return Text.assemble((f"{field:<12}", _STYLES.get(field, "dim")), one_line(words))


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """Every filled field as a line of words."""
    yield "type", record.event_type
    yield "modality", record.modality.value
    for field, refs in (("actor", record.actors), ("recipient", record.recipients)):
        yield from ((field, f"{ref.text}{f'  = {ref.actor_id}' if ref.actor_id else ''}") for ref in refs)
    for field, place in (("place", record.place), ("origin", record.origin)):
        if place:
            point = "" if place.lat is None or place.lon is None else f"  ({place.lat:.2f}, {place.lon:.2f})"
            yield field, f'"{place.text}" = {place_words(place)}{point}'
    if record.time:
        yield "time", f'"{record.time.text}" = {time_words(record.time)}'
    for harm in record.harm:
        by = f"  says {harm.speaker.text}" if harm.speaker else ""
        yield "harm", f'{harm.kind.value} {figure(harm)} {harm.who}  "{harm.text}"{by}'
    yield from (("attribution", speaker.text) for speaker in record.attribution)
    if record.value:
        yield "value", record.value.text
    if record.background:
        yield "background", "true"


def _passages(evidence: Iterable[Span], length: int) -> list[Span]:
    """The evidence with what stands around it, joined where passages touch."""
    passages: list[Span] = []
    for span in sorted(evidence):
        around = Span(min(max(0, span.start - _CONTEXT), length), min(length, span.end + _CONTEXT))
        if passages and around.start <= passages[-1].end:
            passages[-1] = passages[-1].join(around)
        else:
            passages.append(around)
    return passages


def _passage(raw: str, around: Span, record: Record) -> Text:
    text = _marked(raw, around, _styles(record))
    before, after = "… " if around.start else "", " …" if around.end < len(raw) else ""
    return Text.assemble(before, text, after)


def _marked(raw: str, around: Span, styles: Iterable[tuple[Span, str]]) -> Text:
    """The raw text of a passage with its spans in their styles. Every character stays one, so that offsets hold."""
    text = Text(printable(around.of(raw).replace("\r", " ")))
    for span, style in styles:
        if span.overlaps(around):
            text.stylize(style, max(0, span.start - around.start), span.end - around.start)
    return text


def _all_styles(records: Iterable[Record]) -> Iterator[tuple[Span, str]]:
    for record in records:
        yield from _styles(record)


def _styles(record: Record) -> Iterator[tuple[Span, str]]:
    yield from ((span, _EVIDENCE) for span in record.evidence)
    yield from ((span, _STYLES["trigger"]) for span in record.triggers)
    if record.modality_span is not None:
        yield record.modality_span, _STYLES["modality"]
    yield from ((claim.span, _STYLES[claim.field]) for claim in record.claims() if claim.field in _STYLES)
    yield from ((speaker.span, _STYLES["attribution"]) for speaker in record.attribution)
