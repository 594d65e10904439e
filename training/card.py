"""The model card: what the shipped reader is, what it learnt from, and what it scores."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from saksi.evaluate import Scores
from training.train import Recipe

_SHOWN = (
    ("events, all tiers", "strict", "event"),
    ("events, tiers A and B", "strict_ab", "event"),
    ("actor", "strict", "actor"),
    ("recipient", "strict", "recipient"),
    ("place", "strict", "place"),
    ("time", "strict", "time"),
    ("attribution", "strict", "attribution"),
    ("harm, exact", "strict", "harm_exact"),
)
_CARD = Path(__file__).with_suffix(".md")


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores of a reader on the three development parts, and its entity F1."""

    indonesian: Scores
    english: Scores
    held_out: Scores
    entities: float


def card(version: str, recipe: Recipe, figures: Figures, weights: Path) -> str:
    """The model card as Markdown."""
    parts = (figures.indonesian, figures.english, figures.held_out)
    rows = [f"| {name} | " + " | ".join(_cell(part, rule, key) for part in parts) + " |" for name, rule, key in _SHOWN]
    runs = ", ".join(f"seed {seed}: {epochs}" for seed, epochs, _ in recipe.runs)
    told = f"seed {recipe.seed}, {recipe.first} epochs, then the mean of {len(recipe.runs)} runs (epochs by {runs})"
    size = sum(path.stat().st_size for path in weights.iterdir() if path.suffix != ".md") / 1e6
    return _CARD.read_text(encoding="utf-8").format(
        version=version, recipe=told, pieces=recipe.pieces, size=size, rows="\n".join(rows), entities=figures.entities
    )


def _cell(scores: Scores, rule: str, key: str) -> str:
    measure = scores.rows[rule].get(key)
    if measure is None or not (measure.tally.gold or key == "harm_exact"):
        return "-"
    return f"{measure.value:.3f} ({measure.low:.2f}-{measure.high:.2f})"
