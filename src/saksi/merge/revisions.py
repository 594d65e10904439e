"""Which toll takes the place of which: who counts again revises himself, two speakers contradict each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from saksi.knowledge.folding import fold
from saksi.lang.people import is_anonymous
from saksi.merge.groups import Group, group_of
from saksi.merge.parties import known_actors
from saksi.model import Harm, HarmKind, Interval, Modality, Testimony

#: How a report puts what it says has happened; planned, requested and denied deaths are none.
_TELLING = frozenset({Modality.ASSERTED, Modality.ALLEGED})


#: As many parts as a total of a record is made of at most (`saksi.code.toll`).
_MOST_PARTS = 4


@dataclass(frozen=True, slots=True)
class Told:
    """One figure where it stands: in which testimony, said by whom (`speaker`: comparable, None for the outlet)."""

    testimony: Testimony
    harm: Harm
    speaker: str | None
    anonymous: bool

    @property
    def group(self) -> Group:
        """Who is counted."""
        return group_of(self.harm.who)

    @property
    def is_total(self) -> bool:
        """Whether it counts all who were harmed: its words name no group, or it is the sum of others in its record.

        That numbers add up may be chance: assailants are not the sum of their victims, nor "26 fighters" that of
        civilians and soldiers.
        """
        if self.group.anyone:
            return True
        if not self.harm.is_total or "attackers" in self.group.classes:
            return False
        others = [harm for harm in self.testimony.record.harm if harm.kind is self.harm.kind and harm is not self.harm]
        lows = [harm.low for harm in others if group_of(harm.who).armed == self.group.armed]
        sizes = range(2, min(len(lows), _MOST_PARTS) + 1)
        return any(sum(some) == self.harm.low for size in sizes for some in combinations(lows, size))


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker's figure for one group, however often it is copied: `tellings` are where, the first one first.

    `witness` is who says it: a named speaker whatever the report (family "" and speaker), else family and words.
    `voices` name the speaker for the question who revises whom: a named speaker everywhere, an outlet's own voice and
    an anonymous speaker within their family and outlet.
    """

    kind: HarmKind
    group: Group
    low: int
    high: int | None
    witness: tuple[str, str]
    voices: frozenset[str]
    tellings: tuple[Told, ...]

    @property
    def families(self) -> frozenset[str]:
        """The families that carry the statement."""
        return frozenset(told.testimony.family for told in self.tellings)

    @property
    def asserted(self) -> bool:
        """Whether anybody tells it without a hedge."""
        return any(told.testimony.record.modality is Modality.ASSERTED for told in self.tellings)

    @property
    def is_total(self) -> bool:
        """Whether it counts all who were harmed."""
        return any(told.is_total for told in self.tellings)

    @property
    def first_told(self) -> Interval | None:
        """When it was first published; None where no report's date is known."""
        known = [told.testimony.report.published for told in self.tellings]
        return min((day for day in known if day is not None), default=None)


def figures_told(testimonies: Sequence[Testimony]) -> Iterator[Told]:
    """Every figure of harm that is told as having happened."""
    for testimony in testimonies:
        record = testimony.record
        if record.modality not in _TELLING:
            continue
        sole = record.attribution[0] if len(record.attribution) == 1 else None
        for harm in record.harm:
            speaker = harm.speaker or sole
            words = speaker.text if speaker else None
            yield Told(testimony, harm, speaker_key(words), words is not None and is_anonymous(words))


def speaker_key(words: str | None) -> str | None:
    """A speaker made comparable: the known actor's id, else the folded words; None for the outlet itself."""
    if words is None:
        return None
    known = known_actors().look_up(words)
    return known.id if known else fold(words)


def statements(testimonies: Sequence[Testimony]) -> tuple[Statement, ...]:
    """What is stated, copies put together, in an order that does not hang on that of the testimonies."""
    found: dict[object, list[Told]] = {}
    for told in figures_told(testimonies):
        harm = told.harm
        found.setdefault((told.speaker, _scope(told), harm.kind, told.group.key, harm.low, harm.high), []).append(told)
    made = [_statement(tellings) for tellings in found.values()]
    return tuple(sorted(made, key=_order))


