"""English verb forms."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.lang.lexicon import Voice

_VOWELS = "aeiou"
#: Verbs of two syllables that double their last letter.
_STRESSED_LAST = frozenset({"kidnap", "expel", "repel", "compel", "rebel", "permit", "commit", "admit", "submit"})
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
    """The regular past: attack → attacked, move → moved, deny → denied, kidnap → kidnapped."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def third_person(verb: str) -> str:
    """The third person singular."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


def gerund(verb: str) -> str:
    """The -ing form: hit → hitting, seize → seizing, flee → fleeing."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The verb with its last consonant doubled where its last syllable is short and stressed."""
    short = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    return verb + verb[-1] if short and (one_syllable or verb in _STRESSED_LAST) else verb
