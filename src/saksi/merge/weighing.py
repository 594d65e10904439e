"""Match weights of very many pairs: found, weighed by Splink and kept in a DuckDB file, out of memory.

Pairs are numbered as their tellings are: from 0 in the order of their ids, the smaller number first.
"""

# ruff: noqa: S608  (queries are made of numbers and names of columns, never of what a report says)
from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
from splink import DuckDBAPI, Linker

from saksi.merge.blocking import CROWD, NEAR
from saksi.merge.clusters import Pair
from saksi.merge.columns import Codes
from saksi.merge.relations import DAYS_OF_ONE
from saksi.merge.scoring import Weights
from saksi.merge.splink_model import LEVELS, settings

#: Pairs that Splink weighs at once.
AT_ONCE = 3_000_000
#: What DuckDB may hold in memory before it goes on on disk.
MEMORY = "2GB"
Numbers = npt.NDArray[np.int32]

# Tellings share a key if they are of one country, or share a name that few do, in one window of days.
_KEYS = f"""
CREATE TABLE keys AS
WITH named AS (
    SELECT number, (mark * 2 + 1)::BIGINT * 1000000 + w AS key
    FROM (SELECT number, mark, unnest(windows) AS w FROM (SELECT number, windows, unnest(marks) AS mark FROM tellings))
), rare AS (SELECT key FROM named GROUP BY key HAVING count(*) BETWEEN 2 AND {CROWD})
SELECT number, key FROM named SEMI JOIN rare USING (key)
UNION ALL
SELECT number, (land * 2)::BIGINT * 1000000 + w
FROM (SELECT number, land, unnest(windows) AS w FROM (SELECT number, windows, unnest(lands) AS land FROM tellings))
"""
_WORTH_IT = f"""
    l.report_id <> r.report_id AND (l.kind_bit & r.kin_bits <> 0 OR r.kind_bit & l.kin_bits <> 0)
    AND (l.first IS NULL OR r.first IS NULL OR l.last IS NULL OR r.last IS NULL
         OR greatest(l.first, r.first) - least(l.last, r.last) <= {NEAR})
"""
_PAIRS = f"""
CREATE TABLE pairs AS
WITH keyed AS (
    SELECT key, number, report_id, first, last, kind_bit, kin_bits FROM keys JOIN tellings USING (number)
)
SELECT DISTINCT l.number AS one, r.number AS other, coalesce(l.first, 0) AS day
FROM keyed AS l JOIN keyed AS r ON l.key = r.key AND l.number < r.number AND {_WORTH_IT}
"""
_SAME_DAYS = "dated_l AND dated_r AND first_l = first_r AND last_l = last_r"
_MORE_LEFT = "coalesce(reach_l, 0) > coalesce(reach_r, 0) AND list_max(killed_l) > list_max(killed_r)"
_MORE_RIGHT = "coalesce(reach_r, 0) > coalesce(reach_l, 0) AND list_max(killed_r) > list_max(killed_l)"


