"""What cannot become a report, said plainly."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.errors import IngestError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not become a report: what it is called, why, and what to do about it."""

    name: str
    reason: str
    hint: str

    @classmethod
    def of(cls, name: str, error: IngestError) -> Failure:
        """The failure that an error raised while reading the input `name` amounts to."""
        return cls(name, error.message, error.hint)
