"""Keeping decisions: all judgements of one, and what lists show of the incidents that they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saksi.model import Judgement
from saksi.review.figures import refresh_listed
from saksi.store.interface import Store


def keep(store: Store, judgements: Sequence[Judgement], expected: Mapping[str, str] | None = None) -> None:
    """Keep judgements, all or none (`Store.judge_all`); then bring up the tolls of the incidents that they change.

    Raises:
        StaleJudgementError: somebody judged one of the targets meanwhile; nothing was kept.
    """
    store.judge_all(judgements, expected)
    refresh_listed(store, judgements)
