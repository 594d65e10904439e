"""Actor strings as news writes them and whom they name; strings of several with the day and country of their report."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from saksi.knowledge import Actors

FLOOR = 0.95
HERE = Path(__file__).parent
FILES = ("actors_in_text.yaml", "actors_fresh.yaml", "actors_fresh_2.yaml", "actors_fresh_3.yaml")


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors()


def strings(name: str) -> list[tuple[str, str]]:
    expected = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [(text, actor_id) for actor_id, texts in expected.items() for text in texts]


@pytest.mark.parametrize("name", FILES)
def test_strings_name_the_expected_actor(actors: Actors, name: str) -> None:
    pairs = strings(name)
    found = [(text, actor_id, known.id if (known := actors.look_up(text)) else "none") for text, actor_id in pairs]
    misses = [row for row in found if row[1] != row[2]]
    print(len(pairs), "strings, misses:", *misses, sep="\n")
    assert 1 - len(misses) / len(pairs) >= FLOOR


def test_there_are_enough_strings_and_enough_that_name_nobody() -> None:
    pairs = [pair for name in FILES for pair in strings(name)]
    assert len(pairs) >= 500
    assert sum(actor_id == "none" for _, actor_id in pairs) >= 60


def test_the_context_decides_between_several(actors: Actors) -> None:
    cases = yaml.safe_load((HERE / "actors_in_context.yaml").read_text(encoding="utf-8"))
    found = [
        (
            case,
            ranked[0].actor.id
            if (ranked := actors.rank(case["text"], case.get("day"), case.get("in", ())))
            else "none",
        )
        for case in cases
    ]
    assert [(case["text"], actor_id) for case, actor_id in found if actor_id != case["names"]] == []
