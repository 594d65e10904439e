"""What Saksi knows of the world: places (the gazetteer), actors, the persons who act for them, and when things were."""

from saksi.knowledge.actors import ActorMatch, Actors, KnownActor
from saksi.knowledge.eras import Era, Eras
from saksi.knowledge.gazetteer import Gazetteer
from saksi.knowledge.persons import KnownPerson, Persons
from saksi.knowledge.place import Place, PlaceName

__all__ = [
    "ActorMatch",
    "Actors",
    "Era",
    "Eras",
    "Gazetteer",
    "KnownActor",
    "KnownPerson",
    "Persons",
    "Place",
    "PlaceName",
]
