"""Views of an incident's toll, computed when asked for and never stored: UCDP's, ACLED's, Airwars'.

All three rest on accounts: what one speaker last said. A speaker's later count takes the place of his
earlier one, copies of one story are one witness, and a total is never added to its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksi.lang.vague import conservative_count
from saksi.merge.accounts import PARTS, Account, Figure, accounts
from saksi.merge.grades import Grade, grade_of
from saksi.merge.revisions import Statement
from saksi.merge.sides import ONE_SIDED, Sides, sides_of
from saksi.merge.status import Status
from saksi.model import Testimony

__all__ = ["Grade", "GradedRange", "UcdpToll", "acled_fatalities", "graded_range", "independent_families", "ucdp_toll"]


@dataclass(frozen=True, slots=True)
class UcdpToll:
    """Deaths as UCDP GED gives them: `best` is the sum of the four by side, and low <= best <= high."""

    low: int
    best: int
    high: int
    deaths_a: int
    deaths_b: int
    civilians: int
    unknown: int


@dataclass(frozen=True, slots=True)
class GradedRange:
    """The lowest and highest number of civilians (or people of unknown status) said to be killed, and the grade."""

    low: int
    high: int
    grade: Grade


def ucdp_toll(testimonies: Sequence[Testimony], sides: Sides | None = None) -> UcdpToll:
    """UCDP's toll; `sides` are those of `sides_of` where None. All zero where nobody tells of a death.

    UCDP GED codebook, variables `best`, `low`, `high` and `deaths_a` to `deaths_unknown`; on sources that differ,
    UCDP's definitions: the most reliable figure is the best, and where none is, the lower one. Here a figure is taken
    for more reliable if it is asserted rather than alleged, a number rather than "dozens", or told by more independent
    families, in this order. Low and high are the ends of what is told and not revised; "at least N" is N at both.
    In one-sided violence GED holds no deaths of either side: armed dead are of unknown status there.
    """
    sides = sides or sides_of(testimonies)
    told = accounts(testimonies, sides)
    if not told:
        return UcdpToll(0, 0, 0, 0, 0, 0, 0)
    whole = _whole(told)
    chosen = _best(whole) if whole else None
    parts = _parts(told, chosen)
    total = chosen.low if chosen else sum(parts.values())
    rest = Status.CIVILIAN if sides.violence == ONE_SIDED else Status.UNKNOWN
    parts[rest] = parts.get(rest, 0) + total - sum(parts.values())
    low, high = _ends(told)
    return _toll(low, high, parts, one_sided=sides.violence == ONE_SIDED)


def _toll(low: int, high: int, parts: dict[Status, int], *, one_sided: bool) -> UcdpToll:
    a, b, civilians, unknown = (parts.get(status, 0) for status in PARTS)
    if one_sided:
        a, b, unknown = 0, 0, unknown + a + b
    return UcdpToll(low, a + b + civilians + unknown, high, a, b, civilians, unknown)


def _whole(told: Sequence[Account]) -> list[tuple[Account, Figure]]:
    """The accounts that give a total, with it."""
    return [(account, account.total) for account in told if account.total]


def _best(figures: Sequence[tuple[Account, Figure]]) -> Figure:
    """The most reliable figure, of equals the lowest."""
    families: dict[int, set[str]] = {}
    for _, figure in figures:
        families.setdefault(figure.low, set()).update(figure.families)

    def doubt(one: tuple[Account, Figure]) -> tuple[bool, bool, int, int, int]:
        account, figure = one
        return not account.asserted, not figure.exact, -len(families[figure.low]), figure.low, figure.high

    return min(figures, key=doubt)[1]


def _parts(told: Sequence[Account], total: Figure | None) -> dict[Status, int]:
    """The best figure for each status; beside a total only what fits into it, its own accounts' parts first."""
    own = [account for account in told if total and account.total and account.total.low == total.low]
    found: dict[Status, int] = {}
    for among in (own, told):
        for status in PARTS:
            figures = [(account, account.parts[status]) for account in among if status in account.parts]
            if status in found or not figures:
                continue
            part = _best(figures).low
            if total is None or part + sum(found.values()) <= total.low:
                found[status] = part
    return found


def _ends(told: Sequence[Account]) -> tuple[int, int]:
    """The lowest and highest toll told: of totals where there are some, else of each status, added."""
    whole = [figure for _, figure in _whole(told)]
    if whole:
        return min(figure.low for figure in whole), max(account.whole.high for account in told)
    lows, highs = [], []
    for status in PARTS:
        figures = [account.parts[status] for account in told if status in account.parts]
        lows.append(min((figure.low for figure in figures), default=0))
        highs.append(max((figure.high for figure in figures), default=0))
    return sum(lows), sum(highs)


def acled_fatalities(testimonies: Sequence[Testimony]) -> int | None:
    """ACLED's count of reported fatalities; None where nobody tells of a death.

    ACLED codebook, section on reported fatalities: where reports differ or are vague, the most conservative figure;
    vague words by its rules (`conservative_count`); corrected when better information comes, which is a revision.
    """
    told = accounts(testimonies, sides_of(testimonies), _acled_low)
    return _ends(told)[0] if told else None


def _acled_low(statement: Statement) -> int:
    counts = (conservative_count(told.harm.text, statement.low) for told in statement.tellings)
    return min(counts)


def graded_range(testimonies: Sequence[Testimony]) -> GradedRange:
    """Airwars' range and grade; 0 to 0 where nobody tells of a civilian's death.

    Airwars' methodology, "Casualty grading": the range runs from the lowest to the highest number of civilians said to
    be killed. People of whom nothing is told count as civilians, those said to be armed do not. The grade is that of
    `grade_of`.
    """
    sides = sides_of(testimonies)
    told = accounts(testimonies, sides)
    found = list(_unarmed(told))
    low, high = min((one.low for one in found), default=0), max((one.high for one in found), default=0)
    return GradedRange(low, high, grade_of(testimonies, sides))


def _unarmed(told: Sequence[Account]) -> Iterable[Figure]:
    """How many unarmed each account tells of; accounts of a few of them only where no account tells of all."""
    counts = [(account.total is not None, _unarmed_in(account)) for account in told]
    whole = [figure for total, figure in counts if total and figure.high]
    return whole or [figure for _, figure in counts if figure.high]


def _unarmed_in(account: Account) -> Figure:
    armed = [account.parts[status] for status in (Status.A, Status.B) if status in account.parts]
    civilians = account.parts.get(Status.CIVILIAN, Figure(0, 0))
    if account.armed:
        return civilians
    low = account.whole.low - sum(figure.high for figure in armed)
    high = account.whole.high - sum(figure.low for figure in armed)
    return Figure(max(low, civilians.low), max(high, civilians.high))


def independent_families(testimonies: Sequence[Testimony]) -> int:
    """How many independent witnesses tell of the incident: families, not reports."""
    return len({one.family for one in testimonies})
