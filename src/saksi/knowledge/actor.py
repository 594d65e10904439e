"""What an entry of the list of actors holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from saksi.model import Span

#: What an actor can be.
KINDS = (
    "state",
    "government",
    "military",
    "police",
    "intelligence",
    "armed_group",
    "political",
    "international",
    "civilian",
    "media",
    "person",
    "company",
)
#: ACLED's code of everybody else.
CIVILIAN = 7
#: The ACLED inter code of a kind: 1 state forces, 2 rebels, 7 civilians, 8 external or other forces.
INTER = MappingProxyType(
    dict.fromkeys(("state", "government", "military", "police", "intelligence"), 1)
    | {"armed_group": 2, "international": 8}
)
#: What an entry rests on where it does not say so itself.
OWN = "own knowledge"


@dataclass(frozen=True, slots=True)
class Alliance:
    """That an actor is at the side of `ally` (an id), from `began` to `ended`, None where unknown or so still."""

    ally: str
    began: date | None = None
    ended: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the alliance held on `day`; on an unknown day, whether it ever did."""
        return within(day, self.began, self.ended)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry: `id`, English `name`, `kind` (one of `KINDS`), home `country` (ISO), `parent` (an id), all `names`.

    `inter` is its ACLED code at home (1 to 8; 3 political and 4 identity militias, 5 rioters, 6 protesters), `ucdp` its
    id in UCDP's list of actors where that is known for certain. `began` and `ended` are the days between which it
    existed, None where unknown or not so. `leaders` are names by which "the group led by ..." means it, `metonyms`
    names that mean it only where they stand as an actor ("Moscow"). `branch` says that it is its country's army, navy
    or the like (see `forces`); `derived` that no entry but a nationality and a force made it; `source` what the entry
    rests on.
    """

    id: str
    name: str
    kind: str
    country: str | None
    parent: str | None
    names: tuple[str, ...]
    began: date | None = None
    ended: date | None = None
    inter: int = CIVILIAN
    allies: tuple[Alliance, ...] = ()
    ucdp: int | None = None
    leaders: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    branch: str | None = None
    derived: bool = False
    source: str = OWN

    @property
    def since(self) -> int | None:
        """The year in which it began."""
        return self.began.year if self.began else None

    @property
    def until(self) -> int | None:
        """The year in which it ended."""
        return self.ended.year if self.ended else None

    def existed(self, day: date | None) -> bool:
        """Whether it existed on `day`; unknown days count as such."""
        return within(day, self.began, self.ended)


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor's name in a text."""

    span: Span
    text: str
    actor: KnownActor


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """An actor that a string may name: `score` from 0 to 1, and the leader whom the string names, if any."""

    actor: KnownActor
    score: float
    leader: str | None = None


def within(day: date | None, began: date | None, ended: date | None) -> bool:
    """Whether `day` lies between two days, both included; what is unknown does not exclude it."""
    return day is None or ((began is None or began <= day) and (ended is None or day <= ended))
