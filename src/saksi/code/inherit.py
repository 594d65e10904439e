"""Who acts where a sentence does not say: a quotation goes on with the party that spoke before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from saksi.codebook.groups import SPEECH_ACTS
from saksi.model import Argument, Mention, Role, Trigger

#: How many sentences a party's speech goes on without naming it.
_REACH = 2


def with_parties(triggers: Iterable[Trigger]) -> Iterator[Trigger]:
    """The triggers in order; a speech act without actor takes its speaker, else the party of the speech before it."""
    party: tuple[Mention, ...] = ()
    at = -_REACH - 1
    for trigger in triggers:
        if trigger.event_type not in SPEECH_ACTS:
            yield trigger
            continue
        actors = trigger.mentions(Role.ACTOR)
        if not actors:
            actors = trigger.mentions(Role.SPEAKER) or (party if trigger.sentence - at <= _REACH else ())
            yield _acted_by(trigger, actors)
        else:
            yield trigger
        if actors:
            party, at = actors, trigger.sentence


def _acted_by(trigger: Trigger, actors: tuple[Mention, ...]) -> Trigger:
    given = (Argument(Role.ACTOR, mention, 0.5) for mention in actors)
    return replace(trigger, arguments=(*trigger.arguments, *given))
