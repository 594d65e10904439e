"""How far two reviewers agree, and what is left for a third to settle."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from saksi.model import Judgement, Record, Verdict
from saksi.review.effective import Standing, added, effective, standing
from saksi.review.fields import FIELDS, stated
from saksi.review.reattach import carried

#: What a record says by one reviewer, field by field; and by each of several.
Rating = dict[str, str]
Rated = dict[str, Rating]
#: The pseudo-field of the verdict on a record as a whole.
RECORD = "record"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers on one field: how many records both judged, the share on which they agree, and Cohen's kappa.

    `kappa` is None where both gave every record one and the same value: chance alone would agree.
    """

    field: str
    one: str
    other: str
    records: int
    agreed: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of a record on which reviewers differ: reviewer → what each says, in the codebook's words."""

    record_id: str
    report_id: str
    field: str
    says: tuple[tuple[str, str], ...]


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters' nominal labels (Cohen 1960): agreement beyond chance, 1 perfect, 0 chance.

    None without pairs, and where both raters used one and the same label alone.
    """
    if not pairs:
        return None
    total = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(count * others[label] for label, count in ones.items()) / total**2
    seen = sum(one == other for one, other in pairs) / total
    return None if chance == 1 else (seen - chance) / (1 - chance)


def agreement(records: Iterable[Record], judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """The agreement of every two reviewers on the records both judged: on the whole record, then field by field.

    Each reviewer's value is what the reader said under that reviewer's judgements alone; fields are compared on the
    records that neither rejected.
    """
    return agreement_of(ratings_of(records, judgements).values())


def ratings_of(records: Iterable[Record], judgements: Iterable[Judgement]) -> Mapping[str, Rated]:
    """Record → reviewer → field → what the record says by that reviewer alone; only records that several judged.

    What is asked of whole reports may be asked of each report by itself.
    """
    held = tuple(judgements)
    if len({judgement.reviewer for judgement in held}) < 2:
        return {}
    return {name: rated for name, rated in _ratings(records, held).items() if len(rated) > 1}


def agreement_of(ratings: Iterable[Rated]) -> tuple[Agreement, ...]:
    """The agreement of every two reviewers, given what each says of every record."""
    held = list(ratings)
    reviewers = sorted({reviewer for rated in held for reviewer in rated})
    return tuple(found for one, other in combinations(reviewers, 2) for found in _between(one, other, held))


def disputes(records: Iterable[Record], judgements: Iterable[Judgement]) -> tuple[Dispute, ...]:
    """The fields on which reviewers differ and which nobody has settled since, by record.

    Settled: after two reviewers had their turn, a third person, or one of the two again, accepted or rejected the
    record.
    """
    held = tuple(judgements)
    known = {record.id: record for record in _all_records(records, held)}
    ratings = ratings_of(known.values(), held)
    moved = carried(held, known.values()) if ratings else ()
    found = []
    for name, rated in sorted(ratings.items()):
        if not _is_settled(name, moved):
            found += list(_disputed(known[name], rated))
    return tuple(found)


def _ratings(records: Iterable[Record], judgements: Sequence[Judgement]) -> dict[str, Rated]:
    """What each reviewer says of the records that he or she judged."""
    known = {record.id: record for record in _all_records(records, judgements)}
    passed: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in carried(judgements, known.values()):
        if judgement.target in known and judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT):
            passed[judgement.target, judgement.reviewer].append(judgement)
    found: defaultdict[str, dict[str, Rating]] = defaultdict(dict)
    for (name, reviewer), own in passed.items():
        found[name][reviewer] = _rating(known[name], own)
    return dict(found)


def _rating(record: Record, own: Sequence[Judgement]) -> Rating:
    if standing(record.id, own) is Standing.REJECTED:
        return {RECORD: Standing.REJECTED.value}
    held = effective(record, own)
    return {RECORD: "kept"} | {field: stated(held, field) for field in FIELDS}


def _all_records(records: Iterable[Record], judgements: Iterable[Judgement]) -> Iterator[Record]:
    yield from records
    yield from (added(judgement) for judgement in judgements if judgement.verdict is Verdict.ADD)


def _between(one: str, other: str, ratings: Sequence[dict[str, Rating]]) -> Iterator[Agreement]:
    both = [(rated[one], rated[other]) for rated in ratings if one in rated and other in rated]
    for field in (RECORD, *FIELDS):
        pairs = [(left[field], right[field]) for left, right in both if field in left and field in right]
        if pairs:
            agreed = sum(left == right for left, right in pairs) / len(pairs)
            yield Agreement(field, one, other, len(pairs), agreed, cohen_kappa(pairs))


def _disputed(record: Record, rated: dict[str, Rating]) -> Iterator[Dispute]:
    for field in (RECORD, *FIELDS):
        says = tuple((reviewer, rating[field]) for reviewer, rating in sorted(rated.items()) if field in rating)
        if len({value for _, value in says}) > 1:
            yield Dispute(record.id, record.report_id, field, says)


def _is_settled(record_id: str, moved: Iterable[Judgement]) -> bool:
    """Whether somebody decided on the whole record after two reviewers had had their turn."""
    own = [judgement for judgement in moved if judgement.target == record_id]
    turns = [list(turn) for _, turn in groupby(own, key=lambda judgement: judgement.reviewer)]
    whole = (Verdict.ACCEPT, Verdict.REJECT)
    return len(turns) > 2 and any(judgement.verdict in whole for judgement in turns[-1])
