"""The generated part of the page on the codebook.

`python -m saksi.codebook.document docs/codebook.md` brings that page up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from saksi.codebook.load import codebook
from saksi.codebook.types import Acled, Case, Codebook, EventType, Plover
from saksi.errors import CodebookError

BEGIN, END = "<!-- event types: begin -->", "<!-- event types: end -->"
_CROSSWALK = """\
A dash: no counterpart. The first case whose condition holds is taken. `harmed`: somebody was killed or injured.
`state_actor`, `non_state_actor`: the actor is known to be one. `place_handed_over`: left to another named party
without a fight. `material`: arms, money, goods or relief rather than words. UCDP counts only events with a death and
an identified, organised actor. `one_sided` is its type of violence 3; `by_parties` is 1 where a state is a side, else
2; `by_target` is 3 where civilians are the target, else as `by_parties`."""
_TIERS = {
    "A": "Armed and political violence",
    "B": "Other conflict events",
    "C": "Words and politics between parties",
    "D": "States",
}


def document(book: Codebook) -> str:
    """The overview, the entry of every type, the lenient rows and the crosswalks as Markdown."""
    parts = [_overview(book)]
    for tier, title in _TIERS.items():
        parts.append(f"### Tier {tier}: {title}")
        parts += [_entry(book.types[code]) for code in book.tier(tier)]
    parts += ["### Lenient rows", _lenient(book), "### Crosswalks", _crosswalk(book)]
    return "\n\n".join(parts)


def renew(page: str, book: Codebook) -> str:
    """The page with what stands between the two marks written anew; CodebookError if it lacks them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise CodebookError(
            "the page has no place for the event types", f"write {BEGIN} and {END} on lines of their own"
        )
    return f"{before}{BEGIN}\n\n{document(book)}\n\n{END}{after}"


def _overview(book: Codebook) -> str:
    rows = [(entry.tier, f"`{code}`", entry.title, entry.title_id) for code, entry in book.types.items()]
    return _table(("tier", "code", "title", "Indonesian"), rows)


def _entry(entry: EventType) -> str:
    return "\n".join(
        [
            f"#### `{entry.code}`: {entry.title}",
            "",
            entry.definition,
            "",
            f"- *Coded here:* {', '.join(entry.include)}.",
            f"- *Not here:* {', '.join(entry.exclude)}.",
            *(f"- {note}" for note in _notes(entry)),
            f"- *Example:* {entry.example}",
        ]
    )


def _notes(entry: EventType) -> Iterator[str]:
    """What the fields of such a record may hold, where it is not what it is for every type."""
    if entry.speech_act:
        yield "*Speech act:* the actor is the party that speaks, the person goes to `attribution`, `place` stays null."
    if entry.origin:
        yield "*`origin`* may be filled: where from; `place` is where to."
    if entry.value:
        yield "*`value`* holds the figure or share as written."
    if entry.harm:
        yield f"*Harm:* {', '.join(sorted(entry.harm))}."


def _lenient(book: Codebook) -> str:
    rows = [(name, ", ".join(f"`{code}`" for code in book.types if code in row)) for name, row in book.lenient.items()]
    return _table(("row", "types"), rows)


def _crosswalk(book: Codebook) -> str:
    rows = [
        (f"`{code}`", _cases(book.acled_cases[code]), _cases(book.plover_cases[code]), book.ucdp_rules.get(code, "-"))
        for code in book.types
    ]
    return f"{_CROSSWALK}\n\n{_table(('code', 'ACLED', 'PLOVER', 'UCDP'), rows)}"


def _cases(cases: Sequence[Case[Acled]] | Sequence[Case[Plover]]) -> str:
    return "<br>".join(f"{_name(case.target)}{f' (if {case.when})' if case.when else ''}" for case in cases) or "-"


def _name(target: Acled | Plover) -> str:
    if isinstance(target, Acled):
        return f"{target.event_type}: {target.sub_event_type}"
    return f"{target.event_type}: {target.mode}" if target.mode else target.event_type


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(renew(Path(name).read_text("utf-8"), codebook()), "utf-8")
