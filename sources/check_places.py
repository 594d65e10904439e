"""`python -m sources.check_places`: our own places against GeoNames and Natural Earth, and what each one's source is.

`--write` puts right the sources in the files.

An entry's source is "GeoNames" where a town of that name (any of its names) and country lies near its point, "Natural
Earth" where a first-level region of that name holds it, else "own knowledge". What lies far from the one place of its
name is listed.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping

from saksi.knowledge.atlas.entry import folded
from saksi.knowledge.atlas.shapes import Region, contains, regions
from saksi.knowledge.atlas.towns import towns
from saksi.knowledge.bearings import apart
from saksi.knowledge.divisions import divisions
from saksi.knowledge.overlay import OVERLAY, Named, overlay
from saksi.knowledge.place import Place

#: How many kilometres from a town's point ours may lie, by kind; kinds that are not here are no towns.
NEAR = {"city": 15.0, "town": 10.0, "village": 10.0, "camp": 6.0, "quarter": 6.0, "district": 40.0, "province": 60.0}
#: Towns whose point in GeoNames is off (ours are where their airstrips and offices are), and those that GeoNames lacks
#: while it has another of the name in their country.
OFF = frozenset(
    {"p:ilaga-id", "p:timika-id", "p:elelim-id", "p:waisai-id", "p:bilogai-id", "p:banki-ng", "p:kirumba-cd"}
)
OTHERS = frozenset(
    {"p:kobo-et", "p:hader-sy", "p:pauktaw-mm", "p:hlyboke-ua", "p:berestove-ua", "p:poltavka-ua", "p:novenke-ua"}
)
#: How many degrees from a region's point ours may lie where the region does not hold it.
BESIDE = 1.0


_TITLE = re.compile(r" (?:Oblast|Krai|Region|Province|State|Governorate|province|region)$")
_LINE = re.compile(r"- \{name: (?P<name>\"[^\"]*\"|[^,]*), .*?source: (?P<source>[A-Za-z ]+?)[,}]")


class Known:
    """What the packages know."""

    def __init__(self) -> None:
        self._towns: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._regions: dict[tuple[str, str], list[Region]] = defaultdict(list)
        for entry in towns():
            for name in folded(entry.names):
                self._towns[entry.place.country or "", name].append(entry.place)
        for region in regions():
            for name in folded(region.names):
                self._regions[region.country, name].append(region)

    def source(self, named: Named) -> str:
        """The source that a place's coordinates have."""
        place = named.place
        if place.lat is None or place.lon is None:
            return "own knowledge"
        if place.kind in ("province", "region") and any(_fits(region, place) for region in self._of(named)):
            return "Natural Earth"
        near = NEAR.get(place.kind, 0.0)
        if any(apart(town, place) <= near for town in self.towns(named)):
            return "GeoNames"
        return "own knowledge"

    def towns(self, named: Named) -> list[Place]:
        """The towns of its country that bear any of its names."""
        return [town for name in folded(_all_names(named)) for town in self._towns[named.place.country or "", name]]

    def _of(self, named: Named) -> list[Region]:
        return [
            region for name in folded(_all_names(named)) for region in self._regions[named.place.country or "", name]
        ]


def _all_names(named: Named) -> list[str]:
    """The names of a place, those of regions also without the word for one, a regency's seat with the regency's."""
    names = [*named.names]
    if named.place.kind in ("province", "region"):
        names += [_TITLE.sub("", name) for name in named.names]
    if named.place.country == "ID" and named.place.kind == "district":
        names += [one.seat for name in named.names for one in divisions().regencies(name) if one.seat]
    return names


def _fits(region: Region, place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    beside = abs(region.lat - place.lat) <= BESIDE and abs(region.lon - place.lon) <= BESIDE
    return beside or contains(region.rings, place.lat, place.lon)


def far(known: Known, places: Iterable[Named]) -> list[tuple[Place, Place]]:
    """Towns of ours with the nearest town of the same name, where that is too far."""
    found = []
    for named in places:
        is_town = named.place.kind in ("city", "town", "village") and named.place.id not in OFF | OTHERS
        towns_of_it = known.towns(named) if is_town else []
        if named.place.lat is not None and towns_of_it:
            nearest = min(towns_of_it, key=lambda town: apart(town, named.place))
            if apart(nearest, named.place) > NEAR[named.place.kind]:
                found.append((named.place, nearest))
    return found


def main() -> int:
    """Prints the entries whose source is not what the packages say, and those that lie far off; 1 if there are any."""
    known, places = Known(), list(overlay())
    wrong = [(named.place, known.source(named)) for named in places if known.source(named) != named.place.source]
    for place, source in wrong:
        print(f"{place.country} {place.name}: source is {source!r}, not {place.source!r}")
    for place, town in far(known, places):
        print(f"{place.country} {place.name}: {apart(place, town):.0f} km from {town.name} ({town.lat}, {town.lon})")
    if wrong and "--write" in sys.argv:
        _write({(place.country or "XX", place.name): source for place, source in wrong})
    return int(bool(wrong))


def _write(sources: Mapping[tuple[str, str], str]) -> None:
    """Put the sources in their lines."""
    for path in OVERLAY:
        country, lines = "", []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line[:1].isalpha() or line[:1] == '"':
                country = line.strip('":')
            found = _LINE.search(line)
            source = found and sources.get((country, found["name"].strip('"')))
            start, end = found.span("source") if found and source else (0, 0)
            lines.append(f"{line[:start]}{source}{line[end:]}" if source else line)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
