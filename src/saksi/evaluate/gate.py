"""Floors that scores must not fall below, kept in a file so that lowering one is a visible change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from saksi.errors import UsageError
from saksi.evaluate.score import Scores


@dataclass(frozen=True, slots=True)
class Missed:
    """A metric (as `Scores.metrics` names it) whose value lies under its floor."""

    metric: str
    floor: float
    value: float

    def __str__(self) -> str:
        return f"{self.metric} is {self.value:.3f}, under its floor {self.floor:.3f}"


def read_floors(path: str | Path) -> dict[str, float]:
    """The floors of a YAML or JSON file: a mapping of metric names to numbers from 0 to 1."""
    file = Path(path)
    try:
        content = yaml.safe_load(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", "name a file of floors") from error
    except yaml.YAMLError as error:
        raise UsageError(
            f"{file} is neither YAML nor JSON: {error}", "write lines such as strict.event: 0.8"
        ) from error
    if not isinstance(content, dict):
        raise UsageError(f"{file} is not a mapping", "write lines such as strict.event: 0.8")
    return {str(metric): _floor(metric, value, file) for metric, value in content.items()}


def check(scores: Scores, floors: Mapping[str, float]) -> list[Missed]:
    """The floors that the scores miss, in the order of the file; a floor for no known metric is a UsageError."""
    metrics = scores.metrics()
    unknown = [metric for metric in floors if metric not in metrics]
    if unknown:
        raise UsageError(f"no metric is called {', '.join(unknown)}", f"choose from {', '.join(metrics)}")
    return [Missed(metric, floor, metrics[metric]) for metric, floor in floors.items() if metrics[metric] < floor]


def _floor(metric: object, value: object, file: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise UsageError(f"{file}: the floor of {metric} is {value!r}", "give a number from 0 to 1")
    return float(value)
