"""The records of a report as its reviewers leave them: corrected, rejected, added, and how judgements fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.errors import ReviewError
from saksi.model import Judgement, Record, Report, Verdict
from saksi.review.anchor import Anchor, anchors
from saksi.review.effective import Standing, added, effective, standing
from saksi.review.reattach import Attachment, Fit, carried, reattach
from saksi.review.wanted import passes
from saksi.store.interface import EVERYTHING, RecordFilter, Store


@dataclass(frozen=True, slots=True)
class ReviewedRecord:
    """A record with people's judgements applied.

    `said` is what the reader said (for an added record: what the person said first), `judgements` all that were ever
    passed on it, oldest first, `attachments` those in force with how they fit.
    """

    record: Record
    said: Record
    standing: Standing
    judgements: tuple[Judgement, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def newest(self) -> str:
        """What a decision on this record is to expect (`review.decide`)."""
        own = [judgement.id for judgement in self.judgements if judgement.target == self.record.id]
        return own[-1] if own else ""

    @property
    def mismatched(self) -> bool:
        """Whether the reader by now says something else than the judgements that count were passed on.

        What was decided on the whole record, or on a field, counts in place of what was decided there before.
        """
        decided: set[str | None] = set()
        for attachment in reversed(self.attachments):
            judgement = attachment.judgement
            field = judgement.field if judgement.verdict is Verdict.CORRECT else None
            if field not in decided and attachment.fit is Fit.MISMATCH:
                return True
            decided.add(field)
            if field is None:
                return False
        return False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The records of one reading, and the judgements whose record the reader no longer finds."""

    records: tuple[ReviewedRecord, ...]
    obsolete: tuple[Attachment, ...] = ()


def review(records: Iterable[Record], judgements: Iterable[Judgement]) -> Reviewed:
    """The records of whole reports with the judgements passed on those reports, given oldest first."""
    said, passed = tuple(records), tuple(judgements)
    attachments = reattach(passed, said)
    moved = carried(passed, said)
    places = {each.id: each.target for each in moved}
    shown = {record.id: record for record in said}
    shown |= _added(moved, shown)
    history, fits = _histories(passed, attachments, places), _by_record(attachments)
    found = tuple(
        ReviewedRecord(
            effective(record, moved),
            record,
            standing(name, moved),
            tuple(history.get(name, ())),
            tuple(fits.get(name, ())),
        )
        for name, record in shown.items()
    )
    return Reviewed(found, tuple(each for each in attachments if each.fit is Fit.OBSOLETE))


def review_report(store: Store, report_id: str) -> Reviewed:
    """The records of a report by the reader that coded it last, reviewed."""
    return review(store.records(RecordFilter(report=report_id)), judgements_on(store, report_id))


def find_record(store: Store, record_id: str) -> ReviewedRecord:
    """A record of the newest reading, or an added one, as it stands.

    Raises:
        ReviewError: there is none of that id; the message says whether it is one that a newer reading replaced.
    """
    report_id = _report_of(store, record_id)
    if report_id is not None:
        for found in review_report(store, report_id).records:
            if found.record.id == record_id:
                return found
    raise ReviewError(
        f"{record_id} is no record of its report's newest coding", "open the report: its records are listed there"
    )


def judgements_on(store: Store, report_id: str) -> tuple[Judgement, ...]:
    """All judgements on records of a report, whichever reader made those, oldest first."""
    return tuple(store.judgements(report=report_id))


def reviewed_coded(
    store: Store,
    wanted: RecordFilter = EVERYTHING,
    *,
    settled: bool = False,
    passed: Mapping[str, Sequence[Judgement]] | None = None,
) -> Iterator[tuple[Report, tuple[Record, ...]]]:
    """Reports with their records as people left them: what `Store.coded` gives, corrected, without the rejected.

    With `settled` only what a person accepted, corrected or added. Of records that a reader made, the filter is asked
    of what the reader said; reports in which people found something and the reader nothing come last. `passed` are the
    judgements by report, for whoever has them at hand: reports that it does not name are as the reader read them.
    """
    left = dict(by_report(store.judgements()) if passed is None else passed)
    for report, records in store.coded(wanted):
        judgements = left.pop(report.id, ())
        names = frozenset(record.id for record in records)
        said = store.records(RecordFilter(report=report.id)) if judgements else records
        kept = _kept(review(said, judgements), names, wanted, settled=settled)
        if kept:
            yield report, kept
    for report_id in [name for name, judgements in left.items() if wanted.report in (None, name) and _adds(judgements)]:
        kept = _kept(review_report(store, report_id), frozenset(), wanted, settled=settled)
        if kept:
            yield store.report(report_id), kept


def _adds(judgements: Iterable[Judgement]) -> bool:
    return any(judgement.verdict is Verdict.ADD for judgement in judgements)


def _kept(reviewed: Reviewed, names: frozenset[str], wanted: RecordFilter, *, settled: bool) -> tuple[Record, ...]:
    """The records that go out: those of the names asked for, and added ones that pass the filter."""
    left_out = (Standing.REJECTED, Standing.OPEN) if settled else (Standing.REJECTED,)
    return tuple(
        each.record
        for each in reviewed.records
        if each.standing not in left_out
        and (each.record.id in names or (each.standing is Standing.ADDED and passes(each.record, wanted)))
    )


def by_report(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements on records, by the report of those records; their order stays."""
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for report_id in {ground.report_id for ground in anchors(judgement).values()}:
            found[report_id].append(judgement)
    return dict(found)


def _report_of(store: Store, record_id: str) -> str | None:
    for judgement in store.judgements(record_id):
        ground: Anchor | None = anchors(judgement).get(record_id)
        if ground is not None:
            return ground.report_id
    return store.record(record_id).report_id


def _added(moved: Sequence[Judgement], said: dict[str, Record]) -> dict[str, Record]:
    """The records that people added, by the id they have now; what a reader finds by now gives way to the person's."""
    found = {}
    for judgement in moved:
        if judgement.verdict is Verdict.ADD:
            known = said.get(judgement.target)
            triggers = known.triggers if known else ()
            found[judgement.target] = replace(added(judgement), id=judgement.target, triggers=triggers)
    return found


def _histories(
    passed: Iterable[Judgement], attachments: Iterable[Attachment], places: dict[str, str]
) -> dict[str, list[Judgement]]:
    """All judgements by the record they belong to now, those taken back with them."""
    targets = {each.judgement.target: each.record_id for each in attachments if each.record_id}
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in passed:
        found[targets.get(judgement.target) or places.get(judgement.id) or judgement.target].append(judgement)
    return found


def _by_record(attachments: Iterable[Attachment]) -> dict[str, list[Attachment]]:
    found: defaultdict[str, list[Attachment]] = defaultdict(list)
    for attachment in attachments:
        if attachment.record_id is not None:
            found[attachment.record_id].append(attachment)
    return found
