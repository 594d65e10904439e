"""The figures that lists sort incidents by, of testimonies as people left them: UCDP's toll, and doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from saksi.merge.tolls import ucdp_toll
from saksi.model import HarmKind, Judgement, Record, Testimony
from saksi.review.anchor import anchors
from saksi.review.effective import Standing
from saksi.review.reviewed import review_report
from saksi.store.figures import doubt_of
from saksi.store.interface import Store
from saksi.store.listing import IncidentFigures


def figures_told(testimonies: Sequence[Testimony]) -> IncidentFigures:
    """The dead as `saksi.merge.tolls.ucdp_toll` counts them, None where nobody tells of any."""
    records = [one.record for one in testimonies]
    if not any(harm.kind is HarmKind.KILLED for record in records for harm in record.harm):
        return IncidentFigures(doubt=doubt_of(records, None, None))
    toll = ucdp_toll(testimonies)
    if not toll.high:
        return IncidentFigures(doubt=doubt_of(records, None, None))
    return IncidentFigures(toll.low, toll.high, doubt_of(records, toll.low, toll.high), toll.best)


def refresh_figures(store: Store, judgements: Iterable[Judgement]) -> None:
    """Bring up the figures of the incidents that hold records which these judgements are about.

    One process at a time does so; whoever comes last has seen the judgements of all.
    """
    judged = {name for one in judgements for name in (one.target, *anchors(one))}
    names = set(store.incidents_of(sorted(judged)).values())
    if names:
        with store.alone("figures"):
            told = store.testimonies(sorted(names))
            store.save_figures({name: figures_told(as_left(store, told[name])) for name in names})


def as_left(store: Store, testimonies: Sequence[Testimony]) -> list[Testimony]:
    """Testimonies with the records as people left them, without the rejected."""
    left = dict(_left(store, {one.report.id for one in testimonies}))
    return [Testimony(one.report, left[one.record.id], one.family) for one in testimonies if one.record.id in left]


def _left(store: Store, report_ids: Collection[str]) -> Iterator[tuple[str, Record]]:
    for name in sorted(report_ids):
        for found in review_report(store, name).records:
            if found.standing is not Standing.REJECTED:
                yield found.record.id, found.record
