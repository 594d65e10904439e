"""Two readings of one text made one: the network's, with what the rules know exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from saksi.model import Argument, HarmFigure, Reading, Role, Trigger
from saksi.read.causes import CAUSES

#: Roles that the rules may fill where the network leaves them open.
_FILLED_IN = (Role.PLACE, Role.TIME)


def merge(network: Reading, rules: Reading) -> Reading:
    """The network's reading with the rules' harm figures, and their places and times where it found none.

    Both readings must have the same sentences.
    """
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in rules.triggers:
        by_sentence.setdefault(trigger.sentence, []).append(trigger)
    found: dict[int, list[Trigger]] = {}
    for trigger in network.triggers:
        found.setdefault(trigger.sentence, []).append(trigger)
    merged = [
        trigger
        for number, triggers in sorted(found.items())
        for trigger in _sentence(triggers, by_sentence.get(number, ()))
    ]
    return replace(network, triggers=tuple(merged))


def _sentence(network: Sequence[Trigger], rules: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of one sentence."""
    figures = [figure for trigger in rules for figure in trigger.harm]
    known = [figure for trigger in network for figure in trigger.harm]
    missing = [figure for figure in figures if not any(_same(figure, other) for other in known)]
    filled = [_filled_in(trigger, rules) for trigger in network]
    return _with_harm(filled, missing)


def _same(one: HarmFigure, other: HarmFigure) -> bool:
    return one.span.overlaps(other.span)


def _filled_in(trigger: Trigger, rules: Sequence[Trigger]) -> Trigger:
    """The trigger with a place or time that the rules found for the same words."""
    same = next((other for other in rules if other.span.overlaps(trigger.span)), None)
    if same is None:
        return trigger
    added: list[Argument] = []
    for role in _FILLED_IN:
        if not trigger.mentions(role):
            added += (argument for argument in same.arguments if argument.role is role)
    return replace(trigger, arguments=(*trigger.arguments, *added))


def _with_harm(triggers: Sequence[Trigger], figures: Iterable[HarmFigure]) -> list[Trigger]:
    """The triggers with further figures, each given to the nearest trigger that can cause it."""
    shared: dict[int, tuple[HarmFigure, ...]] = {}
    for figure in figures:
        able = [at for at, trigger in enumerate(triggers) if trigger.event_type in CAUSES[figure.kind]]
        if able:
            nearest = min(able, key=lambda at: abs(triggers[at].span.start - figure.span.start))
            shared[nearest] = (*shared.get(nearest, ()), figure)
    return [replace(trigger, harm=(*trigger.harm, *shared.get(at, ()))) for at, trigger in enumerate(triggers)]
