"""The codebook's scorer: gold files, matching, scores with bootstrap intervals, findings and gates."""

from saksi.evaluate.findings import Finding, FindingKind, find_all
from saksi.evaluate.gate import Missed, check, read_floors
from saksi.evaluate.gold import GoldReport, load_gold, read_predictions
from saksi.evaluate.render import render_findings, render_scores
from saksi.evaluate.score import Measure, Scores, score
from saksi.evaluate.tally import Tally

__all__ = [
    "Finding",
    "FindingKind",
    "GoldReport",
    "Measure",
    "Missed",
    "Scores",
    "Tally",
    "check",
    "find_all",
    "load_gold",
    "read_floors",
    "read_predictions",
    "render_findings",
    "render_scores",
    "score",
]
