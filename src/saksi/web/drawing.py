"""Charts as shapes: incidents above, the dead below or beside, from the least to the most with the best figure between.

Lengths are in SVG user units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

WIDTH = 960
_LEFT, _RIGHT, _PANEL, _GAP = 56, 32, 150, 56
_ROW, _NAMES, _BAR = 26, 300, 270
_LABELS = 12
_LONGEST_NAME = 38


@dataclass(frozen=True, slots=True)
class Figure:
    """What a chart shows of one month, place, actor ...: how many incidents, and the sums of their dead."""

    key: str | None
    label: str
    address: str
    incidents: int
    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart says."""

    title: str
    description: str
    incidents: str
    dead: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `role` says of what: `bar` incidents, `low` the least dead, `high` what lies up to the most."""

    x: float
    y: float
    width: float
    height: float
    role: str
    told: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across a bar: the best figure of the dead, between the least and the most."""

    x1: float
    y1: float
    x2: float
    y2: float
    told: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `anchor` as in SVG: start, middle, end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart ready to be written as SVG; `lines` are the levels of its scales (x, y, x, y)."""

    title: str
    description: str
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    lines: tuple[tuple[float, float, float, float], ...] = field(default=())
    marks: tuple[Mark, ...] = field(default=())
    width: float = WIDTH


def over_time(figures: Sequence[Figure], words: Words) -> Drawing:
    """Two panels, a bar for each stretch of time, in the order given."""
    step = (WIDTH - _LEFT - _RIGHT) / max(len(figures), 1)
    tops = (_GAP / 2, _GAP / 2 + _PANEL + _GAP)
    most = max((one.incidents for one in figures), default=0), max((one.high for one in figures), default=0)
    bars: list[Bar] = []
    labels: list[Label] = []
    lines: list[tuple[float, float, float, float]] = []
    marks: list[Mark] = []
    for top, name, highest in zip(tops, (words.incidents, words.dead), most, strict=True):
        labels.append(Label(0, top - 10, name, strong=True))
        for level in _levels(highest):
            y = top + _PANEL * (1 - level / max(highest, 1))
            lines.append((_LEFT, y, WIDTH - _RIGHT, y))
            labels.append(Label(_LEFT - 6, y + 4, str(level), "end"))
    for at, one in enumerate(figures):
        x, width = _LEFT + at * step, max(step * 0.85, 0.5)
        bars += _standing(one, x, width, tops, most)
        y = tops[1] + _PANEL * (1 - one.best / max(most[1], 1))
        marks += [Mark(x, y, x + width, y, _dead(one))] if one.high else []
        if at % max(-(-len(figures) // _LABELS), 1) == 0:
            labels += [Label(x + width / 2, top + _PANEL + 18, one.label, "middle") for top in tops]
    height = tops[1] + _PANEL + 28
    return Drawing(words.title, words.description, height, tuple(bars), tuple(labels), tuple(lines), tuple(marks))


def ranked(figures: Sequence[Figure], words: Words) -> Drawing:
    """A row for each name: its incidents, then its dead."""
    most = max((one.incidents for one in figures), default=0), max((one.high for one in figures), default=0)
    starts = _NAMES, _NAMES + _BAR + 70
    labels = [Label(x, 16, name, strong=True) for x, name in zip(starts, (words.incidents, words.dead), strict=True)]
    rows = list(enumerate(figures))
    labels += chain.from_iterable(_row_labels(one, 28 + at * _ROW, starts, most) for at, one in rows)
    bars = chain.from_iterable(_lying(one, 28 + at * _ROW, starts, most) for at, one in rows)
    marks = chain.from_iterable(_lying_mark(one, 28 + at * _ROW, starts[1], most[1]) for at, one in rows)
    height = 36 + len(rows) * _ROW
    return Drawing(words.title, words.description, height, tuple(bars), tuple(labels), marks=tuple(marks))


def _levels(highest: int) -> tuple[int, ...]:
    return (0, highest // 2, highest) if highest > 1 else (0, max(highest, 1))


def _standing(one: Figure, x: float, width: float, tops: tuple[float, float], most: tuple[int, int]) -> Iterator[Bar]:
    tall, low, high = (
        _PANEL * value / max(of, 1) for value, of in ((one.incidents, most[0]), (one.low, most[1]), (one.high, most[1]))
    )
    above, below = (top + _PANEL for top in tops)
    yield Bar(x, above - tall, width, tall, "bar", f"{one.label}: {one.incidents}")
    if one.high:
        yield Bar(x, below - high, width, high - low, "high", _dead(one))
        yield Bar(x, below - low, width, low, "low", _dead(one))


def _lying(one: Figure, y: float, starts: tuple[float, float], most: tuple[int, int]) -> Iterator[Bar]:
    long, low, high = (
        _BAR * value / max(of, 1) for value, of in ((one.incidents, most[0]), (one.low, most[1]), (one.high, most[1]))
    )
    yield Bar(starts[0], y, long, _ROW - 8, "bar", f"{one.label}: {one.incidents}")
    if one.high:
        yield Bar(starts[1] + low, y, high - low, _ROW - 8, "high", _dead(one))
        yield Bar(starts[1], y, low, _ROW - 8, "low", _dead(one))


def _lying_mark(one: Figure, y: float, start: float, most: int) -> Iterator[Mark]:
    if one.high:
        x = start + _BAR * one.best / max(most, 1)
        yield Mark(x, y, x, y + _ROW - 8, _dead(one))


def _row_labels(one: Figure, y: float, starts: tuple[float, float], most: tuple[int, int]) -> Iterator[Label]:
    name = one.label if len(one.label) <= _LONGEST_NAME else one.label[: _LONGEST_NAME - 1] + "…"
    yield Label(starts[0] - 8, y + 14, name, "end")
    yield Label(starts[0] + _BAR * one.incidents / max(most[0], 1) + 5, y + 14, str(one.incidents))
    if one.high:
        yield Label(starts[1] + _BAR * one.high / max(most[1], 1) + 5, y + 14, _range(one))


def _range(one: Figure) -> str:
    return str(one.high) if one.low == one.high else f"{one.low}–{one.best}–{one.high}"


def _dead(one: Figure) -> str:
    return f"{one.label}: {_range(one)}"
