"""Actor strings as news writes them (`actors_in_text.yaml`) and whom they name."""

from __future__ import annotations

from pathlib import Path

import yaml

from saksi.knowledge import Actors

FLOOR = 0.95


def test_strings_name_the_expected_actor() -> None:
    expected = yaml.safe_load(Path(__file__).with_name("actors_in_text.yaml").read_text(encoding="utf-8"))
    actors = Actors()
    pairs = [(text, name) for name, texts in expected.items() for text in texts]
    found = [(text, name, known.id if (known := actors.look_up(text)) else "none") for text, name in pairs]
    misses = [row for row in found if row[1] != row[2]]
    print(len(pairs), "strings, misses:", *misses, sep="\n")
    assert len(expected["none"]) >= 40
    assert 1 - len(misses) / len(pairs) >= FLOOR
