"""The authored reports that no reader learns from, in the codebook's form: `python -m training.held_out OUT`.

They are the development part that lies in the repository: `make test` holds the shipped reader to its floors on them.
Times and speakers are left out, since the markup has the words of a time but not its days.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from saksi.lang import pack
from training.markup import EventNote, MarkedSentence, Unit, read_corpus_file

FOLDER = Path(__file__).parent / "held_out"


def held_out_units(folder: Path = FOLDER) -> Iterator[tuple[str, Unit]]:
    """The held-out reports with their language, by file."""
    for path in sorted(folder.glob("*/*.txt")):
        for unit in read_corpus_file(path):
            if unit.is_report:
                yield path.parent.name, unit


def gold_form(unit: Unit, language: str) -> dict[str, Any]:
    """The records of an authored report: one for each event id, with what its sentences say of it."""
    told: dict[str, list[tuple[MarkedSentence, EventNote]]] = {}
    for sentence in unit.sentences:
        for note in sentence.events:
            told.setdefault(note.id, []).append((sentence, note))
    names = _fullest(unit)
    return {"records": [_record(parts, names, language) for parts in told.values()]}


def _fullest(unit: Unit) -> dict[str, str]:
    """The longest words for each id of a report."""
    names: dict[str, str] = {}
    for sentence in unit.sentences:
        for mark in sentence.marks:
            words = mark.span.of(sentence.text)
            if len(words) > len(names.get(mark.id, "")):
                names[mark.id] = words
    return names


def _record(parts: list[tuple[MarkedSentence, EventNote]], names: dict[str, str], language: str) -> dict[str, Any]:
    first = parts[0][1]
    roles = {role: _named(parts, role, names) for role in ("actor", "recipient", "place", "origin")}
    spots = {role: {"text": roles[role][0], "name": roles[role][0]} for role in ("place", "origin") if roles[role]}
    return {
        "event_type": first.event_type,
        "modality": first.modality,
        "background": all(note.background for _, note in parts),
        "actor": roles["actor"],
        "recipient": roles["recipient"],
        "place": spots.get("place"),
        "origin": spots.get("origin"),
        "harm": _harm(parts, names, language),
        "evidence": list(dict.fromkeys(sentence.text for sentence, _ in parts)),
    }


def _named(parts: list[tuple[MarkedSentence, EventNote]], role: str, names: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(names[one] for _, note in parts for one in note.roles.get(role, ()) if one in names))


def _harm(parts: list[tuple[MarkedSentence, EventNote]], names: dict[str, str], language: str) -> list[dict[str, Any]]:
    """The figures of an event, each once; numbers that the language pack cannot read are left out."""
    found: dict[tuple[str, int, int | None, str], dict[str, Any]] = {}
    for sentence, note in parts:
        for kind, number, who in note.harm:
            span = next((mark.span for mark in sentence.marks if mark.id == number), None)
            if span is None:
                continue
            read = [one for one in pack(language).find_quantities(sentence.text) if one.span.overlaps(span)]
            if read and not read[0].share:
                counted = names.get(who or "", "")
                figure = {"kind": kind, "low": read[0].low, "high": read[0].high, "who": counted, "text": read[0].text}
                found[kind, read[0].low, read[0].high, counted] = figure
    return list(found.values())


def write_gold(out: Path, folder: Path = FOLDER) -> int:
    """Writes the held-out reports as gold files to `out` and returns how many they are."""
    out.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, (language, unit) in enumerate(held_out_units(folder), 1):
        path = out / f"{language}-{number:02d}.json"
        path.write_text(json.dumps(gold_form(unit, language), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        text = "\n".join(sentence.text for sentence in unit.sentences) + "\n"
        path.with_suffix(".txt").write_text(text, encoding="utf-8")
        known = {key: unit.head[key] for key in ("published", "outlet") if key in unit.head}
        path.with_name(f"{path.stem}.meta.json").write_text(json.dumps(known) + "\n", encoding="utf-8")
    return number


if __name__ == "__main__":
    print(f"{write_gold(Path(sys.argv[1]))} reports")
