"""An incident as coloured text: its claims side by side, per speaker and family, with the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from saksi.cli.terminal import one_line
from saksi.cli.words import days, place_words, toll_words
from saksi.export.material import Dossier
from saksi.merge.claims import IncidentClaim
from saksi.merge.parties import known_actors
from saksi.model import Modality

_STYLES = {
    "event_type": "bold red",
    "actor": "cyan",
    "recipient": "magenta",
    "place": "green",
    "origin": "green",
    "time": "blue",
    "harm": "red",
    "value": "bright_blue",
}
#: Columns of a claim's value.
_VALUE = 28
#: Colours of families, so that one witness is seen as one.
_FAMILIES = ("yellow", "bright_cyan", "bright_magenta", "bright_green", "bright_blue", "bright_red")


def incident_view(dossier: Dossier) -> Iterator[Text]:
    """What an incident is, what the views of its toll are, who says what of each field, and what stands beside it."""
    incident = dossier.incident
    yield Text.assemble((incident.id, "bold"), f"  {incident.event_type}")
    yield from (_line(name, words) for name, words in _summary(dossier) if words)
    colours = {family: _FAMILIES[at % len(_FAMILIES)] for at, family in enumerate(_families(dossier.claims))}
    field = None
    for copies in _side_by_side(dossier.claims):
        if copies[0].field != field:
            field = copies[0].field
            yield Text()
            yield Text(field, style=_STYLES.get(field, "bold"))
        yield _claim(copies, dossier.claims, colours)
    if incident.related:
        yield Text()
    for related in incident.related:
        yield _line(related.kind, f"{related.incident_id[:12]}  {related.reason}")


def _summary(dossier: Dossier) -> Iterator[tuple[str, str]]:
    incident, toll = dossier.incident, dossier.toll
    yield "where", place_words(incident.place)
    yield "when", days(incident.start, incident.end)
    parties = (", ".join(ref.text for ref in refs) for refs in (incident.actors, incident.recipients))
    yield "who", " > ".join(words for words in parties if words)
    if toll.high:
        sides = f"side A {toll.deaths_a}, side B {toll.deaths_b}, civilians {toll.civilians}, unknown {toll.unknown}"
        yield "UCDP", f"{toll_words(toll)} dead ({sides})"
        yield "ACLED", "" if dossier.fatalities is None else f"{dossier.fatalities} dead"
        graded = dossier.graded
        yield "Airwars", f"{graded.low}-{graded.high} civilians, {graded.grade}"
    yield (
        "witnesses",
        f"{_count(dossier.families, 'family', 'families')}, {_count(len(dossier.reports), 'report', 'reports')}",
    )


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _families(claims: Sequence[IncidentClaim]) -> list[str]:
    return list(dict.fromkeys(claim.family for claim in claims))


def _side_by_side(claims: Sequence[IncidentClaim]) -> Iterator[list[IncidentClaim]]:
    """The claims in order, what one speaker of one family says again put with its first telling."""
    found: dict[object, list[IncidentClaim]] = {}
    for claim in claims:
        key = (claim.field, claim.value, claim.who, claim.speaker, claim.family, claim.modality)
        found.setdefault(key, []).append(claim)
    yield from found.values()


def _claim(copies: Sequence[IncidentClaim], claims: Sequence[IncidentClaim], colours: dict[str, str]) -> Text:
    """One claim in a line: value, words, speaker, family; a revised one struck out, with what takes its place."""
    claim = copies[0]
    later = None if claim.revised_by is None else claims[claim.revised_by]
    text = Text("  ")
    value = one_line(_value(claim))
    text.append(value, style="strike" if later else "")
    text.append(" " * max(2, _VALUE - len(value)))
    text.append(f'"{one_line(claim.text)}"  ', style="dim")
    text.append(one_line(claim.speaker or claim.outlet or claim.report_id[:12]), style="bold")
    text.append(f"  {one_line(_where_told(copies))}", style=colours[claim.family])
    if later:
        text.append(f"  later {one_line(_value(later))}", style="italic")
    return text


def _value(claim: IncidentClaim) -> str:
    hedge = "" if claim.modality is Modality.ASSERTED else f" ({claim.modality.value})"
    if claim.kind is None or claim.low is None:
        known = known_actors().get(claim.value) if claim.field in {"actor", "recipient"} else None
        return f"{known.name if known else claim.value}{hedge}"
    upper = "+" if claim.high is None else "" if claim.high == claim.low else f"-{claim.high}"
    total = " in all" if claim.is_total else ""
    return f"{claim.low}{upper} {claim.who} {claim.kind.value}{total}{hedge}"


def _where_told(copies: Sequence[IncidentClaim]) -> str:
    """Family, outlets and days of a claim's tellings."""
    outlets = ", ".join(dict.fromkeys(claim.outlet for claim in copies if claim.outlet))
    told = [claim.published.start.isoformat() for claim in copies if claim.published]
    reports = len({claim.report_id for claim in copies})
    parts = (copies[0].family[:12], outlets, min(told, default=""), f"{reports} reports" if reports > 1 else "")
    return " ".join(part for part in parts if part)


def _line(field: str, words: str) -> Text:
    return Text.assemble((f"{field:<13} ", "dim"), one_line(words))
