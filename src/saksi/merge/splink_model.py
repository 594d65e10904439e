"""The same match weights by Splink on DuckDB, for stores too large to compare pair by pair in Python.

Splink takes seconds to load and plan, so small batches go through `saksi.merge.scoring`; a test holds that both give
the same pairs and the same weights. The conditions are DuckDB's SQL: for Splink's other engines (Spark, PostgreSQL)
their functions of lists are to be said in that engine's words; weights and settings stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from saksi.merge.clusters import Pair
from saksi.merge.distance import RADIUS
from saksi.merge.levels import GROWN, NEIGHBOURS, ONE_SPOT, REGION, WIDE
from saksi.merge.scoring import Weights
from saksi.merge.traits import Traits

#: Levels and the SQL by which they are known.
Conditions = tuple[tuple[str | None, str], ...]
_NOTHING = (0.5, 0.5)


def _shared(column: str, other: str | None = None) -> str:
    """How many members two sets share; many times faster than `len(list_intersect(...))` where sets are small."""
    return f"len(list_filter({column}_l, lambda one: list_contains({other or column}_r, one)))"


def _told(column: str) -> str:
    return f"({column}_l IS NOT NULL AND {column}_r IS NOT NULL)"


def _counted(column: str) -> Conditions:
    shared = _shared(column)
    return (
        (None, f"NOT {_told(column)}"),
        ("none", f"NOT list_has_any({column}_l, {column}_r)"),
        ("one", f"{shared} = 1"),
        ("two", f"{shared} = 2"),
        ("more", "ELSE"),
    )


_GAP = "(greatest(first_l, first_r) - least(last_l, last_r))"
_BOTH_DATED = "dated_l AND dated_r"
_FEWEST_CONCEPTS = "least(len(concepts_l), len(concepts_r))"
_FEWEST_SPOTS = "least(len(spots_l), len(spots_r))"
_WIDEST = "greatest(reach_l, reach_r)"
_HALF = (
    "(pow(sin(radians(lat_r - lat_l) / 2), 2)"
    " + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2))"
)
_DISTANCE = f"(2 * {RADIUS} * asin(least(1.0, sqrt({_HALF}))))"
_MOST_DEAD = "greatest(list_max(killed_l), list_max(killed_r))"
_LEAST_DEAD = "least(list_max(killed_l), list_max(killed_r))"
_SHARED_DEAD = f"{_told('killed')} AND list_has_any(killed_l, killed_r)"

#: The levels of each comparison with the SQL, over the columns of two tellings, that holds where none before does: what
#: `saksi.merge.levels` says in Python. None: nothing can be said.
CONDITIONS: Mapping[str, Conditions] = {
    "time": (
        (None, "first_l IS NULL OR first_r IS NULL OR last_l IS NULL OR last_r IS NULL"),
        ("same", f"{_BOTH_DATED} AND first_l = first_r AND last_l = last_r"),
        ("overlap", f"{_BOTH_DATED} AND {_GAP} <= 0"),
        ("next_day", f"{_BOTH_DATED} AND {_GAP} = 1"),
        ("apart", _BOTH_DATED),
        ("may_be", f"{_GAP} <= 0"),
        ("hardly", f"{_GAP} <= 2"),
        ("apart_undated", "ELSE"),
    ),
    "place": (
        ("other_country", "coalesce(country_l <> country_r, false)"),
        ("one_spot", "coalesce(spot_l = spot_r, false)"),
        (None, "country_l IS NULL OR country_r IS NULL"),
        ("far", "coalesce(region_l <> region_r, false) AND reach_l IS NOT NULL AND reach_r IS NOT NULL"),
        ("inside", "coalesce(region_l <> region_r, false) OR reach_l IS NULL OR reach_r IS NULL"),
        ("one_spot", f"{_WIDEST} < {NEIGHBOURS} AND {_DISTANCE} <= {ONE_SPOT}"),
        ("neighbours", f"{_WIDEST} < {NEIGHBOURS} AND {_DISTANCE} <= {NEIGHBOURS}"),
        ("far", f"{_WIDEST} < {NEIGHBOURS}"),
        ("far", f"(region_l IS NULL OR region_r IS NULL OR {_DISTANCE} <= {_WIDEST}) AND {_DISTANCE} > {WIDE}"),
        ("inside", f"region_l IS NULL OR region_r IS NULL OR {_DISTANCE} <= {_WIDEST}"),
        ("inside", f"{_WIDEST} > {REGION}"),
        ("far", "ELSE"),
    ),
    "type": (
        ("same", "kind_l = kind_r"),
        ("row", "list_has_any(row_l, row_r)"),
        ("kin", "list_contains(kin_r, kind_l) OR list_contains(kin_l, kind_r)"),
        ("other", "ELSE"),
    ),
    "sides": (
        ("same", "list_has_any(doers_l, doers_r)"),
        ("turned", "list_has_any(doers_l, sufferers_r) OR list_has_any(doers_r, sufferers_l)"),
        ("differ", _told("doers")),
        ("same_target", "list_has_any(sufferers_l, sufferers_r)"),
        (None, "ELSE"),
    ),
    "toll": (
        ("same_large", f"{_SHARED_DEAD} AND list_max(list_intersect(killed_l, killed_r)) > 9"),
        ("same", _SHARED_DEAD),
        ("grown", f"{_told('killed')} AND {_MOST_DEAD} <= {GROWN} * {_LEAST_DEAD}"),
        ("differs", _told("killed")),
        ("hurt_same", f"{_told('hurt')} AND list_has_any(hurt_l, hurt_r)"),
        ("hurt_differs", _told("hurt")),
        (None, "ELSE"),
    ),
    "spots": (
        (None, f"NOT {_told('spots')}"),
        ("none", "NOT list_has_any(spots_l, spots_r)"),
        ("all", f"{_shared('spots')} = {_FEWEST_SPOTS}"),
        ("some", "ELSE"),
    ),
    "names": _counted("names"),
    "concepts": (
        (None, f"NOT {_told('concepts')}"),
        ("none", "NOT list_has_any(concepts_l, concepts_r)"),
        ("most", f"{_shared('concepts')} / {_FEWEST_CONCEPTS} >= 0.6 AND {_shared('concepts')} > 1"),
        ("many", f"{_shared('concepts')} / {_FEWEST_CONCEPTS} >= 0.4"),
        ("few", "ELSE"),
    ),
    "numbers": _counted("numbers"),
    "days": (
        (None, f"NOT {_told('days')}"),
        ("none", "NOT list_has_any(days_l, days_r)"),
        ("all", "days_l = days_r"),
        ("some", "ELSE"),
    ),
    "extent": (("both", "sweeps_l AND sweeps_r"), ("one", "sweeps_l OR sweeps_r"), (None, "ELSE")),
    "family": (("same", "family_l = family_r"), ("other", "ELSE")),
    "anchor": (("two_vague", "vague_l AND vague_r"), ("one_vague", "vague_l OR vague_r"), (None, "ELSE")),
}


def _case(conditions: Conditions) -> str:
    told = ((level, condition) for level, condition in conditions if condition != "ELSE")
    cases = " ".join(f"WHEN {condition} THEN {_text(level)}" for level, condition in told)
    (other,) = (level for level, condition in conditions if condition == "ELSE")
    return f"CASE {cases} ELSE {_text(other)} END"


def _text(level: str | None) -> str:
    return "NULL" if level is None else f"'{level}'"


#: The level of each comparison as one SQL expression.
LEVELS: Mapping[str, str] = {name: _case(conditions) for name, conditions in CONDITIONS.items()}


def settings(weights: Weights) -> dict[str, Any]:
    """The trained model as Splink's settings."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "number",
        "probability_two_random_records_match": weights.prior,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [
            {"output_column_name": name, "comparison_levels": _levels(conditions, weights.levels[name])}
            for name, conditions in CONDITIONS.items()
        ],
    }


def _levels(conditions: Conditions, told: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """Levels in their order; what was never met in learning weighs nothing, as what cannot be said."""
    return [
        {
            "sql_condition": condition,
            "label_for_charts": level or "unknown",
            "m_probability": told.get(level or "", _NOTHING)[0],
            "u_probability": told.get(level or "", _NOTHING)[1],
        }
        for level, condition in conditions
    ]


def weigh(tellings: Sequence[Traits], weights: Weights) -> dict[Pair, float]:
    """The match weight of every pair that blocking lets through, the smaller position first."""
    from saksi.merge.columns import columns  # noqa: PLC0415  (seconds to load; only large stores need it)
    from saksi.merge.weighing import Weighing  # noqa: PLC0415

    with TemporaryDirectory() as folder, closing(Weighing(Path(folder), weights)) as weighing:
        weighing.add(columns(tellings), range(len(tellings)))
        weighing.weigh()
        return weighing.pairs()
