# One word a task. `make dev` and `make test` are all a newcomer needs; both set the checkout up first.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
ASSETS := router/server/graphiql/assets/index.html
GRAPHIQL_SOURCES := $(wildcard router/server/graphiql/frontend/*.* router/server/graphiql/frontend/src/*)

.PHONY: help setup dev test check format fuzz bench compose lock clean

help:  ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: .venv/.installed $(ASSETS)  ## create .venv from the lock and build GraphiQL

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, ensurepip; assert sys.version_info >= (3, 11)' 2>/dev/null || { \
	  echo "Python 3.11 or later with its venv module is needed: apt-get install python3 python3-venv" >&2; exit 3; }
	@echo "Creating .venv and installing the locked dependencies ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(ASSETS): $(GRAPHIQL_SOURCES) | .venv/.installed
	@echo "Building GraphiQL from its npm packages ..." >&2
	@cd router/server/graphiql/frontend && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-audit --no-fund --loglevel=error \
	  && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build
	@touch $@

dev: setup  ## run books, orders, users and the router on http://127.0.0.1:4000/graphql
	@$(BIN)/supergraph dev

test: setup check  ## everything that CI runs: check, then the whole suite with coverage
	@$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

check: setup  ## format, lint, types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: setup  ## rewrite the sources in the house format
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

MINUTES ?= 5
fuzz: setup  ## compare the router with a monolith on random graphs for MINUTES (5)
	@$(BIN)/python -m tests.oracle.fuzz --minutes $(MINUTES)

bench: setup  ## measure the budgets of docs/architecture.md; figures go to benchmarks/results
	@$(BIN)/python -m benchmarks

compose: setup  ## compose supergraph.yaml and print the supergraph SDL
	@$(BIN)/supergraph compose

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --no-header

lock:  ## compile requirements.lock again from pyproject.toml, and the image's lock from both
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/$(LOCK) --all-extras --upgrade pyproject.toml --output-file requirements.lock
	@$(BIN)/$(LOCK) --extra bookstore --constraint requirements.lock --upgrade pyproject.toml \
	  --output-file requirements-image.lock

clean:  ## remove what set-up and tests made
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis router/server/graphiql/assets router/server/graphiql/frontend/node_modules
