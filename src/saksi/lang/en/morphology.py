"""English verb forms."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.lang.lexicon import Voice

_VOWELS = "aeiou"
_BE = ("was", "were", "been", "being", "is", "are", "be", "got")


def inflect(root: str, _suffix: str = "") -> Iterator[tuple[Voice, str]]:
    """The forms of a verb written "root" or "root|past|participle", its particle after the root.

    The participle is passive after a form of "be" and before "by", else a past form counts as active.
    """
    base, _, irregular = root.partition("|")
    verb, _, particle = base.partition(" ")
    rest = f" {particle}" if particle else ""
    past, _, participle = irregular.partition("|")
    past = past or past_form(verb) + rest
    participle = participle or past
    for form in (base, third_person(verb) + rest, past, gerund(verb) + rest):
        yield Voice.ACTIVE, form
    for auxiliary in _BE:
        yield Voice.PASSIVE, f"{auxiliary} {participle}"
    yield Voice.PASSIVE, f"{participle} by"


def past_form(verb: str) -> str:
    """The regular past: attack → attacked, move → moved, deny → denied, disperse → dispersed."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def third_person(verb: str) -> str:
    """The third person singular."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


def gerund(verb: str) -> str:
    """The -ing form; one-syllable verbs like "hit" double their last letter."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    short = len(verb) == 3 and verb[1] in _VOWELS and verb[2] not in "wxy" + _VOWELS
    return verb + (verb[-1] if short else "") + "ing"
