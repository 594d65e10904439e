"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, and Windows-1252 where UTF-8 breaks."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

from saksi.errors import IngestError

FALLBACK = "saksi-cp1252"
_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b\x1a\x08")
_CONVERT = "save the file as UTF-8 and try again"


def _byte_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Reads the bytes that UTF-8 cannot as Windows-1252, those it leaves undefined as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    text = "".join(_cp1252(byte) for byte in wrong)
    return text, error.end


def _cp1252(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error(FALLBACK, _byte_as_cp1252)


def decode(data: bytes) -> str:
    """The text of a whole file's bytes.

    Raises:
        IngestError: the bytes are no text, or in an encoding that cannot be told.
    """
    encoding = encoding_of(data[:_SAMPLE])
    try:
        return data.decode(encoding, FALLBACK if encoding.startswith("utf-8") else "strict")
    except UnicodeDecodeError as error:
        raise IngestError(f"it is not valid {encoding} (byte {error.start})", _CONVERT) from error


def open_text(stream: BinaryIO, newline: str) -> io.TextIOWrapper:
    """A text stream over a byte stream; its encoding is told from the first bytes.

    Raises:
        IngestError: the first bytes are no text, or in an encoding that cannot be told.
    """
    buffered = io.BufferedReader(stream, _SAMPLE)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(_SAMPLE)[:_SAMPLE])
    errors = FALLBACK if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline=newline)


def encoding_of(sample: bytes) -> str:
    """The encoding that the first bytes of a file show.

    Raises:
        IngestError: they show none: a binary file, or a script that Windows-1252 cannot stand for.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    wide = _wide_encoding(sample)
    if wide:
        return wide
    _refuse_binary(sample)
    _refuse_unknown(sample)
    return "utf-8"


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text has a zero in every second byte."""
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    high, low = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-le"
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-be"
    return None


def _refuse_binary(sample: bytes) -> None:
    controls = sum(count for byte in range(32) if byte not in _TEXT_CONTROLS and (count := sample.count(byte)))
    if sample and (b"\0" in sample or controls > 0.02 * len(sample)):
        raise IngestError("it is not a text but binary data", "give text, HTML, JSON lines or CSV")


def _refuse_unknown(sample: bytes) -> None:
    """Refuses a text whose bytes are mostly outside ASCII and not UTF-8: Windows-1252 would make it gibberish."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        high = sum(byte > 127 for byte in sample)
        if high > 0.3 * len(sample):
            raise IngestError("its encoding cannot be told", _CONVERT) from None