def _statement(tellings: Sequence[Told]) -> Statement:
    ordered = tuple(sorted(tellings, key=telling_order))
    voices = frozenset(voice for told in tellings for voice in _voices(told))
    first = ordered[0]
    witness = _scope(first), first.speaker or ""
    return Statement(first.harm.kind, first.group, first.harm.low, first.harm.high, witness, voices, ordered)


def _scope(told: Told) -> str:
    """Where a speaker is one and the same: everywhere if named, else in the family."""
    named = told.speaker is not None and not told.anonymous
    return "" if named else told.testimony.family


def _voices(told: Told) -> Iterator[str]:
    who = told.speaker or ""
    if not _scope(told):
        yield f"speaker {who}"
        return
    yield f"family {told.testimony.family} {who}"
    if told.testimony.report.outlet:
        yield f"outlet {fold(told.testimony.report.outlet)} {who}"


def telling_order(told: Told) -> tuple[object, ...]:
    """Oldest first, unknown dates last; inside a report by its text."""
    report = told.testimony.report
    day = report.published or Interval(date.max, date.max)
    return (day.start, day.end, report.id, told.harm.span, told.testimony.record.id, told.harm.low)


def _order(statement: Statement) -> tuple[object, ...]:
    high = statement.low if statement.high is None else statement.high
    return (
        str(statement.kind),
        *telling_order(statement.tellings[0]),
        statement.low,
        high,
        sorted(statement.group.key),
    )


def revisions(stated: Sequence[Statement]) -> Mapping[int, int]:
    """Which statement takes the place of which, by index: the next later one of the same voice on the same group.

    Later is what is first told on a later day. On one day, which has no order of its own, the larger number is the
    later: tolls grow. A report that tells both gives them its own order: the later number stands behind and is
    larger; a smaller one is a part or an older count, and a record that adds its parts up revises none of them.
    Without dates only a report that tells both can revise.
    """
    order = sorted(range(len(stated)), key=lambda index: (_age(stated[index]), index))
    spoken: dict[object, list[int]] = {}
    for at, index in enumerate(order):
        for voice in stated[index].voices:
            spoken.setdefault((voice, stated[index].kind, stated[index].group.key), []).append(at)
    found: dict[int, int] = {}
    for at, index in enumerate(order):
        one = stated[index]
        lists = [spoken[(voice, one.kind, one.group.key)] for voice in one.voices]
        later = (other for others in lists for other in others[bisect_right(others, at) :])
        after = next((other for other in sorted(set(later)) if _revises(stated[order[other]], one)), None)
        if after is not None:
            found[index] = order[after]
    return found


def _age(statement: Statement) -> tuple[Interval, int]:
    return statement.first_told or Interval(date.max, date.max), statement.low


def _revises(later: Statement, earlier: Statement) -> bool:
    """Whether `later`, of the same voice on the same group and told no earlier by `_age`, revises `earlier`.

    Never in a circle, since `_age` puts all statements in one order.
    """
    if later.group.others or later.low == earlier.low:
        return False
    both = _in_one_report(earlier, later)
    if later.first_told == earlier.first_told:
        undated = later.first_told is None
        return any(_rises(one, other) for one, other in both) if both or undated else True
    dated = later.first_told is not None
    return dated and (later.low > earlier.low or not both)


def _in_one_report(earlier: Statement, later: Statement) -> list[tuple[Told, Told]]:
    """The tellings of both that stand in one report."""
    return [
        (one, other)
        for one in earlier.tellings
        for other in later.tellings
        if one.testimony.report.id == other.testimony.report.id
    ]


def _rises(one: Told, other: Told) -> bool:
    """Whether a report counts on from `one` to `other`, which stands behind and is no sum."""
    records = (one.testimony.record, other.testimony.record)
    added_up = any(harm.is_total and harm.kind is one.harm.kind for record in records for harm in record.harm)
    return one.harm.span < other.harm.span and not added_up
