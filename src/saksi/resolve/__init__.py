"""Stage five: the words of a record to places, days and known actors. What cannot be resolved keeps its words."""

from saksi.resolve.resolver import Resolver

__all__ = ["Resolver"]
