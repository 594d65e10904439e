"""Groups of event types that several stages go by; each follows from the codebook's entries or one of its rules."""

from __future__ import annotations

from saksi.codebook.load import codebook

_TYPES = codebook().types.values()

#: The party speaks and the place stays null (section 2, "Speech acts").
SPEECH_ACTS = frozenset(one.code for one in _TYPES if one.speech_act)
#: Records of these tell where from (section 1, `origin`) and how many or what share (`value`).
WITH_ORIGIN = frozenset(one.code for one in _TYPES if one.origin)
WITH_VALUE = frozenset(one.code for one in _TYPES if one.value)
#: Every party is an actor (section 1, `actor`).
MUTUAL = frozenset({"talks", "agreement"})
#: The weapon is not told (section 2): nearby words or another sentence may name it.
UNSPECIFIED = frozenset({"attack", "armed_clash"})
#: Armed and mob violence: one row of lenient agreement (section 3).
VIOLENCE = codebook().lenient_family("attack")
