"""Place names in their sentences, resolved with the sentence as their report."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from saksi.knowledge import shared as knowledge
from saksi.model import PlaceRef, Span
from saksi.read import identify_language
from saksi.resolve.context import Setting
from saksi.resolve.places import resolve_place

DATA: dict[str, list[Any]] = yaml.safe_load(
    Path(__file__).with_name("places_in_context.yaml").read_text(encoding="utf-8")
)
FLOOR, NEAR = 0.95, 25.0
MARKED = re.compile(r"\{([^}]*)\}")


def plain(marked: str) -> str:
    return marked.replace("{", "").replace("}", "")


def cases() -> Iterator[tuple[str, str, list[Any]]]:
    """Each sentence, a place's words in it, and what they mean: name, country, latitude, longitude."""
    for marked, *places in DATA["places"]:
        words = MARKED.findall(marked)
        assert len(words) == len(places), marked
        for one, place in zip(words, places, strict=True):
            yield plain(marked), one, place


def kilometres(lat: float, lon: float, ref: PlaceRef) -> float:
    if ref.lat is None or ref.lon is None:
        return math.inf
    east = ((ref.lon - lon + 180) % 360 - 180) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(ref.lat - lat, east)


def resolved(text: str, words: str) -> PlaceRef:
    gazetteer = knowledge.gazetteer()
    at = text.index(words)
    setting = Setting.of(text, gazetteer, identify_language(text))
    ref = PlaceRef(words, Span(at, at + len(words)))
    return resolve_place(ref, at, setting)


def test_accuracy_within_25_km() -> None:
    every = list(cases())
    assert len(every) >= 400
    misses = []
    for text, words, (name, country, lat, lon) in every:
        ref = resolved(text, words)
        if ref.country != country or kilometres(lat, lon, ref) > NEAR:
            found = f"{ref.name} {ref.country} {ref.lat} {ref.lon} ({kilometres(lat, lon, ref):.0f} km)"
            misses.append(f"{words} in {text!r}: {name} {country} {lat} {lon}, found {found}")
    accuracy = 1 - len(misses) / len(every)
    print(f"{accuracy:.3f} of {len(every)}", *misses, sep="\n")
    assert accuracy >= FLOOR


@pytest.mark.parametrize("marked", DATA["traps"])
def test_words_that_are_no_places_here(marked: str) -> None:
    found = knowledge.gazetteer().find(plain(marked))
    assert not [one.text for one in found if one.text in MARKED.findall(marked)]
