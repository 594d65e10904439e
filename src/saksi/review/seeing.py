"""What a reviewer saw of an incident, and what became of one that is gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from saksi.model import Judgement, Verdict
from saksi.review.anchor import anchors
from saksi.review.decide import Decision, newest
from saksi.review.reattach import ids_now
from saksi.review.undoing import in_force
from saksi.store.interface import RecordFilter, StaleJudgementError, Store, UnknownIdError

_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
#: Digits of a tick that no calendar holds.
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of an incident that is no more: the last decision that names it, and where its records are now."""

    judgement: Judgement
    records: tuple[str, ...]
    homes: tuple[str, ...]

    @property
    def rejected(self) -> bool:
        """Whether it was rejected as a whole."""
        return self.judgement.verdict is Verdict.REJECT


def seen(store: Store, incident_id: str) -> str:
    """What a decision on an incident is to expect: it differs where its records, or judgements on them, differ.

    Raises:
        UnknownIdError: there is no such incident.
    """
    records = store.incident(incident_id).records
    passed = store.judgements_of([incident_id, *records])
    return f"{_token(records, _newest(passed))}-{(datetime.now(UTC) - _EPOCH) // _TICK}"


def whereabouts(store: Store, incident_id: str) -> Whereabouts | None:
    """What became of an incident that people merged, split or rejected; None where no decision in force names it."""
    naming = [each for each in in_force(store.judgements()) if incident_id in _incidents_named(each)]
    if not naming:
        return None
    records = judged_records(store, naming[-1])
    homes = store.incidents_of(records)
    return Whereabouts(naming[-1], records, tuple(dict.fromkeys(homes[name] for name in records if name in homes)))


def judged_records(store: Store, judgement: Judgement) -> tuple[str, ...]:
    """The records that a judgement on one or several stands on, by the ids they have now."""
    reports = dict.fromkeys(ground.report_id for ground in anchors(judgement).values())
    said = (record for name in reports for record in store.records(RecordFilter(report=name)))
    return tuple(ids_now(judgement, said).values())


def checked(store: Store, incident_id: str, by: Decision) -> dict[str, str]:
    """What is to be expected of the incident and its records when the decision is kept.

    Raises:
        StaleJudgementError: it is not what the reviewer saw; `newest` is what somebody decided since, None where no
            person did.
    """
    records = store.incident(incident_id).records
    targets = (incident_id, *records)
    passed = store.judgements_of(targets)
    if by.expected is None:
        return {}
    token, _, since = by.expected.rpartition("-")
    if token != _token(records, _newest(passed)):
        raise StaleJudgementError(
            f"{incident_id} has changed meanwhile; nothing was kept",
            "look at it again",
            _last_since(store, targets, since),
        )
    return {name: newest(passed.get(name, ())) for name in targets}


def _last_since(store: Store, targets: Sequence[str], since: str) -> Judgement | None:
    """The last judgement on an incident or its records, or that joined or parted them, since a tick of the clock."""
    first = _EPOCH + _TICK * (int(since) if since.isdecimal() and len(since) < _LONGEST else 0)
    named = set(targets)
    recent = (each for each in store.judgements() if each.at >= first)
    about = [each for each in recent if each.target in named or not named.isdisjoint(anchors(each))]
    return max(about, key=lambda each: each.at, default=None)


def check_there(store: Store, incident_id: str) -> None:
    """Raise StaleJudgementError, with the decision that ended it, where an incident is no more."""
    try:
        store.incident(incident_id)
    except UnknownIdError as error:
        found = whereabouts(store, incident_id)
        raise StaleJudgementError(
            f"{incident_id} is no more; nothing was kept", error.hint, found.judgement if found else None
        ) from error


def _newest(passed: Mapping[str, Sequence[Judgement]]) -> dict[str, str]:
    return {name: newest(own) for name, own in passed.items() if own}


def _token(records: Iterable[str], last: Mapping[str, str]) -> str:
    """Two hashes: of the records that are in, and of the last judgement on each and on the incident."""
    return f"{_hash(sorted(records))}-{_hash([f'{name} {last[name]}' for name in sorted(last)])}"


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _incidents_named(judgement: Judgement) -> Iterator[str]:
    """The incidents that a decision is about: its target, and those that were merged into one."""
    yield judgement.target
    if judgement.verdict is Verdict.MERGE and judgement.old:
        old = json.loads(judgement.old)
        yield from old.get("incidents", ()) if isinstance(old, dict) else ()
