"""The Indonesian pack (it reads standard Malay news well enough to share it)."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.lang.id.morphology import accidental, active, bare, passive
from saksi.lang.id.quantities import find_quantities
from saksi.lang.id.times import find_times
from saksi.lang.lexicon import Voice
from saksi.lang.pack import LanguagePack, build_pack


def inflect(root: str, suffix: str) -> Iterator[tuple[Voice, str]]:
    """The forms of a verb; the suffix "*" asks for the ber-, me- and bare forms of an intransitive root."""
    if suffix == "*":
        yield Voice.INTRANSITIVE, active(root)
        yield Voice.INTRANSITIVE, "ber" + root
        yield Voice.HEADLINE, root
        return
    yield Voice.ACTIVE, active(root, suffix)
    yield Voice.HEADLINE, bare(root, suffix)
    yield Voice.PASSIVE, passive(root, suffix)
    yield Voice.PASSIVE, accidental(root, suffix)


def build() -> LanguagePack:
    """The pack, with all its lexicons loaded."""
    return build_pack("id", inflect, find_quantities, find_times, genitive_after=True)
