"""Boxes of degrees as conditions."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_

from saksi.store.listing import Box

_WIDE = 180 * 360 / 16


def inside(box: Box, eastern: ColumnElement[float], western: ColumnElement[float]) -> list[ColumnElement[bool]]:
    """That what reaches from `western` to `eastern` touches the box's range of longitudes, also across 180 degrees."""
    after, before = eastern >= box.west, western <= box.east
    return [or_(after, before)] if box.west > box.east else [after & before]


def within_columns(box: Box, lat: ColumnElement[float], lon: ColumnElement[float]) -> ColumnElement[bool]:
    """That a point lies in the box, edges included."""
    return lat.between(box.south, box.north) & inside(box, lon, lon)[0]


def is_wide(box: Box) -> bool:
    """Whether a box likely holds so many incidents that an index of places is a detour: a sixteenth of the world."""
    width = box.east - box.west + (360 if box.west > box.east else 0)
    return (box.north - box.south) * width > _WIDE
