"""The gazetteer's speed: building its file, opening it, finding names in text, looking names up, points to divisions.

Rates are by second of processor time.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from saksi.knowledge import Gazetteer
from saksi.knowledge.atlas import Atlas

#: So many names and points are drawn, always the same.
DRAWN, SEED = 5000, 7
#: Phrases as reports have them, around each name.
PHRASES = ("{}", "Kota {}", "{} selatan", "Distrik {}", "30 km dari {}", "the outskirts of {}")


def measure(texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Lines of what was measured and its figure; names are found in `texts`."""
    with tempfile.TemporaryDirectory() as folder:
        clock, busy = perf_counter(), process_time()
        built = Atlas(Path(folder))
        clock, busy = perf_counter() - clock, process_time() - busy
        assert built.path is not None
        size, counts = built.path.stat().st_size, built.counts()
        yield "build", f"{clock:.1f} s ({busy:.1f} s of processor time), {counts['places']} places, {size >> 20} MiB"
        start = perf_counter()
        gazetteer = Gazetteer(Path(folder))
        yield "open", f"{(perf_counter() - start) * 1000:.0f} ms"
        start = perf_counter()
        gazetteer.find("")
        yield "first find", f"{(perf_counter() - start) * 1000:.0f} ms"
    gazetteer = Gazetteer()
    names, points = _drawn(gazetteer)
    yield "find", f"{_rate(gazetteer.find, texts):.0f} texts/s"
    yield "exact names", f"{_rate(gazetteer.look_up, names):.0f} look-ups/s"
    phrases = [PHRASES[at % len(PHRASES)].format(name) for at, name in enumerate(names)]
    yield "phrases", f"{_rate(lambda name: gazetteer.look_up(name, ['ID', 'SY']), phrases):.0f} look-ups/s"
    yield "divisions", f"{_rate(lambda point: gazetteer.atlas.division_at(*point), points):.0f} points/s"
    yield "full text", f"{_rate(gazetteer.atlas.search, names[:500]):.0f} searches/s"


def _drawn(gazetteer: Gazetteer) -> tuple[list[str], list[tuple[float, float]]]:
    """Names and points of our own places and of towns."""
    drawer = random.Random(SEED)
    names = [name for named in gazetteer.own for name in named.names]
    names += [name for name, _, _ in gazetteer.atlas.named(15_000, 15_000, ())]
    drawer.shuffle(names)
    spots = [named.place for named in gazetteer.own if named.place.lat is not None]
    picked = drawer.choices(spots, k=DRAWN)
    return names[:DRAWN], [(place.lat or 0.0, place.lon or 0.0) for place in picked]


def _rate(ask: Callable[[Any], object], items: Sequence[Any]) -> float:
    start = process_time()
    for item in items:
        ask(item)
    return len(items) / (process_time() - start)


def show(texts: Sequence[str]) -> None:
    """Prints the figures."""
    for told, figure in measure(texts):
        print(f"gazetteer {told:<12}{figure}")
