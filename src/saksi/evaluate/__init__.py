"""The codebook's scorer: gold files, matching, scores with bootstrap intervals, findings and gates."""

from saksi.evaluate.gold import GoldReport, load_gold, read_predictions
from saksi.evaluate.score import Measure, Scores, score
from saksi.evaluate.tally import Tally

__all__ = ["GoldReport", "Measure", "Scores", "Tally", "load_gold", "read_predictions", "score"]
