"""The tellings of a linking, the pairs that are compared, and what follows from these: two ways to the same end.

`Few` holds everything in memory. `Many` takes tellings by several processes, has Splink weigh the pairs and keeps them
on disk. Tellings are numbered from 0 in the order of their ids.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, Self

from saksi.merge.blocking import candidates
from saksi.merge.clusters import Pair, cluster
from saksi.merge.relations import tie
from saksi.merge.scoring import Weights
from saksi.merge.tellings import Apart, Telling, tellings
from saksi.model import Record, Testimony

Reports = Sequence[Sequence[Testimony]]


class Comparing(Protocol):
    """A linking at work; use it in a `with`."""

    @property
    def told(self) -> Sequence[Telling]:
        """All tellings."""

    @property
    def records(self) -> Sequence[tuple[Record, ...]]:
        """The records of each telling."""

    @property
    def crowds(self) -> Sequence[float]:
        """What each telling takes from the weights of its pairs because many are compared with it, in bits."""

    def weigh(self) -> None:
        """Weigh the pairs worth comparing."""

    def sets(self, apart: Iterable[Pair], joined: Sequence[Pair]) -> list[list[int]]:
        """The groups of tellings under what people set apart and joined."""

    def ties(self, home: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Pairs of groups that belong beside one another by what was compared, and of what kind.

        `home` is the group of each telling, -1 for those in none.
        """

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Few:
    """A linking in memory, in Python."""

    def __init__(self, reports: Reports, apart: Apart, weights: Weights) -> None:
        found = (telling for members in reports for telling in tellings(members[0].report, members, apart))
        self.told = sorted(found, key=lambda telling: telling.traits.id)
        self.records = [one.records for one in self.told]
        self._weights = weights
        self._weighed: Mapping[Pair, float] = {}
        self.crowds: Sequence[float] = []

    def weigh(self) -> None:
        """Weigh the pairs."""
        traits = [one.traits for one in self.told]
        pairs = candidates(traits)
        compared = Counter(number for pair in pairs for number in pair)
        self.crowds = [self._weights.crowd_bits(compared[number]) for number in range(len(traits))]
        self._weighed = {(one, other): self._weight(one, other) for one, other in pairs}

    def _weight(self, one: int, other: int) -> float:
        match = self._weights.match(self.told[one].traits, self.told[other].traits)
        return match.weight - self.crowds[one] - self.crowds[other]

    def sets(self, apart: Iterable[Pair], joined: Sequence[Pair]) -> list[list[int]]:
        """The groups; tellings of one report are different events."""
        by_report: dict[str, list[int]] = defaultdict(list)
        for number, records in enumerate(self.records):
            by_report[records[0].report_id].append(number)
        different = {pair for members in by_report.values() for pair in combinations(members, 2)} - set(joined)
        return cluster(len(self.told), self._weighed, self._weights.threshold, different | set(apart), joined)

    def ties(self, home: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Ties by the compared pairs."""
        for one, other in self._weighed:
            if home[one] == home[other] or min(home[one], home[other]) < 0:
                continue
            if kind := tie(self.told[one].traits, self.told[other].traits):
                yield home[one], home[other], kind

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class Many:
    """A linking on disk, by Splink on DuckDB, with `jobs` processes that take the tellings."""

    def __init__(self, reports: Reports, apart: Apart, weights: Weights, jobs: int) -> None:
        from saksi.merge.gathering import gather  # noqa: PLC0415  (seconds to load; only large stores need it)

        self._folder = TemporaryDirectory(prefix="saksi-linking-")
        gathered = gather(reports, apart, Path(self._folder.name), jobs)
        self.told, self._files = gathered.told, gathered.files
        self.records = gathered.told.records
        self._weights = weights
        self.crowds: Sequence[float] = []
        self._open = ExitStack()
        self._open.callback(self._folder.cleanup)

    def weigh(self) -> None:
        """Weigh the pairs."""
        from saksi.merge.columns import read  # noqa: PLC0415  (seconds to load)
        from saksi.merge.weighing import Weighing  # noqa: PLC0415

        self._weighing = self._open.enter_context(closing(Weighing(Path(self._folder.name), self._weights)))
        for path, numbers in self._files:
            self._weighing.add(read(path), numbers)
        self._weighing.weigh()
        self.crowds = self._weighing.thin_out(len(self.records))

    def sets(self, apart: Iterable[Pair], joined: Sequence[Pair]) -> list[list[int]]:
        """The groups; tellings of one report are different events."""
        from saksi.merge.parts import cluster_parts  # noqa: PLC0415

        reports = [records[0].report_id for records in self.records]
        return cluster_parts(self._weighing, reports, self._weights.threshold, apart, joined)

    def ties(self, home: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Ties by the compared pairs."""
        return self._weighing.beside(home)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
