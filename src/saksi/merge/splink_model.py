"""The same match weights by Splink on DuckDB, for stores too large to compare pair by pair in Python.

Splink takes seconds to load and plan, so small batches go through `saksi.merge.scoring`; a test holds that both give
the same pairs and the same weights. The settings made here run on Splink's other engines too.
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


def _shared(column: str, other: str | None = None) -> str:
    return f"len(list_intersect({column}_l, {other or column}_r))"


def _told(column: str) -> str:
    return f"({column}_l IS NOT NULL AND {column}_r IS NOT NULL)"


def _counted(column: str) -> str:
    shared = _shared(column)
    return (
        f"CASE WHEN NOT {_told(column)} THEN NULL WHEN {shared} = 0 THEN 'none' WHEN {shared} = 1 THEN 'one'"
        f" WHEN {shared} = 2 THEN 'two' ELSE 'more' END"
    )


_GAP = "(greatest(first_l, first_r) - least(last_l, last_r))"
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
_HIT_BACK = (
    "(coalesce(len(list_intersect(doers_l, sufferers_r)), 0) + coalesce(len(list_intersect(doers_r, sufferers_l)), 0))"
)

#: The level of each comparison, as SQL over the columns of two tellings: what `saksi.merge.levels` says in Python.
LEVELS: Mapping[str, str] = {
    "time": f"""CASE WHEN first_l IS NULL OR first_r IS NULL OR last_l IS NULL OR last_r IS NULL THEN NULL
        WHEN dated_l AND dated_r AND first_l = first_r AND last_l = last_r THEN 'same'
        WHEN dated_l AND dated_r AND {_GAP} <= 0 THEN 'overlap'
        WHEN dated_l AND dated_r AND {_GAP} = 1 THEN 'next_day'
        WHEN dated_l AND dated_r THEN 'apart'
        WHEN {_GAP} <= 0 THEN 'may_be' WHEN {_GAP} <= 2 THEN 'hardly' ELSE 'apart_undated' END""",
    "place": f"""CASE WHEN coalesce(country_l <> country_r, false) THEN 'other_country'
        WHEN coalesce(spot_l = spot_r, false) THEN 'one_spot'
        WHEN country_l IS NULL OR country_r IS NULL THEN NULL
        WHEN region_l <> region_r AND reach_l IS NOT NULL AND reach_r IS NOT NULL THEN 'far'
        WHEN region_l <> region_r THEN 'inside'
        WHEN reach_l IS NULL OR reach_r IS NULL THEN 'inside'
        WHEN {_WIDEST} < {NEIGHBOURS} AND {_DISTANCE} <= {ONE_SPOT} THEN 'one_spot'
        WHEN {_WIDEST} < {NEIGHBOURS} AND {_DISTANCE} <= {NEIGHBOURS} THEN 'neighbours'
        WHEN {_WIDEST} < {NEIGHBOURS} THEN 'far'
        WHEN region_l IS NULL OR region_r IS NULL OR {_DISTANCE} <= {_WIDEST}
            THEN CASE WHEN {_DISTANCE} <= {WIDE} THEN 'inside' ELSE 'far' END
        WHEN {_WIDEST} > {REGION} THEN 'inside' ELSE 'far' END""",
    "type": f"""CASE WHEN kind_l = kind_r THEN 'same' WHEN {_shared("row")} > 0 THEN 'row'
        WHEN list_contains(kin_r, kind_l) OR list_contains(kin_l, kind_r) THEN 'kin' ELSE 'other' END""",
    "sides": f"""CASE WHEN {_told("doers")} AND {_shared("doers")} > 0 THEN 'same'
        WHEN {_HIT_BACK} > 0 THEN 'turned' WHEN {_told("doers")} THEN 'differ'
        WHEN coalesce({_shared("sufferers")}, 0) > 0 THEN 'same_target' ELSE NULL END""",
    "toll": f"""CASE WHEN {_told("killed")} AND {_shared("killed")} > 0
            THEN CASE WHEN list_max(list_intersect(killed_l, killed_r)) > 9 THEN 'same_large' ELSE 'same' END
        WHEN {_told("killed")} AND {_MOST_DEAD} <= {GROWN} * {_LEAST_DEAD} THEN 'grown'
        WHEN {_told("killed")} THEN 'differs'
        WHEN {_told("hurt")} AND {_shared("hurt")} > 0 THEN 'hurt_same'
        WHEN {_told("hurt")} THEN 'hurt_differs' ELSE NULL END""",
    "spots": f"""CASE WHEN NOT {_told("spots")} THEN NULL WHEN {_shared("spots")} = 0 THEN 'none'
        WHEN {_shared("spots")} = {_FEWEST_SPOTS} THEN 'all' ELSE 'some' END""",
    "names": _counted("names"),
    "concepts": f"""CASE WHEN NOT {_told("concepts")} THEN NULL WHEN {_shared("concepts")} = 0 THEN 'none'
        WHEN {_shared("concepts")} / {_FEWEST_CONCEPTS} >= 0.6 AND {_shared("concepts")} > 1 THEN 'most'
        WHEN {_shared("concepts")} / {_FEWEST_CONCEPTS} >= 0.4 THEN 'many' ELSE 'few' END""",
    "numbers": _counted("numbers"),
    "days": f"""CASE WHEN NOT {_told("days")} THEN NULL WHEN {_shared("days")} = 0 THEN 'none'
        WHEN days_l = days_r THEN 'all' ELSE 'some' END""",
    "extent": """CASE WHEN sweeps_l AND sweeps_r THEN 'both' WHEN sweeps_l OR sweeps_r THEN 'one' ELSE NULL END""",
    "family": "CASE WHEN family_l = family_r THEN 'same' ELSE 'other' END",
    "anchor": """CASE WHEN vague_l AND vague_r THEN 'two_vague' WHEN vague_l OR vague_r THEN 'one_vague'
        ELSE NULL END""",
}


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
            {"output_column_name": name, "comparison_levels": _levels(sql, weights.levels[name])}
            for name, sql in LEVELS.items()
        ],
    }


def _levels(sql: str, probabilities: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    told = [
        {"sql_condition": f"({sql}) = '{level}'", "label_for_charts": level, "m_probability": m, "u_probability": u}
        for level, (m, u) in probabilities.items()
    ]
    unheard = {"sql_condition": "ELSE", "label_for_charts": "unseen", "m_probability": 0.5, "u_probability": 0.5}
    return [{"sql_condition": f"({sql}) IS NULL", "label_for_charts": "null", "is_null_level": True}, *told, unheard]


def weigh(tellings: Sequence[Traits], weights: Weights) -> dict[Pair, float]:
    """The match weight of every pair that blocking lets through, the smaller position first."""
    from saksi.merge.columns import columns  # noqa: PLC0415  (seconds to load; only large stores need it)
    from saksi.merge.weighing import Weighing  # noqa: PLC0415

    with TemporaryDirectory() as folder, closing(Weighing(Path(folder), weights)) as weighing:
        weighing.add(columns(tellings), range(len(tellings)))
        weighing.weigh()
        return weighing.pairs()
