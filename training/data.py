"""Readers of the training data: the authored corpus, coded reports and headlines, and named-entity corpora."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from saksi.clean import clean
from saksi.knowledge import shared
from saksi.model import CleanText, MentionKind, OffsetMap, Report, Sentence, Span, Trigger, report_id
from saksi.read.hints import SentenceHints
from saksi.read.rules import rules_reader
from training.examples import Example, Labelled, TriggerLabel
from training.markup import EventNote, MarkedSentence, Unit, read_corpus_file

_KINDS = {"P": "person", "G": "group", "L": "place", "F": "facility", "T": "time", "N": "quantity"}
_PARTIES = {MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE, MentionKind.FACILITY}
_HARMFUL = {"killed", "injured", "missing", "abducted", "arrested", "displaced"}


def authored(folder: Path) -> Iterator[Example]:
    """The authored corpus, sentence by sentence; all marks are known."""
    for path in sorted(folder.glob("*/*.txt")):
        for unit in read_corpus_file(path):
            language = path.parent.name
            hints = hints_by_line([sentence.text for sentence in unit.sentences], language)
            for sentence, hint in zip(unit.sentences, hints, strict=True):
                yield _authored(unit, sentence, language, hint)


def hints_by_line(lines: list[str], language: str) -> list[SentenceHints]:
    """What the rules find in each line of a text, spans counted in the line."""
    text = "\n".join(lines)
    found = rules_reader().hints(CleanText("", text, (), OffsetMap.of(len(text), ())), language)
    by_line: list[SentenceHints] = []
    start = 0
    for line in lines:
        span = Span(start, start + len(line))
        by_line.append(joined_hints([hints for hints in found if span.covers(hints.sentence.span)], span))
        start = span.end + 1
    return by_line


def joined_hints(hints: list[SentenceHints], span: Span) -> SentenceHints:
    """The hints of the sentences within `span` as one, spans counted from its start."""
    by = -span.start
    return SentenceHints(
        Sentence(Span(0, len(span)), 0),
        tuple(_moved(trigger, by) for one in hints for trigger in one.triggers),
        tuple(replace(hint, span=hint.span.shift(by)) for one in hints for hint in one.unstated),
        tuple(replace(mention, span=mention.span.shift(by)) for one in hints for mention in one.mentions),
        tuple((party.shift(by), text) for one in hints for party, text in one.parties),
    )


def _moved(trigger: Trigger, by: int) -> Trigger:
    arguments = (
        replace(argument, mention=replace(argument.mention, span=argument.mention.span.shift(by)))
        for argument in trigger.arguments
    )
    harm = (replace(figure, span=figure.span.shift(by)) for figure in trigger.harm)
    return replace(trigger, span=trigger.span.shift(by), arguments=tuple(arguments), harm=tuple(harm))


def _authored(unit: Unit, sentence: MarkedSentence, language: str, hints: SentenceHints) -> Example:
    spans: dict[str, list[Span]] = {}
    for mark in sentence.marks:
        spans.setdefault(mark.id, []).append(mark.span)
    mentions = tuple(Labelled(mark.span, _KINDS[mark.id[0]]) for mark in sentence.marks if mark.id[0] in _KINDS)
    triggers = tuple(_authored_trigger(note, spans) for note in sentence.events if note.id in spans)
    source = f"authored/{language}/{unit.source}"
    return Example(sentence.text, source, mentions, _others(hints, mentions), True, triggers, hints=hints)


def _others(hints: SentenceHints, mentions: Sequence[Labelled]) -> tuple[Span, ...]:
    """The rules' mentions beside the known ones."""
    known = [mention.span for mention in mentions]
    return tuple(one.span for one in hints.mentions if not any(one.span.overlaps(span) for span in known))


def _authored_trigger(note: EventNote, spans: dict[str, list[Span]]) -> TriggerLabel:
    trigger = spans[note.id][0]
    arguments = [
        Labelled(_nearest(spans[name], trigger), role)
        for role, names in note.roles.items()
        for name in names
        if name in spans
    ]
    arguments += (Labelled(_nearest(spans[number], trigger), kind) for kind, number, _ in note.harm if number in spans)
    return TriggerLabel(trigger, note.event_type, note.modality, note.background, tuple(arguments))


def _nearest(spans: Iterable[Span], to: Span) -> Span:
    return min(spans, key=lambda span: abs(span.start - to.start))


