"""Frozen datasets and what changed between two of them."""
