"""What a list sorts incidents by, read off their records where the caller says nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from saksi.model import Harm, HarmKind, Modality, Record
from saksi.store.listing import IncidentFigures

#: How an event is put that has (not yet) happened according to its report: its dead do not count.
_UNREAL = (Modality.DENIED, Modality.PLANNED, Modality.REQUESTED)
#: What a full disagreement on the dead adds to doubt.
_OF_DISAGREEMENT = 0.5


def figures_of(records: Sequence[Record]) -> IncidentFigures:
    """The least and most dead that one speaker of one record tells; doubt from scores and from how far those differ."""
    told = [toll for record in records if record.modality not in _UNREAL for toll in _tolls(record.harm)]
    low = min((toll[0] for toll in told), default=None)
    high = max((toll[1] for toll in told), default=None)
    return IncidentFigures(low, high, doubt_of(records, low, high))


def doubt_of(records: Sequence[Record], low: int | None, high: int | None) -> float:
    """How much an incident needs a person's eye: unsure readings, and least and most dead that lie far apart (0..1)."""
    scores = [record.scores["record"] for record in records if "record" in record.scores]
    unsure = 1 - min(max(sum(scores) / len(scores), 0.0), 1.0) if scores else 0.0
    apart = _OF_DISAGREEMENT * (high - low) / high if low is not None and high else 0.0
    return round(1 - (1 - unsure) * (1 - apart), 4)


def _tolls(harm: Iterable[Harm]) -> list[tuple[int, int]]:
    """The dead as each speaker counts them: a total where one is told, else the sum of the groups."""
    spoken: Mapping[str, list[Harm]] = defaultdict(list)
    for figure in harm:
        if figure.kind is HarmKind.KILLED:
            spoken[figure.speaker.text if figure.speaker else ""].append(figure)
    return [_sum([figure for figure in figures if figure.is_total][:1] or figures) for figures in spoken.values()]


def _sum(figures: Iterable[Harm]) -> tuple[int, int]:
    lows = highs = 0
    for figure in figures:
        lows += figure.low
        highs += figure.low if figure.high is None else figure.high
    return lows, highs
