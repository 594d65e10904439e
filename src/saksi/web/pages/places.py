"""Places: what happened there, their names, and who holds them."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
