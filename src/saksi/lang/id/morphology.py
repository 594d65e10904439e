"""Indonesian verb forms: what me-, di- and ter- make of a root."""

from __future__ import annotations

_VOWELS = "aeiou"
#: Roots of one syllable take menge-.
_SHORT = frozenset({"bom", "cor", "cek", "lap", "pel", "tik", "rem"})
#: First letters that give way to the nasal where a vowel follows them, and what the others take before them.
_REPLACED = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}
_PREFIX = {
    letter: prefix
    for letters, prefix in (("bfvp", "mem"), ("dcjzts", "men"), ("aeioughk", "meng"))
    for letter in letters
}


def active(root: str, suffix: str = "") -> str:
    """The me- form of a root: serang → menyerang, tembak+i → menembaki, bom → mengebom.

    A root of two words ("tembak mati", "ambil alih") is inflected on its first word. Rules: Tata Bahasa Baku Bahasa
    Indonesia, on the allomorphs of meN-.
    """
    head, _, rest = root.partition(" ")
    return _join(_nasal(head) + suffix, rest)


def passive(root: str, suffix: str = "") -> str:
    """The di- form of a root."""
    head, _, rest = root.partition(" ")
    return _join("di" + head + suffix, rest)


def accidental(root: str, suffix: str = "") -> str:
    """The ter- form of a root."""
    head, _, rest = root.partition(" ")
    return _join("ter" + head + suffix, rest)


def bare(root: str, suffix: str = "") -> str:
    """The form without prefix that headlines use."""
    head, _, rest = root.partition(" ")
    return _join(head + suffix, rest)


def _join(head: str, rest: str) -> str:
    return f"{head} {rest}" if rest else head


def _nasal(root: str) -> str:
    if root in _SHORT:
        return "menge" + root
    first = root[0]
    if first in _REPLACED and root[1:2] in _VOWELS:
        return _REPLACED[first] + root[1:]
    return _PREFIX.get(first, "me") + root