def coded_reports(folder: Path, pattern: str) -> Iterator[Example]:
    """Reports coded by hand in the codebook's form, with trigger words: one example a sentence.

    A sentence without evidence states nothing to code; one that is evidence but in which no trigger word of its record
    is found teaches only its arguments.
    """
    for path in sorted(folder.glob(f"{pattern}.json")):
        if path.name.endswith(".meta.json"):
            continue
        raw = path.with_suffix(".txt").read_text(encoding="utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        language = "en" if "en-" in path.name else "id"
        text = clean(Report(report_id(raw), path.name, raw))
        for hints in rules_reader().hints(text, language):
            yield _coded(text, hints, raw, gold["records"], f"gold/{path.stem}")


def _coded(text: CleanText, hints: SentenceHints, raw: str, records: list[dict[str, Any]], source: str) -> Example:
    sentence = hints.sentence
    words = sentence.span.of(text.text)
    here = text.offsets.raw_span(sentence.span)
    stated = [record for record in records if _is_evidence(record, raw, here)]
    triggers: list[TriggerLabel] = []
    complete = True
    local = joined_hints([hints], sentence.span)
    for record in stated:
        found = _coded_trigger(record, words, local)
        if found is None:
            complete = False
        else:
            triggers.append(found)
    return _example(words, source, triggers, complete, local)


def _example(
    words: str, source: str, triggers: Sequence[TriggerLabel], complete: bool, hints: SentenceHints
) -> Example:
    """An example of coded news: of mentions only the arguments are known."""
    spans = {label.span: label for trigger in triggers for label in trigger.arguments}
    mentions = tuple(Labelled(span, _kind_of(label.label)) for span, label in spans.items())
    known = tuple(triggers) if complete else None
    return Example(words, source, mentions, _others(hints, mentions), False, known, hints=hints)


def _is_evidence(record: dict[str, Any], raw: str, here: Span) -> bool:
    for quote in record["evidence"]:
        at = raw.find(quote)
        while at >= 0:
            if Span(at, at + len(quote)).overlaps(here):
                return True
            at = raw.find(quote, at + 1)
    return False


def _coded_trigger(record: dict[str, Any], words: str, hints: SentenceHints) -> TriggerLabel | None:
    spans = [span for trigger in record.get("triggers", ()) if (span := _find(trigger, words))]
    if not spans:
        return None
    arguments: list[Labelled] = []
    unsaid: set[str] = set()
    for role, value in _values(record):
        span = _find(value, words) or _stands_for(value, role, hints)
        if span:
            arguments.append(Labelled(span, role))
        else:
            unsaid.add(role)
    return TriggerLabel(
        min(spans, key=len),
        record["event_type"],
        record["modality"],
        record["background"],
        tuple(dict.fromkeys(arguments)),
        frozenset(unsaid),
    )


def _stands_for(value: str, role: str, hints: SentenceHints) -> Span | None:
    """The words that stand for a value which the sentence names otherwise: a pronoun, another name, an office."""
    if role not in {"actor", "recipient", "speaker"}:
        return None
    same = shared.actors().same
    told = [*((mention.span, mention.text) for mention in hints.mentions if mention.kind in _PARTIES), *hints.parties]
    return next((span for span, text in told if text == value or same(text, value)), None)


def _values(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, role in (("actor", "actor"), ("recipient", "recipient"), ("attribution", "speaker")):
        for name in record.get(key) or ():
            yield role, name
    for key in ("place", "origin", "time"):
        value = record.get(key)
        if value:
            yield key, value if isinstance(value, str) else value["text"]
    if record.get("value"):
        yield "value", record["value"]
    for harm in record.get("harm") or ():
        if harm.get("text"):
            yield harm["kind"], harm["text"]


def _kind_of(role: str) -> str:
    if role in {"place", "origin"}:
        return "place"
    if role == "time":
        return "time"
    return "quantity" if role in _HARMFUL | {"value"} else "group"


def _find(words: str, text: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return Span(found.start(), found.end()) if found else None


def coded_headlines(path: Path) -> Iterator[Example]:
    """Coded headlines: every trigger and argument stands in them word for word."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        hints = hints_by_line([row["text"]], "id")[0]
        triggers = [found for record in row["records"] if (found := _coded_trigger(record, row["text"], hints))]
        yield _example(row["text"], f"headline/{row['report']}", triggers, len(triggers) == len(row["records"]), hints)


_ENTITY = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "LOC": "LOC", "PLACE": "LOC"}


def named_entities(path: Path, source: str) -> Iterator[Example]:
    """A named-entity corpus in columns (word first, tag last, an empty line between sentences)."""
    words: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            columns = line.split()
            words.append((columns[0], columns[-1]))
        elif words:
            yield _entities(words, source)
            words = []


def _entities(words: list[tuple[str, str]], source: str) -> Example:
    text = " ".join(word for word, _ in words)
    found: list[Labelled] = []
    at = 0
    open_span: tuple[int, int, str] | None = None
    for word, tag in [*words, ("", "O")]:
        mark, _, name = tag.partition("-")
        label = _ENTITY.get(name.upper())
        if open_span and (mark != "I" or label != open_span[2]):
            found.append(Labelled(Span(open_span[0], open_span[1]), open_span[2]))
            open_span = None
        if label and (mark == "B" or open_span is None):
            open_span = (at, at + len(word), label)
        elif label and open_span:
            open_span = (open_span[0], at + len(word), label)
        at += len(word) + 1
    return Example(text, source, entities=tuple(found), hints=hints_by_line([text], "id")[0])
