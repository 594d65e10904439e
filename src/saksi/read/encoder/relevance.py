"""Whether a report is about conflict at all, by what the network sees in its sentences and by its words.

A linear model over the mean vectors of the opening and of the whole report, the likeliest trigger of each type, and the
shares of words of conflict and of elsewhere (sport, crime, markets, accidents). `training/relevance.py` learns it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from saksi.lang import LanguagePack
from saksi.read.encoder.network import Scored, Vectors

#: Sentences that make up a report's opening, and the characters that do.
OPENING, OPENING_CHARACTERS = 3, 700
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def report_features(scored: Sequence[Scored], text: str, pack: LanguagePack) -> Vectors:
    """A report as one vector, from the scored pieces of its sentences (at least one) and its clean text."""
    sentences = np.stack([one.hidden.mean(axis=0) for one in scored])
    triggers = np.stack([one.triggers[:, 1:].max(axis=0) for one in scored])
    surest = np.sort(triggers.max(axis=1))[::-1]
    spread = [surest[0], surest[:OPENING].mean(), surest.mean(), (surest > 0.5).mean()]
    parts = (sentences[:OPENING].mean(axis=0), sentences.mean(axis=0), triggers.max(axis=0), triggers.mean(axis=0))
    return np.concatenate([*parts, spread, _words(text, pack)]).astype(np.float32)


def _words(text: str, pack: LanguagePack) -> list[float]:
    """How many words are of conflict and how many of elsewhere: in all, by share, and in the opening."""
    conflict, elsewhere, length = _count(text, pack)
    first, first_elsewhere, opening = _count(text[:OPENING_CHARACTERS], pack)
    return [
        math.log1p(conflict),
        math.log1p(elsewhere),
        conflict / length,
        elsewhere / length,
        first / opening,
        first_elsewhere / opening,
        math.log1p(conflict) - math.log1p(elsewhere),
    ]


def _count(text: str, pack: LanguagePack) -> tuple[int, int, int]:
    """Words of conflict, of elsewhere, and all (at least one)."""
    words = [match[0].lower() for match in _WORD.finditer(text)]
    conflict, elsewhere = pack.classes["conflict"], pack.classes["elsewhere"]
    return sum(word in conflict for word in words), sum(word in elsewhere for word in words), max(1, len(words))
