"""Checks the authored corpus and prints its counts and its variety: `python -m training.check_corpus [FILE...]`."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from saksi.codebook import codebook
from training.markup import MarkedSentence, MarkupError, Unit, faults, read_corpus_file

CORPUS = Path(__file__).parent / "corpus"
TYPES = set(codebook().types)


def frame(sentence: MarkedSentence) -> str:
    """The sentence with its marks replaced by their kinds: what stays is the mould it was cast in."""
    text = sentence.text
    for mark in sorted(sentence.marks, key=lambda mark: -mark.span.start):
        text = text[: mark.span.start] + mark.id[0] + text[mark.span.end :]
    return re.sub(r"\d+", "0", text.lower())


def distinct_trigrams(texts: Iterable[str]) -> float:
    """The share of word trigrams that are distinct."""
    counted: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        counted.update(zip(words, words[1:], words[2:], strict=False))
    return len(counted) / max(1, counted.total())


def describe(units: list[Unit]) -> None:
    """Prints counts by kind and type, and the variety of wording."""
    alone = [unit.sentences[0] for unit in units if not unit.is_report]
    reports = [unit for unit in units if unit.is_report]
    told = [sentence for unit in units for sentence in unit.sentences]
    types = Counter(event.event_type for sentence in told for event in sentence.events)
    modalities = Counter(event.modality for sentence in told for event in sentence.events)
    print(f"sentences {len(alone)}, of them without event {sum(not s.events for s in alone)}; reports {len(reports)}")
    print(f"sentences in reports {len(told) - len(alone)}; events {types.total()}; modality {dict(modalities)}")
    print("types " + ", ".join(f"{name} {types[name]}" for name in sorted(TYPES, key=lambda name: -types[name])))
    print(f"distinct trigrams {distinct_trigrams(s.text for s in told):.3f}")
    frames = Counter(" ".join(frame(s).split()[:5]) for s in told)
    print("most repeated openings " + "; ".join(f"{text} ×{n}" for text, n in frames.most_common(8)))
    doubles = Counter(s.text for s in told)
    print(f"sentences that stand twice {sum(n > 1 for n in doubles.values())}")


def main(arguments: list[str]) -> int:
    """Checks the named files or the whole corpus; 1 if anything is wrong."""
    paths = [Path(name) for name in arguments] or sorted(CORPUS.glob("*/*.txt"))
    wrong: list[str] = []
    units: list[Unit] = []
    for path in paths:
        try:
            found = list(read_corpus_file(path))
        except MarkupError as error:
            wrong.append(str(error))
            continue
        units += found
        wrong += (fault for unit in found for fault in faults(unit, TYPES))
    for fault in wrong:
        print(fault)
    describe(units)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
