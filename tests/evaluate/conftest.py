"""Builders of gold reports and contract records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.errors import GoldError
from saksi.evaluate.entry import EntryParser
from saksi.evaluate.gold import GoldReport

Json = dict[str, Any]


@pytest.fixture
def record() -> Callable[..., Json]:
    """A contract record: type, one quote, and whatever fields differ from empty."""

    def build(event_type: str, quote: str, **fields: object) -> Json:
        empty: Json = {
            "event_type": event_type,
            "modality": "asserted",
            "actor": [],
            "recipient": [],
            "place": None,
            "origin": None,
            "time": None,
            "harm": [],
            "attribution": [],
            "value": None,
            "background": False,
            "evidence": [quote],
        }
        return {**empty, **fields}

    return build


@pytest.fixture
def report() -> Callable[..., GoldReport]:
    """A gold report of a raw text and contract records."""

    def build(name: str, raw: str, records: list[Json]) -> GoldReport:
        return GoldReport(name, raw, EntryParser(raw, name, GoldError).parse(records), Path(f"{name}.txt"))

    return build
