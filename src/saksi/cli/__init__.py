"""The command line: one file a command, listed once in `saksi.cli.app`."""

from saksi.cli.app import main

__all__ = ["main"]