class Weighing:
    """The pairs of a linking with their weights. `folder` is where its file may grow."""

    def __init__(self, folder: Path, weights: Weights) -> None:
        self._connection = duckdb.connect(
            str(folder / "pairs.duckdb"),
            config={"memory_limit": MEMORY, "temp_directory": str(folder), "preserve_insertion_order": False},
        )
        self._weights = weights
        self._codes = Codes()
        self._size = 0

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def add(self, table: Any, numbers: Sequence[int]) -> None:  # noqa: ANN401  (pyarrow has no types)
        """Take in tellings as `saksi.merge.columns` has them, with their numbers."""
        rows = self._codes.coded(table).append_column("number", [np.array(numbers, dtype=np.int32)])
        self._connection.register("rows", rows)
        verb = "INSERT INTO tellings BY NAME" if self._size else "CREATE TABLE tellings AS"
        self._connection.execute(f"{verb} SELECT * FROM rows")
        self._connection.unregister("rows")
        self._size += len(numbers)

    def weigh(self) -> None:
        """Find the pairs worth comparing and weigh them."""
        run = self._connection.execute
        run(_KEYS)
        run(_PAIRS)
        run("DROP TABLE keys")
        run("CREATE TABLE weighed (one INTEGER, other INTEGER, weight DOUBLE)")
        api = DuckDBAPI(connection=self._connection)
        linker = Linker(api.register("tellings"), settings(self._weights), log_level="ERROR", validate_settings=False)
        for first, last in self._stretches():
            run(
                "CREATE OR REPLACE TABLE stretch AS SELECT '0' AS match_key, one AS join_key_l, other AS join_key_r"
                f" FROM pairs WHERE day BETWEEN {first} AND {last}"
            )
            linker.table_management.register_blocked_pairs_for_predict(api.register("stretch"))
            found = linker.inference.predict(warning_mode="never")
            run(f"INSERT INTO weighed SELECT number_l, number_r, match_weight FROM {found.physical_name}")
            found.drop_table_from_database_and_remove_from_cache()
        run("DROP TABLE pairs")

    def thin_out(self, size: int) -> list[float]:
        """Take from each pair what its tellings' crowds take (`Weights.crowd_bits`), and say what each telling takes.

        There are `size` tellings.
        """
        counted = self._arrays(
            "SELECT number, count(*) AS compared FROM"
            " (SELECT one AS number FROM weighed UNION ALL SELECT other FROM weighed) GROUP BY number"
        )
        compared = np.zeros(size, dtype=np.int64)
        compared[counted["number"]] = counted["compared"]
        crowds = np.array([self._weights.crowd_bits(number) for number in compared.tolist()])
        self._connection.register("crowds", {"number": np.arange(size, dtype=np.int32), "bits": crowds})
        self._connection.execute(
            "CREATE OR REPLACE TABLE weighed AS SELECT one, other, weight - l.bits - r.bits AS weight FROM weighed"
            " JOIN crowds AS l ON l.number = one JOIN crowds AS r ON r.number = other"
        )
        self._connection.unregister("crowds")
        found: list[float] = crowds.tolist()
        return found

    def pairs(self) -> dict[Pair, float]:
        """All pairs with their weights."""
        found = self._arrays("SELECT one, other, weight FROM weighed")
        pairs = zip(found["one"].tolist(), found["other"].tolist(), strict=True)
        return dict(zip(pairs, found["weight"].tolist(), strict=True))

    def over(self, threshold: float) -> tuple[Numbers, Numbers]:
        """The pairs whose weight is over the threshold."""
        found = self._arrays(f"SELECT one, other FROM weighed WHERE weight > {threshold!r}")
        return found["one"], found["other"]

    def within(self, part: Numbers) -> dict[str, Any]:
        """The pairs inside parts as arrays `part`, `one`, `other`, `weight`, ordered by the first three.

        `part[number]` is the part of a telling; those with -1 are in none.
        """
        self._label("parts", part)
        return self._arrays(
            "SELECT l.label AS part, one, other, weight FROM weighed"
            " JOIN parts AS l ON l.number = one JOIN parts AS r ON r.number = other"
            " WHERE l.label - r.label = 0 AND l.label >= 0 ORDER BY ALL"  # equal labels, but not as what to join by
        )

    def beside(self, home: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Which groups belong beside one another without being one, and of what kind: `saksi.merge.relations` in SQL.

        `home[number]` is the group of a telling, -1 for those in none. That two differ is put as a difference, for
        DuckDB would join by an inequality before anything else.
        """
        self._label("homes", np.array(home, dtype=np.int32))
        columns = ("dated", "first", "last", "spot", "country", "region", "lat", "lon", "reach", "killed", "row")
        sides = ", ".join(f"{side}.{name} AS {name}_{side}" for side in "lr" for name in columns)
        query = f"""
        WITH both_told AS (
            SELECT a.label AS one_home, b.label AS other_home, {sides} FROM weighed
            JOIN homes AS a ON a.number = one JOIN homes AS b ON b.number = other
            JOIN tellings AS l ON l.number = one JOIN tellings AS r ON r.number = other
            WHERE a.label - b.label <> 0 AND a.label >= 0 AND b.label >= 0 AND l.dated AND r.dated
        ), placed AS (SELECT *, ({LEVELS["place"]}) AS place FROM both_told),
        tied AS (
            SELECT one_home, other_home, CASE
                WHEN place = 'inside' AND {_SAME_DAYS} AND (({_MORE_LEFT}) OR ({_MORE_RIGHT})) THEN 'total'
                WHEN place = 'one_spot' AND len(list_intersect(row_l, row_r)) > 0
                    AND abs(first_l - first_r) BETWEEN 1 AND {DAYS_OF_ONE} THEN 'another_day' END AS kind
            FROM placed
        )
        SELECT DISTINCT one_home AS one, other_home AS other, kind FROM tied WHERE kind IS NOT NULL ORDER BY ALL
        """
        found = self._arrays(query)
        yield from zip(found["one"].tolist(), found["other"].tolist(), found["kind"], strict=True)

    def _label(self, table: str, labels: Numbers) -> None:
        numbers = np.arange(len(labels), dtype=np.int32)
        self._connection.register("labels", {"number": numbers, "label": labels})
        self._connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM labels")
        self._connection.unregister("labels")

    def _arrays(self, query: str) -> dict[str, Any]:
        return self._connection.execute(query).fetchnumpy()

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Days, first to last, whose pairs are weighed at once."""
        counted = self._connection.execute("SELECT day, count(*) FROM pairs GROUP BY day ORDER BY day").fetchall()
        total, first = 0, None
        for day, number in counted:
            first = day if first is None else first
            total += number
            if total >= AT_ONCE:
                yield first, day
                total, first = 0, None
        if first is not None:
            yield first, counted[-1][0]
