"""How one schema becomes the next, by Alembic; a revision's name is its schema version.

A migration is frozen: it names tables, columns and rows as they were, and is never changed once a store was made by it.
"""
