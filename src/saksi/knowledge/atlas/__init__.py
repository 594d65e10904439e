"""The gazetteer's file: one SQLite file in the user's cache, built from packages, our own places and the user's."""

from saksi.knowledge.atlas.atlas import Atlas, Hit, PartInfo

__all__ = ["Atlas", "Hit", "PartInfo"]
