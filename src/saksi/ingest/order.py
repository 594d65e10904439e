"""Day first or month first: what the other dates of a source show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from saksi.ingest.dates import is_ambiguous, order_shown, parse
from saksi.model import Interval

#: A source's name (or None) and one of its dates as written.
DatedSource = tuple[str | None, object]


class DateOrder:
    """Reads dates, and where one can be read both ways asks once how its source writes the others.

    `survey` gives the dates of the whole input; it is called at the first doubtful date and never before. A source
    whose own dates show no habit goes by the whole input. Where both habits show, or English dates show none, the
    doubtful ones stay unknown; else the day stands first, as Indonesian and most of the world write.
    """

    def __init__(self, survey: Callable[[], Iterable[DatedSource]]) -> None:
        self._survey = survey
        self._shown: dict[str | None, set[bool]] | None = None

    def parse(self, value: object, source: str | None, language: str | None) -> Interval | None:
        """The day or days of one date of one source."""
        if not is_ambiguous(value):
            return parse(value)
        return parse(value, self._order(source, language))

    def _order(self, source: str | None, language: str | None) -> bool | None:
        if self._shown is None:
            self._shown = self._collect()
        everywhere: set[bool] = set().union(*self._shown.values())
        shown = self._shown.get(source) or everywhere
        if len(shown) == 1:
            return next(iter(shown))
        return None if shown or language == "en" else True

    def _collect(self) -> dict[str | None, set[bool]]:
        shown: dict[str | None, set[bool]] = {}
        for source, value in self._survey():
            order = order_shown(value)
            if order is not None:
                shown.setdefault(source, set()).add(order)
        return shown
