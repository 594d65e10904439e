"""Splink on DuckDB gives the pairs and the weights that Saksi's own scorer gives."""

from __future__ import annotations

import random

import pytest

from saksi.merge.blocking import candidates
from saksi.merge.levels import COMPARISONS
from saksi.merge.scoring import trained_weights
from saksi.merge.splink_model import LEVELS, settings, weigh
from saksi.merge.traits import Traits

KINDS = ("shelling", "air_strike", "attack", "seizure", "abduction", "talks")
WORDS = ("tamaren", "nasr", "salma", "edres", "vadi", "kasem")


def some(chance: random.Random, values: tuple[object, ...], most: int = 3) -> frozenset:  # type: ignore[type-arg]
    return frozenset(chance.sample(values, chance.randint(0, min(most, len(values)))))


def traits(number: int, chance: random.Random) -> Traits:
    """A telling of which anything may be unknown, near enough to others to be compared."""
    kind = chance.choice(KINDS)
    dated = chance.random() < 0.6
    first = 739_300 + chance.randint(0, 5) if dated or chance.random() < 0.8 else None
    placed = chance.random() < 0.8
    point = placed and chance.random() < 0.8
    country = chance.choice(("SD", "SD", "LY")) if placed else None
    return Traits(
        id=f"e-{number:04}",
        report_id=f"r-{number // 2}",
        family=f"f-{number // 3}",
        kind=kind,
        row=frozenset({kind, chance.choice(KINDS)}),
        kin=frozenset({kind, *chance.sample(KINDS, 2)}),
        dated=dated and first is not None,
        first=first,
        last=None if first is None else first + chance.choice((0, 0, 1, 4, 40)),
        published=first,
        spot=chance.choice(("tamaren/SD", "nasr/SD", None)) if placed else None,
        country=country,
        lands=frozenset({country}) if country else some(chance, ("SD", "LY", "TD")),
        region=chance.choice(("north", "south", None)) if placed else None,
        lat=15.0 + chance.random() / 3 if point else None,
        lon=32.0 + chance.random() / 3 if point else None,
        reach=chance.choice((5.0, 60.0, 250.0)) if point else None,
        killed=some(chance, (1, 3, 14, 20)),
        hurt=some(chance, (5, 9)),
        doers=some(chance, ("mil-sd", "rsf")),
        sufferers=some(chance, ("mil-sd", "rsf", "un")),
        sweeps=chance.random() < 0.3,
        names=some(chance, WORDS, 5),
        spots=some(chance, WORDS),
        concepts=some(chance, ("market", "jet", "children", "bridge"), 4),
        numbers=some(chance, (14, 37, 400)),
        days=some(chance, (739_300, 739_301)),
    )


def test_sql_and_python_name_the_same_comparisons() -> None:
    assert list(LEVELS) == list(COMPARISONS)
    assert [one["output_column_name"] for one in settings(trained_weights())["comparisons"]] == list(COMPARISONS)


def test_both_scorers_agree_on_every_pair() -> None:
    chance = random.Random(7)
    tellings = [traits(number, chance) for number in range(160)]
    weights = trained_weights()
    own = {pair: weights.match(tellings[pair[0]], tellings[pair[1]]).weight for pair in candidates(tellings)}
    assert len(own) > 500
    assert weigh(tellings, weights) == pytest.approx(own)
    assert weigh([], weights) == {}
