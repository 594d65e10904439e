"""A text with its reading, and what was found in it by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from saksi.model import HarmFigure, Reading, Role, Trigger

#: A sentence without an event of its own that makes a short text one about conflict.
ABOUT = {
    "id": "Laporan ini berisi catatan tentang konflik, militer, dan milisi.",
    "en": "This report is about the conflict, the military and the militias of the region.",
}


@dataclass(frozen=True)
class Read:
    """A text with its reading."""

    text: str
    reading: Reading

    @property
    def types(self) -> list[str]:
        return [trigger.event_type for trigger in self.reading.triggers]

    def first(self, event_type: str | None = None) -> Trigger:
        """The first trigger, or the first of a type."""
        return next(t for t in self.reading.triggers if event_type in {None, t.event_type})

    def words(self, trigger: Trigger) -> str:
        return trigger.span.of(self.text)

    def names(self, role: Role, event_type: str | None = None) -> list[str]:
        """The names in a role to the first trigger of a type."""
        return [mention.text for mention in self.first(event_type).mentions(role)]

    @property
    def harm(self) -> list[tuple[str, int, int | None]]:
        return [(str(figure.kind), figure.low, figure.high) for figure in self.figures]

    @property
    def figures(self) -> list[HarmFigure]:
        return [figure for trigger in self.reading.triggers for figure in trigger.harm]


ReadText = Callable[..., Read]
