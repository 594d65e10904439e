"""Control of places: who holds which place through time, with the records that say so."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
