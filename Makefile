# make setup | demo | test | lint | bench | lock — what each does stands in CONTRIBUTING.md
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/bash
.DELETE_ON_ERROR:
.PHONY: setup demo test lint bench lock messages format clean

setup: $(VENV)/.run

# Two stamps: what running needs, and what developing needs on top of it.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name it with make PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing from requirements.lock …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing from requirements-dev.lock …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup
	@$(BIN)/medborgarlofte demo

test: $(VENV)/.dev
	@$(BIN)/python -m tools.check test

lint: $(VENV)/.dev
	@$(BIN)/python -m tools.check lint

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks

messages: $(VENV)/.dev
	@$(BIN)/python -m tools.messages update
	@$(BIN)/python -m tools.messages compile
	@$(BIN)/python -m tools.messages check

format: $(VENV)/.dev
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .
	@git ls-files -z '*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

# Needs uv (PyPI). No index address and no path comes into the files.
LOCK := uv pip compile -q --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml
lock:
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
