"""Passwords: argon2id, with the parameters of RFC 9106 that argon2-cffi sets."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING

from saksi.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

#: Characters that a password has at least (NIST SP 800-63B, 3.1.1.2: 8, better 15; no rules on their kinds).
SHORTEST = 10


def hash_password(password: str) -> str:
    """The hash of a new password.

    Raises:
        UsageError: the password is too short.
    """
    if len(password) < SHORTEST:
        raise UsageError(f"the password has {len(password)} characters", f"take {SHORTEST} or more; a sentence is fine")
    return _hasher().hash(password)


def is_password(password: str, password_hash: str | None) -> bool:
    """Whether the password has that hash; without a hash the same time passes, and the answer is no."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        _hasher().verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash of what nobody knows."""
    return _hasher().hash(secrets.token_hex())
