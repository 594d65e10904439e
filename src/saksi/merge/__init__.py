"""Reports of one origin into families, records of one event into incidents."""

from saksi.merge.families import find_families
from saksi.merge.linking import link

__all__ = ["find_families", "link"]
