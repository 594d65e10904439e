"""What people decided on the records of a store, as linking needs it."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.merge.judged import decided
from saksi.merge.kinds import makes_incident
from saksi.model import Judgement, Record
from saksi.review.effective import Standing
from saksi.review.reattach import carried
from saksi.review.reviewed import by_report, review
from saksi.store.interface import RecordFilter, Store


class People:
    """What people decided on a store's records, with the ids that the records have now."""

    def __init__(self, store: Store, judgements: Sequence[Judgement]) -> None:
        """`judgements` are all that count, oldest first."""
        self._store = store
        self._passed = by_report(judgements)
        said = [record for name in sorted(self._passed) for record in self._said(name)]
        self.carried = carried(judgements, said)
        self._decided = decided(self.carried)

    def rejects(self, record_id: str) -> bool:
        """Whether the record was rejected as a whole."""
        return record_id in self._decided.rejected

    def leave(self, report_id: str) -> list[Record]:
        """The records of a report with corrections and additions, without what was rejected."""
        if report_id not in self._passed:
            return self._said(report_id)
        reviewed = review(self._said(report_id), self._passed[report_id])
        return [one.record for one in reviewed.records if one.standing is not Standing.REJECTED]

    def reports_with_more(self) -> set[str]:
        """Reports to which people added happenings that no incident holds yet."""
        added = {
            one.record.id: name
            for name, passed in self._passed.items()
            for one in review(self._said(name), passed).records
            if one.standing is Standing.ADDED and makes_incident(one.record)
        }
        return {added[record] for record in set(added) - set(self._store.incidents_of(sorted(added)))}

    def stirred(self) -> set[str]:
        """Incidents that people joined, cut or took a record from, and that still stand as they were."""
        joined, apart, rejected = self._decided.joined, self._decided.apart, self._decided.rejected
        home = self._store.incidents_of(sorted({name for pair in joined | apart for name in pair} | rejected))
        torn = {home[one] for one, other in apart if one in home and home.get(other) == home[one]}
        torn |= {home[name] for name in rejected if name in home}
        for one, other in joined - apart:
            if one in home and other in home and home[one] != home[other]:
                torn |= {home[one], home[other]}
        return torn

    def _said(self, report_id: str) -> list[Record]:
        return list(self._store.records(RecordFilter(report=report_id)))
