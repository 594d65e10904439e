"""Which language a text is in."""

from __future__ import annotations

import re

_SAMPLE = 1500
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`: "id" for Indonesian and Malay news, "en", else py3langid's guess.

    On mostly Latin text (it may quote Arabic), Malay, Javanese and Sundanese verdicts count as Indonesian: on news they
    are mostly Indonesian taken for a neighbour, and the Indonesian pack reads Malay. "und" for a text without letters.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und"
    import py3langid  # noqa: PLC0415 (its model takes half a second to load)

    code: str = py3langid.classify(sample)[0]
    if code in {"ms", "jv", "su"} and len(_LATIN.findall(sample)) > 0.5 * letters:
        return "id"
    return code
