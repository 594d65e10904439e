"""Triggers that tell of one event, gathered: what is known of it so far, and whether another trigger fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from saksi.code.names import Names
from saksi.codebook.groups import SPEECH_ACTS, UNSPECIFIED, VIOLENCE
from saksi.model import Interval, Modality, Role, Trigger

_CAMPAIGN = timedelta(days=10)
#: What a place or day that the event did not have yet speaks against it, and how much must speak for it.
_NEWS, _ENOUGH = 0.5, 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with what folding compares.

    `place` is the key of a town or the like, None where no place or only a country or region is told; `country` its
    ISO code; `when` the days told.
    """

    trigger: Trigger
    place: str | None
    country: str | None
    when: Interval | None
    background: bool

    @property
    def is_campaign(self) -> bool:
        """Whether it tells of weeks or more, as a total "since March" does."""
        return self.when is not None and self.when.end - self.when.start >= _CAMPAIGN


@dataclass(slots=True)
class Cluster:
    """The triggers of one event."""

    told: list[Told] = field(default_factory=list)

    @property
    def event_type(self) -> str:
        """The type of the first trigger that names a weapon, else of the surest one, of equals the first."""
        triggers = [told.trigger for told in self.told]
        named = (trigger for trigger in triggers if trigger.event_type not in UNSPECIFIED)
        return next(named, max(triggers, key=lambda trigger: trigger.score)).event_type

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
        weight += 1.0 / (1 + distance)
        return weight if weight >= _ENOUGH else None

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
        if all(map(names.is_description, mine)) or all(map(names.is_description, theirs)):
            return 0.0
        return None if role is Role.ACTOR or self.event_type in SPEECH_ACTS else -0.5

    def _places(self, other: Told) -> float | None:
        countries = {told.country for told in self.told if told.country}
        if other.country and countries and other.country not in countries:
            return None
        narrow = {told.place for told in self.told if told.place}
        if other.place and not narrow:
            return -_NEWS
        if other.place is None or not narrow:
            return 0.2 if other.country in countries else 0.0
        return 1.5 if other.place in narrow else None

    def _times(self, other: Told) -> float | None:
        known = [told.when for told in self.told if told.when]
        if other.is_campaign and not any(told.is_campaign for told in self.told):
            return None
        if other.when and not known:
            return -_NEWS
        if other.when is None:
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
