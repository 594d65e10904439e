"""The reports that people judged, reviewed: kept, and reviewed anew only where something was decided or read since."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from saksi.model import Judgement, Record
from saksi.review.agreement import Dispute, Rated, disputes, ratings_of
from saksi.review.anchor import reports_of
from saksi.review.reattach import Attachment, reattach
from saksi.review.reviewed import Reviewed, review
from saksi.store.interface import Store


@dataclass(frozen=True)
class JudgedReport:
    """The records of a report by the reader that coded it last, and the judgements on them, oldest first.

    What follows from both is computed once it is asked for.
    """

    said: tuple[Record, ...]
    judgements: tuple[Judgement, ...]

    @cached_property
    def reviewed(self) -> Reviewed:
        """The records as people left them."""
        return review(self.said, self.judgements)

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """How the judgements in force fit."""
        return reattach(self.judgements, self.said)

    @cached_property
    def ratings(self) -> Mapping[str, Rated]:
        """What each reviewer says of the records that several judged."""
        return ratings_of(self.said, self.judgements)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The fields on which reviewers differ."""
        return disputes(self.said, self.judgements)


@dataclass(frozen=True, slots=True)
class Judged:
    """All judgements of a store, oldest first, and the reports that they are on."""

    judgements: tuple[Judgement, ...]
    reports: Mapping[str, JudgedReport]


class JudgedReports:
    """The judged reports of a store, for whoever asks often; several threads may."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._state: str | None = None
        self._readings: str | None = None
        self._held = Judged((), {})
        self._lock = threading.Lock()

    def now(self) -> Judged:
        """All as the store has it now."""
        with self._lock:
            state = self._store.state()
            if state != self._state:
                self._held, self._state = self._renewed(), state
            return self._held

    def _renewed(self) -> Judged:
        readings = self._store.readings()
        judgements = self._passed()
        passed = _by_report(judgements)
        known = self._held.reports if readings == self._readings else {}
        kept = {name: known[name] for name, own in passed.items() if name in known and known[name].judgements == own}
        read = self._store.records_of([name for name in passed if name not in kept])
        self._readings = readings
        return Judged(judgements, {name: kept.get(name) or JudgedReport(read[name], passed[name]) for name in passed})

    def _passed(self) -> tuple[Judgement, ...]:
        """All judgements: those passed since are read, unless one came between the known ones."""
        known = self._held.judgements
        ids = self._store.judgement_ids()
        if [judgement.id for judgement in known] != list(ids[: len(known)]):
            return tuple(self._store.judgements())
        return (*known, *self._store.judgements_named(ids[len(known) :]))


def _by_report(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for report_id in _reports_of(judgement):
            found[report_id].append(judgement)
    return {name: tuple(own) for name, own in found.items()}


@lru_cache(maxsize=65536)
def _reports_of(judgement: Judgement) -> frozenset[str]:
    return reports_of(judgement)
