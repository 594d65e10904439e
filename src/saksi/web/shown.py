"""Hostile text made fit to be shown, character by character: every offset stays."""

from __future__ import annotations

import re

#: Control characters, lone surrogates, and what turns the direction of text about (Unicode TR 36, 2.10).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def shown(text: str) -> str:
    """The text with a mark for each character that a page cannot or must not show; as long as it was.

    HTML makes one line end of CR LF, which would shift all that follows: the CR becomes a space.
    """
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", " \n").replace("\r", "\n"))
