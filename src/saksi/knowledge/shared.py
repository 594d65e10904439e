"""The knowledge that comes with Saksi, loaded once a process and shared by the stages."""

from __future__ import annotations

from functools import cache

from saksi.knowledge.actors import Actors
from saksi.knowledge.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer with the user's cache folder."""
    return Gazetteer()


@cache
def actors() -> Actors:
    """The known actors."""
    return Actors()
