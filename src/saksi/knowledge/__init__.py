"""What Saksi knows of the world: places (the gazetteer) and actors."""

from saksi.knowledge.actors import Actors, KnownActor
from saksi.knowledge.gazetteer import Gazetteer
from saksi.knowledge.place import Place, PlaceName

__all__ = ["Actors", "Gazetteer", "KnownActor", "Place", "PlaceName"]
