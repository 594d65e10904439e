"""How near the resolver puts the place names of InaGeoParser's Indonesian disaster news, each report its own context.

Usage: python -m benchmarks.inageoparser [FILE] [--misses KM]. FILE is the corpus's `training.txt`: a token a line with
its labels, the point of a place name at its first token; a report begins where a dateline is labelled. A place that is
resolved without a point (a country, a wide region) counts as missed.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from saksi.knowledge import Gazetteer
from saksi.model import CleanText, Modality, OffsetMap, PlaceRef, Record, Report, Span, report_id
from saksi.resolve import Resolver

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "events" / "inageoparser" / "training.txt"
#: The measures usual for geocoders: 161 km (100 miles), and the 25 km of the other place tests.
REACHES = (161.0, 25.0)
LEVELS = {
    0: "country",
    1: "province",
    2: "regency or city",
    3: "district",
    4: "village",
    5: "street or spot",
    None: "no level",
}
_POINT = re.compile(r"\((-?\d+\.\d+)[,\s]+(-?\d+\.\d+)\)?(?:/(\d))?")
_TIGHT = re.compile(r"[,.;:!?)]")
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Named:
    """A place name in a report: where it stands, its point and its level (0 country to 5 street; None: not told)."""

    span: Span
    lat: float
    lon: float
    level: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """One report's text and the place names in it that have a point."""

    text: str
    names: tuple[Named, ...]


def stories(path: Path) -> Iterator[Story]:
    """The reports of a corpus file."""
    block: list[str] = []
    gathered: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            block.append(line)
            continue
        if any("B-Published-Arg" in token for token in block) and gathered:
            yield _story(gathered)
            gathered = []
        gathered += [*block, ""]
        block = []
    yield _story(gathered)


def _story(lines: Sequence[str]) -> Story:
    """Tokens joined by spaces, one sentence a line."""
    text, names = "", []
    for at, line in enumerate(lines):
        if not line:
            text = text.rstrip() + "\n"
            continue
        token = _token(line)
        if _TIGHT.fullmatch(token):
            text = text.rstrip(" ")
        if point := _POINT.search(line):
            words = " ".join([token, *_rest(lines[at + 1 :])])
            level = int(point[3]) if point[3] else None
            names.append(Named(Span(len(text), len(text) + len(words)), float(point[1]), float(point[2]), level))
        text += token + ("" if token == "(" else " ")
    return Story(text, tuple(names))


def _rest(lines: Sequence[str]) -> Iterator[str]:
    """The tokens that go on a place name."""
    for line in lines:
        if not re.search(r"/I-P?LOC(?:/|$)", line):
            return
        yield _token(line)


def _token(line: str) -> str:
    """The word of a line: what stands before its tag (dates have strokes of their own)."""
    found = re.match(r"(.+?)/[^\s/]+/(?:O|[BI]-)", line)
    return found[1] if found else line.split("/", 1)[0] or "/"


def distances(resolver: Resolver, story: Story) -> list[float]:
    """Kilometres from each name's point to where the resolver puts it; infinite where it puts it nowhere."""
    report = Report(report_id(story.text), "inageoparser", story.text)
    text = CleanText(report.id, story.text, (), OffsetMap.of(len(story.text), ()))
    records = [
        Record(f"e-{number}", report.id, "other", Modality.ASSERTED, (name.span,), place=_ref(story, name.span))
        for number, name in enumerate(story.names)
    ]
    found = resolver.resolve(report, text, records, "id")
    return [kilometres(name, record.place) for name, record in zip(story.names, found, strict=True)]


def _ref(story: Story, span: Span) -> PlaceRef:
    return PlaceRef(span.of(story.text), span)


def kilometres(name: Named, ref: PlaceRef | None) -> float:
    """The great circle between a name's point and a resolved place."""
    if ref is None or ref.lat is None or ref.lon is None:
        return math.inf
    one, two = math.radians(name.lat), math.radians(ref.lat)
    turn = math.radians(ref.lon - name.lon)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(turn / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


def interval(by_story: Sequence[Sequence[bool]], draws: int = 2000) -> tuple[float, float]:
    """The 95 % bootstrap interval of a share, drawing whole reports."""
    draw = random.Random(1)
    shares = []
    for _ in range(draws):
        picked = [hit for story in draw.choices(by_story, k=len(by_story)) for hit in story]
        shares.append(sum(picked) / len(picked))
    shares.sort()
    return shares[int(0.025 * draws)], shares[int(0.975 * draws) - 1]


def main() -> None:
    """Print accuracy at each reach, whole and by level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--misses", type=float, help="list the names put farther off than so many km")
    options = parser.parse_args()
    resolver = Resolver(Gazetteer())
    every = [(story, distances(resolver, story)) for story in stories(options.corpus) if story.names]
    for reach in REACHES:
        hits = [[far <= reach for far in fars] for _, fars in every]
        low, high = interval(hits)
        print(f"within {reach:3.0f} km  {_share([hit for story in hits for hit in story])}, 95 % {low:.3f}-{high:.3f}")
    narrow = [far for story, fars in every for name, far in zip(story.names, fars, strict=True) if name.level != 0]
    for reach in REACHES:
        print(f"within {reach:3.0f} km  {_share([far <= reach for far in narrow])} without names of countries")
    for level, label in LEVELS.items():
        fars = [
            far for story, all_ in every for name, far in zip(story.names, all_, strict=True) if name.level == level
        ]
        shares = ", ".join(f"{reach:.0f} km {_share([far <= reach for far in fars])}" for reach in REACHES)
        print(f"  {label:16} {shares}, {sum(map(math.isinf, fars))} without a point")
    if options.misses is not None:
        _list(every, options.misses)


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits)}/{len(hits)} ({sum(hits) / max(len(hits), 1):.3f})"


def _list(every: Sequence[tuple[Story, Sequence[float]]], reach: float) -> None:
    for story, fars in every:
        for name, far in zip(story.names, fars, strict=True):
            if far > reach:
                around = story.text[max(0, name.span.start - 40) : name.span.end + 60].replace("\n", " / ")
                print(f"{far:7.0f} km  {LEVELS[name.level]:16} {name.span.of(story.text)!r} in {around!r}")


if __name__ == "__main__":
    main()
