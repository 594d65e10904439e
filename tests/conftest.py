"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared gold and corpora that may lie beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the repository: gold and corpora are not here")
    return SHARED
