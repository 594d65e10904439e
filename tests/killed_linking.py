"""A program that links stores and kills itself half-way, by kill -9, when it is told to.

It reads lines of `ADDRESS STEP AFTER`, tab-separated, and answers each with how the process that linked ended. STEP is
what is counted (`comparison`, `statement` that writes, `commit` about to be made, or `seconds`), AFTER how many of it
the process lives through. A process that comes to its end answers `done` and how many of each it saw.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event

import saksi.linking.run
import saksi.merge.portions
from retold import keep_told, war
from saksi.merge.scoring import Match, Weights
from saksi.merge.traits import Traits
from saksi.store import open_store

#: Incidents written together: only what must be, so that this small war takes many portions.
FEW = 1
_WRITES = ("INSERT", "UPDATE", "DELETE")


class Fate:
    """Counts what the process does, and ends it at the step it is told."""

    def __init__(self, step: str, after: float) -> None:
        self._step, self._after = step, after
        self.seen: Counter[str] = Counter()

    def watch(self) -> None:
        """Have every comparison, writing statement and commit of this process counted."""
        compare = Weights.match

        def match(weights: Weights, one: Traits, other: Traits) -> Match:
            self.count("comparison")
            return compare(weights, one, other)

        Weights.match = match  # type: ignore[method-assign]

        @event.listens_for(Engine, "before_cursor_execute")
        def _statement(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.lstrip().upper().startswith(_WRITES):
                self.count("statement")

        @event.listens_for(Engine, "commit")
        def _commit(_connection: object) -> None:
            self.count("commit")

        if self._step == "seconds":
            signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            signal.setitimer(signal.ITIMER_REAL, self._after)

    def count(self, what: str) -> None:
        """Note a step; the one that is told is the last."""
        self.seen[what] += 1
        if what == self._step and self.seen[what] > self._after:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """One process of its own for each line; all that linking loads is loaded before, once."""
    with TemporaryDirectory() as folder:
        store = open_store(f"{folder}/warm.db")
        keep_told(store, war())
        saksi.linking.link_store(store)
        store.close()
    for line in sys.stdin:
        address, step, after = line.rstrip("\n").split("\t")
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _link(address, Fate(step, float(after)), writing)
        os.close(writing)
        with os.fdopen(reading) as said:
            answer = said.read()
        _, status = os.waitpid(child, 0)
        ended = "killed" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL else "failed"
        print(answer or ended, flush=True)


def _link(address: str, fate: Fate, answer: int) -> None:
    saksi.merge.portions.MOST = FEW
    saksi.linking.run.TURN = 0
    store = open_store(address, create=False)
    fate.watch()
    saksi.linking.link_store(store)
    signal.setitimer(signal.ITIMER_REAL, 0)
    told = " ".join(f"{what} {fate.seen[what]}" for what in ("comparison", "statement", "commit"))
    os.write(answer, f"done {told}".encode())
    os._exit(0)


if __name__ == "__main__":
    main()
