"""The knowledge that comes with Saksi, loaded once a process and shared by the stages."""

from __future__ import annotations

from functools import cache

from saksi.knowledge.actors import Actors
from saksi.knowledge.eras import Eras
from saksi.knowledge.gazetteer import Gazetteer
from saksi.knowledge.persons import Persons


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer with the user's cache folder."""
    return Gazetteer()


@cache
def actors() -> Actors:
    """The known actors."""
    return Actors()


@cache
def persons() -> Persons:
    """The known persons."""
    return Persons()


@cache
def eras() -> Eras:
    """The known situations and their years."""
    return Eras(actors())
