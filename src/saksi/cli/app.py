"""The commands, listed once, and the one place where errors become text and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from saksi import __version__
from saksi.cli.accounts import accounts
from saksi.cli.actors import actors
from saksi.cli.code import code
from saksi.cli.compare import compare
from saksi.cli.control import control
from saksi.cli.diff import diff
from saksi.cli.doctor import doctor
from saksi.cli.evaluate import evaluate
from saksi.cli.export import export
from saksi.cli.gazetteer import gazetteer
from saksi.cli.gold import gold
from saksi.cli.incidents import incidents
from saksi.cli.merge import merge
from saksi.cli.records import records
from saksi.cli.release import release
from saksi.cli.reports import reports
from saksi.cli.serve import serve
from saksi.cli.show import show
from saksi.cli.tokens import tokens
from saksi.errors import SaksiError

#: Every command by its name, in the order of the help.
COMMANDS: Mapping[str, Callable[..., None]] = {
    "code": code,
    "merge": merge,
    "reports": reports,
    "records": records,
    "incidents": incidents,
    "control": control,
    "show": show,
    "export": export,
    "compare": compare,
    "release": release,
    "diff": diff,
    "evaluate": evaluate,
    "gold": gold,
    "serve": serve,
    "accounts": accounts,
    "tokens": tokens,
    "gazetteer": gazetteer,
    "actors": actors,
    "doctor": doctor,
}

app = typer.Typer(
    name="saksi",
    help="Turn raw news reports into a conflict record that can be audited: who did what to whom, where, when, at"
    " what cost, according to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Exit status: 0 fine, 1 some reports failed (named, with reasons), 2 the call is wrong.",
)
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"saksi {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """What holds for all commands."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    try:
        app()
    except SaksiError as error:
        typer.echo(f"saksi: {error}", err=True)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        typer.echo("saksi: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output has enough: nothing is wrong
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  (so that Python's last flush has somewhere to go)
        sys.exit(0)
