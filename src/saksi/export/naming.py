"""Actors as the formats name and number them, from the knowledge base where it knows them, else as the reports do."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.export.countries import Country, country_of
from saksi.knowledge import KnownActor
from saksi.merge.parties import known_actors, party_of
from saksi.model import ActorRef

#: ACLED's inter codes (codebook, "Actor types").
STATE, REBELS, POLITICAL_MILITIA, IDENTITY_MILITIA, RIOTERS, PROTESTERS, CIVILIANS, OTHER = range(1, 9)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor: `name` as the knowledge base or else the report has it, `words` the report's, `inter` ACLED's code.

    `inter` is None where it is unknown what the actor is; `country` is the actor's home.
    """

    name: str
    words: str
    inter: int | None
    country: Country | None
    known: KnownActor | None
    state: bool
    civilian: bool
    organised: bool


def named(ref: ActorRef, scene: str | None) -> Named:
    """The actor of a reference, in an incident in the country `scene` (ISO 3166 alpha-2).

    State forces outside their own country are ACLED's external forces.
    """
    known = _known(ref)
    party = party_of(ref)
    inter: int | None = None
    if known is not None:
        abroad = scene is not None and known.country is not None and known.country != scene
        inter = OTHER if known.inter == STATE and abroad else known.inter
    elif party.state or party.civilian:
        inter = STATE if party.state else CIVILIANS
    return Named(
        name=known.name if known else ref.text,
        words=ref.text,
        inter=inter,
        country=country_of(known.country) if known else None,
        known=known,
        state=party.state,
        civilian=party.civilian,
        organised=party.organised,
    )


def _known(ref: ActorRef) -> KnownActor | None:
    return known_actors().get(ref.actor_id) if ref.actor_id else None


def interaction(inter1: int | None, inter2: int | None, alone: bool) -> int | None:
    """ACLED's interaction: both codes, the lower first; the code and 0 for an actor `alone`; None if one is unknown."""
    if inter1 is None:
        return None
    if alone:
        return inter1 * 10
    if inter2 is None:
        return None
    low, high = sorted((inter1, inter2))
    return low * 10 + high
