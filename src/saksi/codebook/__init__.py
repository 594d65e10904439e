"""The codebook: event types with their definitions, and crosswalks to ACLED, PLOVER and UCDP."""

from saksi.codebook.load import codebook, parse_codebook
from saksi.codebook.types import Acled, Codebook, Condition, EventType, Plover, ViolenceRule

__all__ = ["Acled", "Codebook", "Condition", "EventType", "Plover", "ViolenceRule", "codebook", "parse_codebook"]
