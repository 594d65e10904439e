"""Which judgements are in force: an undo takes one back, and an undo can be taken back itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from saksi.model import Judgement, Verdict


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements, given oldest first, that no later one takes back; the undoings themselves are left out."""
    taken_back: set[str] = set()
    standing: list[Judgement] = []
    for judgement in reversed(tuple(judgements)):
        if judgement.id in taken_back:
            continue
        if judgement.verdict is Verdict.UNDO:
            taken_back.add(undone(judgement))
        else:
            standing.append(judgement)
    return tuple(reversed(standing))


def undone(judgement: Judgement) -> str:
    """The id of the judgement that an undo takes back."""
    return str(json.loads(judgement.old or "null"))
