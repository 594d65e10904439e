"""The commands of the desk: accounts, gold, and what `saksi serve` refuses."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

import httpx
from calls import SAKSI, Run


def test_accounts_are_made_listed_and_disabled(run: Run) -> None:
    made = run("accounts", "add", "ani", "--role", "admin", "--db", "d.db", stdin="kuda jujur baterai\n")
    assert (made.code, made.out) == (0, "ani  admin\n")
    assert run("accounts", "add", "ANI", "--db", "d.db", stdin="kuda jujur baterai\n").code == 1
    assert run("accounts", "role", "ani", "--role", "reader", "--db", "d.db").out == "ani  reader\n"
    assert run("accounts", "disable", "ani", "--db", "d.db").out == "ani  reader  disabled\n"
    assert run("accounts", "list", "--db", "d.db").out == "ani  reader  disabled\n"


def test_what_an_account_cannot_be_is_said(run: Run) -> None:
    for arguments, told in (
        (("add", "ani"), "take 10 or more"),
        (("add",), "needs a name"),
        (("dance", "ani"), "there is no action"),
        (("role", "nobody"), "there is no account"),
        (("add", "ani", "--role", "king"), "there is no 'king'"),
    ):
        ran = run("accounts", *arguments, "--db", "d.db", stdin="short\n")
        assert (ran.code, told in ran.err) == (2, True), ran.err


def test_no_desk_for_others_without_accounts(run: Run) -> None:
    ran = run("serve", "--host", "0.0.0.0", "--db", "d.db")
    assert ran.code == 2
    assert "saksi accounts add NAME" in ran.err


def test_the_desk_is_served_until_it_is_stopped(tmp_path: Path) -> None:
    command = [*SAKSI, "serve", "--port", "0", "--db", str(tmp_path / "d.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        told = served.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert address is not None, told
        assert httpx.get(f"{address[0]}/reports", timeout=20).status_code == 200
        port = address[0].rpartition(":")[2]
        again = subprocess.run(
            [*command[:-4], "--port", port, *command[-2:]], capture_output=True, text=True, check=False
        )
        assert (again.returncode, "cannot serve" in again.stderr) == (2, True), again.stderr
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=20) in (0, 130)


def test_gold_of_a_store_that_nobody_judged(run: Run, folder: Path) -> None:
    assert run("code", folder, "--db", "d.db", "--quiet").code == 0
    ran = run("gold", "emas", "--db", "d.db")
    assert (ran.code, ran.err) == (0, "0 judged reports in emas\n")


def test_tokens_are_made_listed_and_revoked(run: Run) -> None:
    run("accounts", "add", "ani", "--role", "reviewer", "--db", "d.db", stdin="kuda jujur baterai\n")
    made = run("tokens", "add", "ani", "--label", "peta", "--db", "d.db")
    assert made.code == 0
    assert len(made.out.strip()) >= 40
    listed = run("tokens", "list", "--db", "d.db").out
    assert made.out.strip() not in listed
    token = listed.split()[0]
    assert listed == f"{token}  ani  reader  peta\n"
    assert run("tokens", "revoke", token, "--db", "d.db").code == 0
    assert run("tokens", "list", "--db", "d.db").out.endswith("revoked\n")
    assert "there is no account" in run("tokens", "add", "budi", "--db", "d.db").err
