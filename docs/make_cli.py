"""Writes docs/cli.md: its prose from here, the help of every command from the program itself.

Run `python docs/make_cli.py` after a change of the command line; a test fails where the page has drifted.
"""

from __future__ import annotations

from pathlib import Path

import typer

from saksi.cli.app import COMMANDS, app

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 100

HEAD = """\
# Command line

<!-- made by docs/make_cli.py; change that, not this -->

Every command keeps to the same rules:

- Results go to standard output; progress, failures and summaries to standard error.
- `--json` prints one JSON object a line.
- Exit status: **0** fine, **1** some reports failed (each named, with the reason and what to do), **2** the call is
  wrong, **130** stopped by Ctrl-C.
- A bad report never stops a run.
- `SAKSI_DB`, `SAKSI_READER` and `SAKSI_JOBS` stand for `--db`, `--reader` and `--jobs` where those are not given;
  `DATABASE_URL` stands for `SAKSI_DB` where that is not set. A database is an SQLite file or a `postgresql://` address.
"""

PROSE = {
    "code": """\
```console
$ saksi code news/ --db saksi.db --jobs 2
$ saksi code article.txt --published 2026-05-28 --outlet "Warta Contoh" --json
$ cat article.txt | saksi code - --json
```

A folder is searched for reports with all below it. `NAME.meta.json` beside `NAME.txt` tells its publication date and
outlet; a `NAME.json` beside it is a gold file and is left alone.

`--json` prints one object a line and report, in the form of the gold files:

```json
{"report": "NAME.txt", "records": [{"id": "e-...", "event_type": "air_strike", "evidence": ["..."]}]}
```

Each record has the fields of the [codebook](codebook.md); `evidence` quotes the raw text verbatim and
`evidence_spans` are the quotes' offsets in it, counted in characters. Beyond these stand `trigger_spans` and `spans`
(the offsets of each field's words), `time_text`, `actor_ids`, `recipient_ids`, `reader` and `scores`. Without `--db`, a
call with `--json` keeps nothing. A report that fails has the line
`{"report": "NAME.txt", "error": "...", "hint": "..."}`.

Each report is kept in one transaction. A run that was stopped, or killed, goes on where it was when the same call is
made again. A newer version of a reader codes all reports again and adds its records; the older ones are kept.
""",
    "reports": "`--failed` lists what could not be coded, run by run, with the reasons.",
    "records": """\
```console
$ saksi records --type air_strike --country LY --from 2026-01-01
$ saksi records --actor isis --json | jq .harm
```

`(?)` behind a place or time says that it could not be resolved.
""",
    "show": """\
```console
$ saksi show e-6295
```

The beginning of an id is enough where only one has it. Evidence is underlined; actors, places, times, tolls and
speakers stand in the colour of their field.
""",
    "export": """\
```console
$ saksi export csv -o libya.csv --country LY
$ saksi export acled -o acled.csv
```

`jsonl` and `csv` hold records, the other formats incidents; [Exports](exports.md) tells what stands in each column. A
file appears whole or not at all. What is left out, and why, is told on standard error.
""",
    "compare": """\
```console
$ saksi compare ged.csv --km 50
$ saksi compare acled.csv --json | jq .counts
```
""",
    "release": """\
```console
$ saksi release -o libya-2026.1 --version 2026.1 --author "Redaksi" --licence CC-BY-4.0
```
""",
    "diff": """\
```console
$ saksi diff libya-2026.1 libya-2026.2
$ saksi diff libya-2026.2 saksi.db --json | jq .counts
```
""",
    "evaluate": """\
```console
$ saksi evaluate gold/ --only 'seed-*' --misses
```

The scores are those of section 3 of the [codebook](codebook.md).
""",
    "gazetteer": """\
```console
$ saksi gazetteer find "Khan Younis"
$ saksi gazetteer add kampung.csv --source "Survei 2026" --licence "CC BY 4.0"
```

See [The gazetteer](gazetteer.md). `find` leaves with status 1 where nothing is found.
""",
    "merge": "See [Families and incidents](merging.md).",
    "incidents": """\
```console
$ saksi incidents --country PS --min-families 2 --order toll
$ saksi incidents --json | jq .views
```

The toll is a range over what is told and not revised; [Claims](claims.md) tells how it is drawn up.
""",
    "control": """\
```console
$ saksi control Sirte --at 2016-05-01
```
""",
    "gold": "See [The review desk](review.md).",
    "serve": "See [The review desk](review.md).",
    "accounts": """\
```console
$ saksi accounts add ani --role reviewer
```
""",
    "tokens": """\
```console
$ saksi tokens add ani --role reader --label map --days 90
$ curl -H "Authorization: Bearer TOKEN" http://127.0.0.1:8000/api/v1/incidents
```
""",
    "actors": """\
```console
$ saksi actors find "pasukan keamanan Irak"
$ saksi actors provisional --db saksi.db
```

See [Actors](actors.md).
""",
    "doctor": "Exit status 1 where there is a problem.",
}


def page() -> str:
    """The page as it should be."""
    parts = [HEAD, _help(None)]
    for name in COMMANDS:
        parts += [f"## saksi {name}\n", PROSE[name].rstrip() + "\n", _help(name)]
    return "\n".join(parts)


def _help(name: str | None) -> str:
    """The help of a command, or of the program, as a block."""
    group = typer.main.get_command(app)
    context = group.make_context("saksi", [], resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH)
    if name is not None:
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        context = command.make_context(
            name, [], parent=context, resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
        )
    text = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"```text\n{text.strip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
