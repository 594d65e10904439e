# make demo    codes the reports in examples/ and prints what they state
# make test    everything that must hold: style, types, import rules, docs, tests
# make bench   speed and memory, stage by stage (BENCH="--sample 2000" to change the run)
# make bench-corpus  codes the whole news corpus beside the repository and checks every span
# make docs    the documentation as a web site in site/
# make picture draws docs/img/show.svg anew from a real record
# make screens photographs the desk anew for docs/img
# make lock    pins the dependencies of pyproject.toml anew
# make clean   removes all that these targets made

PYTHON ?= python3
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
DB     := build/demo.db
BENCH  ?=

.PHONY: demo test lint types layers docs check bench bench-corpus picture screens lock clean
.DEFAULT_GOAL := demo

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Saksi needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/install-venv
	@pkg-config --exists icu-i18n 2>/dev/null || .ci/install-icu
	@echo "Setting up $(VENV) from requirements.lock (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY)
	@mkdir -p build && rm -f $(DB) $(DB)-wal $(DB)-shm
	@$(BIN)/saksi code examples --db $(DB) --json | $(BIN)/python examples/tour.py
	@echo "They are kept in $(DB). Go on: $(BIN)/saksi records --db $(DB)"

test: lint types layers docs check

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

check: $(READY)
	@.ci/install-chromium
	@.ci/install-postgresql
	$(BIN)/pytest -n 2

bench: $(READY)
	$(BIN)/python -m benchmarks $(BENCH)

bench-corpus: $(READY)
	$(BIN)/python -m benchmarks.whole_corpus

picture: $(READY)
	$(BIN)/python docs/make_picture.py

screens: $(READY)
	@.ci/install-chromium
	$(BIN)/python docs/make_screens.py

lock:
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }
	build/lock/bin/uv pip compile pyproject.toml --extra dev --extra postgres --extra ftm --universal --python-version 3.11 --generate-hashes \
	  --upgrade --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" \
	  --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
