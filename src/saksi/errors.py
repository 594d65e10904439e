"""The one tree of errors. Each says what happened, where, and what to do about it."""

from __future__ import annotations


class SaksiError(Exception):
    """Anything a user can cause or must know of.

    `message` says what happened and where (it names the file, id or option); `hint` says what to do.
    """

    #: Exit status of the command line when this error ends a run.
    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(SaksiError):
    """The call itself is wrong: an unknown option value, a path that does not exist."""

    exit_status = 2


class IngestError(SaksiError):
    """One input cannot become a report; the run goes on without it."""


class LanguageError(SaksiError):
    """A report is in a language without a pack."""


class CodebookError(SaksiError):
    """A codebook, lexicon or crosswalk file breaks its own rules."""


class GoldError(SaksiError):
    """A gold file is missing or is not of the codebook's form."""


class ReaderError(SaksiError):
    """A reader cannot be loaded or its answer is not of the agreed form."""


class StoreError(SaksiError):
    """The store cannot be opened, read or written."""


class ExportError(SaksiError):
    """An export cannot be written."""


class ReviewError(SaksiError):
    """A decision cannot be made: its target, field or value is none, or it is not the reviewer's to make."""
