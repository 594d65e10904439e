"""The gazetteer: place names found in text, and names looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from saksi.knowledge.finding import Finder
from saksi.knowledge.folding import fold, without_article
from saksi.knowledge.overlay import Named, countries, own_places, read_yaml
from saksi.knowledge.parsing import Phrase, PhraseWords
from saksi.knowledge.place import Place, PlaceName
from saksi.knowledge.towns import Towns

#: The least population of a town to be found in running text, in the world and in focus countries.
FOUND_FROM, FOUND_FROM_IN_FOCUS = 100_000, 15_000


class Gazetteer:
    """Our own places first, then countries, then towns of GeoNames. `folder` holds the towns' file (default: the user's cache)."""

    def __init__(self, folder: Path | None = None) -> None:
        words = read_yaml("words.yaml")
        self._words = words
        self._phrases = PhraseWords.of(words)
        self._own = [*own_places(read_yaml("places.yaml")), *countries(read_yaml("countries.yaml"))]
        self._towns = Towns(words["focus"], read_yaml("admin1.yaml"), folder)
        self._index = self._indexed()

    def _indexed(self) -> dict[str, list[Place]]:
        index: dict[str, list[Place]] = defaultdict(list)
        for named in self._own:
            keys = [fold(name) for name in named.names]
            for key in dict.fromkeys([*keys, *map(without_article, keys)]):
                index[key].append(named.place)
        return dict(index)

    @cached_property
    def _finder(self) -> Finder:
        towns = self._towns.names(FOUND_FROM, FOUND_FROM_IN_FOCUS)
        return Finder(self._own, towns, self._words["ambiguous"], self._words["locative"], self._words["generic"])

    def find(self, text: str) -> list[PlaceName]:
        """The place names in `text` in order, without overlap; spans count its characters."""
        return self._finder.find(text)

    def look_up(self, name: str, countries: Sequence[str] = ()) -> list[Place]:
        """The places that `name` may mean, best first; those in `countries` (ISO codes, the likeliest first) before others.

        A part of a country or region ("Lebanon selatan") is a place of its own without coordinates; a part of a town is
        the town. Of several places the first counts, of a list from small to large ("Jatireja, Bekasi") the smallest known.
        """
        if border := self._border(name):
            return [border]
        for phrase in self._phrases.variants(name):
            if found := self._exact(phrase, countries):
                return found
        parts = self._phrases.parts(name)
        if len(parts) > 1:
            wider = {place.country for part in parts[1:] for place in self._index.get(fold(part), ()) if place.country}
            return self._first(parts, [*countries, *wider])
        return self._first(self._tails(name), countries)

    def _first(self, names: Iterable[str], countries: Sequence[str]) -> list[Place]:
        for name in names:
            for phrase in self._phrases.variants(name):
                if found := self._exact(phrase, countries):
                    return [replace(place, score=place.score * 0.9) for place in found]
        return []

    def _tails(self, name: str) -> Iterator[str]:
        """The phrase with ever fewer words before the name, as long as the name is capitalised."""
        inner = self._phrases.within.split(name)
        for at in range(1, len(inner)):
            yield " ".join(inner[at:])
        words = name.split()
        for at in range(1, len(words)):
            if words[at][:1].isupper() or "-" in words[at]:
                yield " ".join(words[at:])

    def _exact(self, phrase: Phrase, countries: Sequence[str]) -> list[Place]:
        key = fold(phrase.core)
        if len(key) < 2 or key.isdigit() or key in self._phrases.directions:
            return []
        found = list(self._index.get(key) or self._index.get(without_article(key), ()))
        if not found or (
            countries and all(place.country not in countries for place in found if place.kind != "country")
        ):
            found += self._towns.look_up(key) or self._towns.look_up(without_article(key))
        order = {code: rank for rank, code in reversed(list(enumerate(countries)))}
        seen = list({place.id: place for place in found}.values())
        ranked = sorted(seen, key=lambda place: order.get(place.country or "", len(order)))
        return [self._part(place, phrase.direction) for place in ranked] if phrase.direction else ranked

    def _part(self, place: Place, direction: str) -> Place:
        """A part of a place; one that we know by itself ("Southern Gaza Strip") as we know it."""
        part = _part(place, direction)
        known = self._index.get(fold(part.name), ()) if part.name != place.name else ()
        return next((one for one in known if one.country == place.country), part)

    def _border(self, name: str) -> Place | None:
        """The border between two countries named with a word for it."""
        if not self._phrases.border.search(name):
            return None
        named = list(
            dict.fromkeys(found.country for found in self.find(name) if found.country and found.kind == "country")
        )
        if len(named) != 2:
            return None
        first, second = (self._index_country(code) for code in named)
        return Place(f"b:{named[0]}-{named[1]}", f"{first}-{second} border", named[0], "border", score=0.8)

    def _index_country(self, code: str) -> str:
        return next(named.place.name for named in self._own if named.place.id == f"c:{code}")

    @property
    def own(self) -> list[Named]:
        """The project's own places and the countries, with their names."""
        return self._own


def _part(place: Place, direction: str) -> Place:
    """A part of a country, region or province: a region of its own; of anything smaller: the place itself, less sure."""
    if place.precision == 3 and place.kind != "sea":
        return replace(
            place,
            id=f"{place.id}/{direction.lower()}",
            name=f"{direction} {place.name}",
            kind="area" if place.kind != "country" else "region",
            lat=None,
            lon=None,
        )
    return replace(place, kind="area", score=place.score * 0.95)
