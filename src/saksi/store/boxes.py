"""Boxes of degrees as conditions."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_

from saksi.store.listing import Box


def inside(box: Box, eastern: ColumnElement[float], western: ColumnElement[float]) -> list[ColumnElement[bool]]:
    """That what reaches from `western` to `eastern` touches the box's range of longitudes, also across 180 degrees."""
    after, before = eastern >= box.west, western <= box.east
    return [or_(after, before)] if box.west > box.east else [after & before]
