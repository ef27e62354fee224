# Everything runs from .venv, which `make install` builds from requirements.lock.
# Choose another interpreter with  make PYTHON=python3.12 install

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

export PYTHONUTF8 := 1

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# More than four gain nothing: each reads the shipped flows for itself.
WORKERS := --numprocesses auto --maxprocesses 4
PURE_TESTS := $(wildcard tests/authoring tests/flow tests/needs tests/referral tests/test_house.py)

# The first interpreter that is new enough; 3.11 first, because that is what production runs.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

.PHONY: help install demo test quick check bench eval model soak lock clean

help: ## List the targets.
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

install: $(READY) ## Build .venv from the lock file; does nothing when nothing changed.

demo: $(READY) ## Try the shipped flow in this terminal.
	@$(BIN)/marugoto chat

test: $(READY) ## Run the tests.
	$(BIN)/pytest $(WORKERS)

quick: $(READY) ## Run the tests of the pure packages that finish at once.
	$(BIN)/pytest -q $(WORKERS) -m "not slow and not soak and not hypothesis" $(PURE_TESTS)

check: $(READY) ## Check format, lint, types, import contracts, flows and rehearsals.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/marugoto check flows/
	$(BIN)/marugoto rehearse flows/rehearsals/

bench: $(READY) ## Measure, each figure beside its floor, as JSON lines.
	$(BIN)/python -m benchmarks

eval: $(READY) ## Compare what is read in the corpus with its labels, as JSON lines.
	$(BIN)/python -m benchmarks.evaluation

model: $(READY) ## Learn the second look on danger from the corpus.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements-model.lock
	$(BIN)/python -m training.second_look

soak: $(READY) ## Run the long tests: many more examples of every property.
	$(BIN)/pytest -m "soak or hypothesis" --hypothesis-profile=soak

lock: $(READY) ## Choose versions anew (at least a week old) and write the lock files.
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --group dev \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --group model \
		--constraint requirements.lock --custom-compile-command "make lock" \
		--output-file requirements-model.lock pyproject.toml

clean: ## Remove .venv and everything else that can be made again.
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# Python and its venv module are the only things that pip cannot bring.
$(VENV)/bin/python:
	@python="$(PYTHON)"; \
	if [ -z "$$python" ] || ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -qq -y python3 python3-venv; \
			python=python3; \
		else \
			echo "Python 3.11 or newer with its venv module is needed. On Debian and Ubuntu:" >&2; \
			echo "    sudo apt-get install python3 python3-venv" >&2; \
			exit 1; \
		fi; \
	fi; \
	"$$python" -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q bot adapters # where Python is told to keep nothing, as in CI
	@touch $@
