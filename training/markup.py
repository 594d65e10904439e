"""The inline markup of the authored corpus (training/corpus/README.md): text with marked mentions and events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from saksi.model import Span

ROLES = ("actor", "recipient", "place", "origin", "time", "speaker", "value")
MODALITIES = ("asserted", "alleged", "planned", "requested", "denied")
HARM_KINDS = ("killed", "injured", "missing", "abducted", "arrested", "displaced")
_OPEN = re.compile(r"\[([GPLFTNE]\d+) ")
_EVENT = re.compile(r"(E\d+) ([a-z_]+)((?: [^ ]+)*)$")


class MarkupError(Exception):
    """A corpus file breaks the markup; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: `id` ("G1"), and the characters of the plain sentence they cover."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class EventNote:
    """One annotation line: an event, its type and modality, and the ids in each role."""

    id: str
    event_type: str
    modality: str
    background: bool
    roles: dict[str, tuple[str, ...]]
    harm: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A plain sentence with its marks and events."""

    text: str
    marks: tuple[Mark, ...]
    events: tuple[EventNote, ...]
    line: int


@dataclass(slots=True)
class Unit:
    """A sentence by itself or a whole report (then `published` and `outlet` may be known)."""

    source: str
    sentences: list[MarkedSentence] = field(default_factory=list)
    is_report: bool = False
    head: dict[str, str] = field(default_factory=dict)


def parse_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text of a marked line and its marks, outer before inner; MarkupError on unbalanced brackets."""
    plain: list[str] = []
    length = at = 0
    open_marks: list[tuple[str, int]] = []
    marks: list[Mark] = []
    while at < len(line):
        opening = _OPEN.match(line, at)
        if opening:
            open_marks.append((opening[1], length))
            at = opening.end()
            continue
        if line[at] == "[":
            raise MarkupError(f"a bracket without an id at «{line[at : at + 20]}»")
        if line[at] == "]":
            if not open_marks:
                raise MarkupError("a closing bracket too many")
            name, start = open_marks.pop()
            if start == length:
                raise MarkupError(f"{name} marks no words")
            marks.append(Mark(name, Span(start, length)))
        else:
            plain.append(line[at])
            length += 1
        at += 1
    if open_marks:
        raise MarkupError(f"{open_marks[-1][0]} is never closed")
    return "".join(plain), tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def parse_event(line: str) -> EventNote:
    """One annotation line; MarkupError names the part that is wrong."""
    found = _EVENT.match(line.strip())
    if not found:
        raise MarkupError(f"not an annotation: «{line.strip()[:60]}»")
    modality, background = "asserted", False
    roles: dict[str, tuple[str, ...]] = {}
    harm: list[tuple[str, str, str | None]] = []
    for part in found[3].split():
        key, _, value = part.partition("=")
        if not value and key in MODALITIES:
            modality = key
        elif not value and key == "background":
            background = True
        elif key == "harm":
            harm.append(_harm(value))
        elif key in ROLES and value:
            roles[key] = tuple(value.split(","))
        else:
            raise MarkupError(
                f"unknown part «{part}»; roles are {', '.join(ROLES)}, modalities {', '.join(MODALITIES)}"
            )
    return EventNote(found[1], found[2], modality, background, roles, tuple(harm))


def _harm(value: str) -> tuple[str, str, str | None]:
    kind, number, *who = value.split(":")
    if kind not in HARM_KINDS or not number.startswith("N") or len(who) > 1:
        raise MarkupError(f"harm is kind:N#:G#, not «{value}»; kinds are {', '.join(HARM_KINDS)}")
    return kind, number, who[0] if who else None


def _sentence(path: Path, number: int, line: str, notes: list[str]) -> MarkedSentence:
    try:
        text, marks = parse_marks(line)
        return MarkedSentence(text, marks, tuple(parse_event(note) for note in notes), number)
    except MarkupError as error:
        raise MarkupError(f"{path.name}:{number}: {error}") from None


def _blocks(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """(line number, line, its annotation lines); structure lines come with no annotations."""
    held: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("<") or not line.strip():
            continue
        if line.startswith("  "):
            if held is None or held[1].startswith("##"):
                raise MarkupError(f"{path.name}:{number}: an annotation without a sentence")
            held[2].append(line)
            continue
        if held:
            yield held
        held = (number, line, [])
    if held:
        yield held


def read_corpus_file(path: Path) -> Iterator[Unit]:
    """The units of one corpus file; MarkupError names file, line and fault."""
    report: Unit | None = None
    for number, line, notes in _blocks(path):
        if line.startswith("## report"):
            head = dict(part.partition("=")[::2] for part in line.split()[2:])
            report = Unit(f"{path.parent.name}/{path.stem}:{number}", is_report=True, head=head)
        elif line.startswith("## end"):
            if report is None:
                raise MarkupError(f"{path.name}:{number}: «## end» without «## report»")
            yield report
            report = None
        elif report is not None:
            report.sentences.append(_sentence(path, number, line, notes))
        else:
            yield Unit(f"{path.parent.name}/{path.stem}:{number}", [_sentence(path, number, line, notes)])
    if report is not None:
        raise MarkupError(f"{path.name}: the last report has no «## end»")


def faults(unit: Unit, event_types: set[str]) -> Iterator[str]:
    """What is wrong with a unit beyond its form: unknown types, ids used but never marked, types that disagree."""
    marked = {mark.id for sentence in unit.sentences for mark in sentence.marks}
    types: dict[str, str] = {}
    for sentence in unit.sentences:
        where = f"{unit.source} (line {sentence.line})"
        here = {mark.id for mark in sentence.marks}
        for event in sentence.events:
            if event.event_type not in event_types:
                yield f"{where}: unknown type {event.event_type}"
            if event.id not in here:
                yield f"{where}: {event.id} has no trigger in its sentence"
            if types.setdefault(event.id, event.event_type) != event.event_type:
                yield f"{where}: {event.id} is {types[event.id]} above"
            used = {name for names in event.roles.values() for name in names}
            used |= {name for _, number, who in event.harm for name in (number, who) if name}
            for name in sorted(used - marked):
                yield f"{where}: {event.id} uses {name}, which is never marked"
        for name in sorted(here):
            if name[0] == "E" and name not in {event.id for event in sentence.events}:
                yield f"{where}: {name} is marked but has no annotation in this sentence"
