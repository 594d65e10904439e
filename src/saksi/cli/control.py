"""`saksi control`: who holds a place through time, with the records that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.incidents import AsCoded
from saksi.cli.options import AsJson, Country, Database, open_existing, parse_day
from saksi.cli.terminal import console, one_line, print_line
from saksi.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from rich.text import Text

    from saksi.merge.control import Holding
    from saksi.model import Testimony
    from saksi.store import Store

Place = Annotated[str, typer.Argument(metavar="PLACE", help="A place's name, its beginning or its gazetteer id.")]
On = Annotated[str | None, typer.Option("--at", metavar="DATE", help="Only who held it on this day.")]
_STYLES = {"held": "green", "contested": "bold red", "unknown": "dim"}


def control(
    *,
    place: Place,
    at: On = None,
    country: Country = None,
    db: Database = None,
    as_coded: AsCoded = False,
    as_json: AsJson = False,
) -> None:
    """Print who holds a place through time: held, contested or unknown, and the records that open and close each."""
    day = parse_day(at, "--at")
    store = open_existing(db)
    try:
        told = _told(store, place, country, as_coded=as_coded)
        found = _holdings(told, place, day)
    finally:
        store.close()
    if as_json:
        _print_lines(found, told)
    else:
        _print_text(found, told)


def _told(store: Store, place: str, country: str | None, *, as_coded: bool) -> list[Testimony]:
    """The records on who holds places whose name holds the words; for a gazetteer's id those on all places."""
    from saksi.cli.dossiers import witnesses  # noqa: PLC0415
    from saksi.merge.moves import CONTROL_TYPES  # noqa: PLC0415
    from saksi.store import RecordFilter  # noqa: PLC0415

    for words in (place, None):
        wanted = [RecordFilter(event_type=kind, place=words, country=country) for kind in CONTROL_TYPES]
        if told := witnesses(store, wanted, as_coded=as_coded):
            return told
    return []


def _holdings(told: Sequence[Testimony], place: str, day: date | None) -> list[Holding]:
    """The holdings of the places of that name or id; where there is none, of those whose name begins so."""
    from saksi.knowledge.folding import fold  # noqa: PLC0415
    from saksi.merge.control import control_intervals, holding_on  # noqa: PLC0415

    asked, spoken = fold(place), _spoken(told)
    exact = {key for key, name in spoken if asked == name or place == key}
    chosen = exact or {key for key, name in spoken if name.startswith(asked)}
    found = [one for one in control_intervals(told) if one.place_id in chosen]
    if not found:
        raise UsageError(
            f"no record tells who holds {place!r}", "`saksi records --type control` lists what is told of other places"
        )
    return list(found if day is None else holding_on(found, day))


def _spoken(told: Sequence[Testimony]) -> set[tuple[str, str]]:
    """Every place by its key with each of its names, folded."""
    from saksi.knowledge.folding import fold  # noqa: PLC0415
    from saksi.merge.moves import held_place, place_key  # noqa: PLC0415

    places = [place for one in told if (place := held_place(one.record)) is not None]
    return {(place_key(place), fold(name)) for place in places for name in (place.text, place.name) if name}


def _print_lines(found: Sequence[Holding], told: Sequence[Testimony]) -> None:
    from saksi.export.contract import to_line  # noqa: PLC0415
    from saksi.merge.forms import holding_form  # noqa: PLC0415

    by_id = {one.record.id: one for one in told}
    for holding in found:
        ids = sorted({*holding.opened_by, *holding.confirmed_by, *holding.closed_by})
        evidence = [_evidence_form(by_id[name]) for name in ids if name in by_id]
        print_line(to_line({**holding_form(holding), "evidence": evidence}))


def _evidence_form(testimony: Testimony) -> dict[str, object]:
    report, record = testimony.report, testimony.record
    return {
        "record": record.id,
        "event_type": record.event_type,
        "modality": record.modality.value,
        "report": report.id,
        "outlet": report.outlet,
        "family": testimony.family,
        "speakers": [speaker.text for speaker in record.attribution],
        "words": [span.of(report.raw) for span in sorted(record.evidence)],
    }


def _print_text(found: Sequence[Holding], told: Sequence[Testimony]) -> None:
    by_id = {one.record.id: one for one in told}
    screen = console()
    place = None
    for holding in found:
        if holding.place_id != place:
            place = holding.place_id
            screen.print(one_line(holding.place_name), style="bold")
        for line in _lines(holding, by_id):
            screen.print(line, soft_wrap=True)


def _lines(holding: Holding, by_id: Mapping[str, Testimony]) -> Iterator[Text]:
    """A holding in words, then the words of the records that open it."""
    from rich.text import Text  # noqa: PLC0415

    from saksi.cli.words import holding_days, holding_words  # noqa: PLC0415

    words = one_line(holding_words(holding, _actor_name))
    yield Text.assemble(
        (f"{holding_days(holding):<28}", "blue"), (f"{holding.state:<10}", _STYLES[holding.state]), words
    )
    for name in holding.opened_by:
        if (testimony := by_id.get(name)) is not None:
            yield Text.assemble("    ", (_source(testimony), "yellow"), "  ", one_line(_words(testimony)))
    closing = [name[:12] for name in holding.closed_by]
    if holding.confirmed_by:
        yield Text(f"    confirmed by {', '.join(name[:12] for name in holding.confirmed_by)}", style="dim")
    if closing:
        yield Text(f"    closed by {', '.join(closing)}", style="dim")


def _actor_name(holder: str) -> str:
    """A known actor's name; the words of an unknown one."""
    from saksi.merge.parties import known_actors  # noqa: PLC0415

    known = known_actors().get(holder)
    return known.name if known else holder


def _source(testimony: Testimony) -> str:
    """Which record, and who says it in which outlet."""
    who = ", ".join(speaker.text for speaker in testimony.record.attribution)
    outlet = testimony.report.outlet or testimony.report.name
    return one_line(f"{testimony.record.id[:12]} {testimony.record.event_type}: {f'{who}, ' if who else ''}{outlet}")


def _words(testimony: Testimony) -> str:
    return " … ".join(span.of(testimony.report.raw) for span in sorted(testimony.record.evidence))
