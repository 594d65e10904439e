"""The tables of the gazetteer's file."""

from __future__ import annotations

#: Raise when the form of the file changes, so that old files are left and a new one is built.
VERSION = 4
SCHEMA = """
PRAGMA page_size = 8192;
CREATE TABLE part (  -- what the file holds: whence, on which terms, and the fingerprint of what it was made from
    name TEXT PRIMARY KEY, fingerprint TEXT, source TEXT, licence TEXT, places INTEGER, seconds REAL
) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, part TEXT NOT NULL, name TEXT NOT NULL, country TEXT,
    kind TEXT NOT NULL, lat REAL, lon REAL, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL DEFAULT 0,  -- towns: 1 of 15,000 people or a capital; added places: 1 to be found in text
    source TEXT NOT NULL, names TEXT NOT NULL  -- its names as written, one a line, its own first
);
CREATE TABLE alias (  -- a folded name; own: the place's own name, no alternate
    folded TEXT, place INTEGER, own INTEGER, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;  -- first-level divisions by code
CREATE TABLE shape (  -- of first-level regions and added polygons
    place INTEGER PRIMARY KEY, code TEXT, area REAL, divided INTEGER, rings BLOB
);
CREATE VIRTUAL TABLE spot USING rtree(place, south, north, west, east);  -- places' points
CREATE VIRTUAL TABLE box USING rtree(place, south, north, west, east);  -- shapes' boxes
CREATE VIRTUAL TABLE word USING fts5(
    names, content='place', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE INDEX place_part ON place (part, rank);
"""
