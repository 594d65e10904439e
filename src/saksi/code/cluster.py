"""Triggers that tell of one event, gathered: what is known of it so far, and whether another trigger fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from saksi.code.names import Names
from saksi.model import Interval, Modality, Role, Trigger

#: Armed and mob violence: its weaponless codes fold into a record that names the weapon (codebook section 2).
VIOLENCE = frozenset(
    "armed_clash attack air_strike shelling remote_explosive suicide_bomb grenade chemical_weapon mob_violence"
    " violent_demonstration force_against_protesters".split()
)
UNSPECIFIED = frozenset({"attack", "armed_clash"})
SPEECH_ACTS = frozenset({"demand", "rejection", "threat", "accusation"})


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with what folding compares: its place's key and known days, its background."""

    trigger: Trigger
    place: str | None
    place_is_wide: bool
    when: Interval | None
    background: bool


@dataclass(slots=True)
class Cluster:
    """The triggers of one event."""

    told: list[Told] = field(default_factory=list)

    @property
    def event_type(self) -> str:
        """The most specific type told, of equals the first."""
        types = [told.trigger.event_type for told in self.told]
        return next((name for name in types if name not in UNSPECIFIED), types[0])

    def names(self, role: Role) -> list[str]:
        """The names in a role over all triggers."""
        return [mention.text for told in self.told for mention in told.trigger.mentions(role)]

    def fit(self, other: Told, names: Names) -> float | None:
        """How well `other` fits this event: None where something contradicts, else the weight of what agrees."""
        if not self._types_fit(other.trigger.event_type) or not self._manner_fits(other):
            return None
        weight = 0.0
        for part in (
            self._sides(other, Role.ACTOR, names),
            self._sides(other, Role.RECIPIENT, names),
            self._places(other),
            self._times(other),
        ):
            if part is None:
                return None
            weight += part
        distance = other.trigger.sentence - self.told[-1].trigger.sentence
        return weight + 1.0 / (1 + distance)

    def _types_fit(self, event_type: str) -> bool:
        mine = self.event_type
        if mine == event_type:
            return True
        both = {mine, event_type}
        return both <= VIOLENCE and bool(both & UNSPECIFIED)

    def _manner_fits(self, other: Told) -> bool:
        mine = self.told[0]
        told = (Modality.ASSERTED, Modality.ALLEGED)
        one, two = mine.trigger.modality, other.trigger.modality
        return (one == two or (one in told and two in told)) and mine.background == other.background

    def _sides(self, other: Told, role: Role, names: Names) -> float | None:
        mine = self.names(role)
        theirs = [mention.text for mention in other.trigger.mentions(role)]
        if not mine or not theirs:
            return 0.0
        if any(names.same(one, two) for one in mine for two in theirs):
            return 2.0
        return None if role is Role.ACTOR or self.event_type in SPEECH_ACTS else -0.5

    def _places(self, other: Told) -> float | None:
        if other.place is None or other.place_is_wide:
            return 0.0
        narrow = {told.place for told in self.told if told.place and not told.place_is_wide}
        if not narrow:
            return 0.0
        return 1.5 if other.place in narrow else None

    def _times(self, other: Told) -> float | None:
        known = [told.when for told in self.told if told.when]
        if other.when is None or not known:
            return 0.0
        return 1.0 if any(_overlap(other.when, when) for when in known) else None


def _overlap(one: Interval, other: Interval) -> bool:
    return one.start <= other.end and other.start <= one.end


def gather(told: Iterable[Told], names: Names) -> list[Cluster]:
    """Clusters of triggers in the order in which their events are first told."""
    clusters: list[Cluster] = []
    for one in told:
        fits = [(fit, cluster) for cluster in clusters if (fit := cluster.fit(one, names)) is not None]
        if fits:
            max(fits, key=lambda pair: pair[0])[1].told.append(one)
        else:
            clusters.append(Cluster([one]))
    return [cluster for cluster in clusters if not _is_part_of_violence(cluster, clusters)]


def _is_part_of_violence(cluster: Cluster, clusters: list[Cluster]) -> bool:
    """Whether a destruction is told as part of an attack, which alone is coded (codebook section 2)."""
    if cluster.event_type != "destruction":
        return False
    near = {told.trigger.sentence + step for told in cluster.told for step in (-1, 0, 1)}
    others = [told for other in clusters if other.event_type in VIOLENCE for told in other.told]
    return any(told.trigger.sentence in near for told in others)
