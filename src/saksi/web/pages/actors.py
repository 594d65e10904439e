"""Actors: what they did and suffered, their names, and unknown ones named and merged by people."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
