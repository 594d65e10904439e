"""What a linking did."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a run did: reports it linked for the first time, and what the store holds now that it wrote or dropped."""

    reports: int = 0
    families: int = 0
    incidents: int = 0
    changed: int = 0
    gone: int = 0

    def __str__(self) -> str:
        if not self.reports and not self.changed and not self.gone:
            return "nothing new to link"
        return (
            f"{self.reports} reports linked: {self.incidents} incidents, {self.families} families in all; "
            f"{self.changed} incidents new or changed, {self.gone} gone"
        )

    def and_before(self, earlier: LinkReport) -> LinkReport:
        """What two runs did, one after the other."""
        if not earlier.incidents or not self.incidents:
            return self if self.incidents else earlier
        return replace(
            self,
            reports=self.reports + earlier.reports,
            changed=self.changed + earlier.changed,
            gone=self.gone + earlier.gone,
        )
