"""What a linking of a store set out to do, so that one that was killed is done again as it was meant."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything (`anew`), or reports that are new, with incidents and records to link again beside them.

    `records` are by their reports; `incidents` are those that held them when the plan was made.
    """

    anew: bool
    reports: frozenset[str]
    incidents: frozenset[str]
    records: Mapping[str, Collection[str]]

    @property
    def text(self) -> str:
        """The plan as a store keeps it."""
        if self.anew:
            return json.dumps({"anew": True})
        told = {name: sorted(self.records[name]) for name in sorted(self.records)}
        return json.dumps({"reports": sorted(self.reports), "incidents": sorted(self.incidents), "records": told})

    @classmethod
    def read(cls, text: str, every: Collection[str]) -> Plan:
        """The inverse of `text`; `every` are all reports that there are to link."""
        kept: dict[str, Any] = json.loads(text)
        if kept.get("anew"):
            return cls(True, frozenset(every), frozenset(), {})
        return cls(False, frozenset(kept["reports"]), frozenset(kept["incidents"]), kept["records"])
