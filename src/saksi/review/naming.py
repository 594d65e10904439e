"""Decisions on provisional actors, as `saksi.merge.provisional` reads them: who they are, what they are called."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from saksi.errors import ReviewError
from saksi.merge.provisional import NAME_FIELD, check_merge
from saksi.model import Judgement, Verdict
from saksi.review.decide import Decision
from saksi.store.interface import Store

#: How the id of every provisional actor begins.
_PROVISIONAL = "p-"


def merge_actor(store: Store, target: str, into: str, by: Decision) -> Judgement:
    """Say that a provisional actor is an actor of the list, or another provisional one (an id).

    Raises:
        UsageError: there is no such actor, or it is the same one.
    """
    check_merge(target, into)
    return _keep(store, target, Verdict.MERGE, by, new=into)


def name_actor(store: Store, target: str, name: str, by: Decision) -> Judgement:
    """Give a provisional actor a name.

    Raises:
        ReviewError: the name is empty.
    """
    if not name.strip():
        raise ReviewError("an actor's name cannot be empty", "write the name by which it is known best")
    return _keep(store, target, Verdict.CORRECT, by, new=name.strip(), field=NAME_FIELD)


def part_actor(store: Store, target: str, by: Decision) -> Judgement:
    """Say that a form of a name, given by its id, stands for an actor of its own."""
    return _keep(store, target, Verdict.SPLIT, by)


def reject_actor(store: Store, target: str, by: Decision) -> Judgement:
    """Say that a provisional actor is none: words that name nobody."""
    return _keep(store, target, Verdict.REJECT, by)


def is_on_actor(judgement: Judgement) -> bool:
    """Whether a judgement is on a provisional actor."""
    return judgement.target.startswith(_PROVISIONAL)


def _keep(
    store: Store, target: str, verdict: Verdict, by: Decision, *, new: str | None = None, field: str | None = None
) -> Judgement:
    if not target.startswith(_PROVISIONAL):
        raise ReviewError(f"{target!r} is no provisional actor", "choose one from the list of unknown actors")
    at = datetime.now(UTC)
    told = (target, verdict.value, by.reviewer, at.isoformat(), field, new, by.note, by.expected)
    name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]
    value = None if new is None else json.dumps(new, ensure_ascii=False)
    made = Judgement(f"j-{name}", target, verdict, by.reviewer, at, field, None, value, by.note)
    store.judge(made, by.expected)
    return made
