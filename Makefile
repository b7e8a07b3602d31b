# `make help` lists what there is. Everything runs in .venv, which the first command makes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The tests start many a program; each would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
PLAN ?= sample_plans/skarpnack-2025.toml
LOCK := .ci/shipping/requirements.txt
SHIPPING := PYTHONPATH=.ci $(BIN)/python -m shipping

.DEFAULT_GOAL := help
.PHONY: help setup run test cover slowest check lint types format texts handbook screenshots bench compare size stress wheels pyz windows check-windows lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

$(VENV)/.runtime: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'planterm needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(PIP) --editable '.[dev]'
	@touch $@

setup: $(VENV)/.dev ## install planterm and its development tools into .venv

run: $(VENV)/.runtime ## open the sample plan (another one: make run PLAN=my-plan.toml)
	@$(BIN)/planterm $(PLAN)

test: $(VENV)/.dev ## run the tests
	$(BIN)/pytest -n auto --dist worksteal -q

cover: $(VENV)/.dev ## run the tests, with branch coverage, which takes longer
	$(BIN)/pytest -n auto --dist worksteal -q --cov --cov-report=term --cov-fail-under=90

slowest: $(VENV)/.dev ## run the tests and print the time that the slowest twenty took
	$(BIN)/pytest -n auto --dist worksteal -q --durations=20

stress: $(VENV)/.dev ## kill, fill up and share plans, thousands of times; prints what came of it
	$(BIN)/pytest -m stress -n auto --dist worksteal -q
	$(BIN)/pytest -m hypothesis --hypothesis-profile wide -n auto -q

check: lint types cover ## everything that must hold before a commit

lint: $(VENV)/.dev ## ruff (lint and format) and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev ## mypy, strict, over src and tests, for this system and for Windows
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32

format: $(VENV)/.dev ## format and sort the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

texts: $(VENV)/.runtime ## print every Swedish text in one list, to be read through
	@$(BIN)/python .ci/proofreading.py

handbook: $(VENV)/.runtime ## write the table of keys in docs/handbok.md anew
	@PYTHONPATH=.ci $(BIN)/python -m handbook.keys

screenshots: $(VENV)/.runtime ## take the handbook's pictures anew, from the running program
	@PYTHONPATH=.ci $(BIN)/python -m handbook

bench: $(VENV)/.dev ## measure the speed against peers (a part: python -m benchmarks --only workbooks)
	$(BIN)/python -m benchmarks

size: $(VENV)/.dev ## count the house: lines and modules by layer, circles, names used twice, what the first picture needs
	$(BIN)/python -m benchmarks.size

compare: $(VENV)/.dev ## what comes out of workbooks, beside another checkout or commit: make compare BASE=HEAD~1
	@PYTHONPATH=tests/excel $(BIN)/python -m benchmarks.compare $(BASE) $(KEPT)

wheels: wheels/.made ## planterm and its pinned packages as wheels, to install without a network (see CONTRIBUTING.md)

wheels/.made: $(LOCK) pyproject.toml $(VENV)/.runtime $(shell find src docs .ci/handbook -type f -not -name '*.pyc')
	rm -rf wheels
	$(BIN)/python -m pip download --quiet --only-binary :all: --require-hashes --requirement $(LOCK) --dest wheels
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir wheels .
	@touch $@

pyz: wheels/.made ## dist/planterm.pyz: one file that every Python from 3.11 on runs
	@$(SHIPPING) pyz

windows: wheels/.made ## a folder for Windows, zipped: make windows EMBED=python-3.12.10-embed-amd64.zip [EMBED_SHA256=…]
	@$(SHIPPING) windows --embed '$(EMBED)' --embed-sha256 '$(EMBED_SHA256)'

check-windows: $(VENV)/.dev ## under Wine: tests of files, processes and streams, and a person at work in the console
	$(BIN)/python .ci/windows/check.py

lock: $(VENV)/.runtime ## pin the newest versions of the packages for wheels, pyz and windows
	rm -rf wheels
	$(BIN)/python -m pip download --quiet --only-binary :all: --platform any --dest wheels .
	$(SHIPPING) lock > $(LOCK)

clean: ## remove .venv, caches and what was built
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage .hypothesis build dist wheels
