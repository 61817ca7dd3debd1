# Works with GNU make 3.81 (macOS). Recipes only name steps; what is longer stands in .ci/.
SHELL := /bin/bash
PORT ?= 8000
ROUNDS ?= 5
BIN := .venv/bin
# The mark of a finished .venv; it bears the folder's name, since an environment does not survive a move.
READY := .venv/.ready-$(shell pwd -P | cksum | cut -d ' ' -f 1)
# Material announces its end of life at every start; the decision about it stands in docs/development/decisions/.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help environment serve build check test test-fast fuzz bench lint format lock clean

help: ## show this list
	@echo "make serve and make test are all you need; the rest is for development."
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

serve: $(READY) ## build the demonstration site, serve it with live reload and print its address (PORT=8000)
	@$(BIN)/python .ci/serve.py $(PORT)

build: $(READY) ## build the site into site/
	@$(BIN)/catalogue build

check: $(READY) ## check the content: every problem with its file, line and column
	@$(BIN)/catalogue check

test: $(READY) ## run every check there is; installs what the checks need
	@.ci/test

test-fast: $(READY) ## run linters and unit tests only (a few minutes)
	@.ci/test --fast

fuzz: $(READY) ## look for examples that no run has had yet, ROUNDS=5 times
	@for round in $$(seq $(ROUNDS)); do $(BIN)/python -m pytest -q -x -n auto --hypothesis-profile=fuzz \
		$$(grep -rl 'from hypothesis' tests --include='test_*.py') || exit 1; done

bench: $(READY) .cache/peers/ready ## measure speed and memory beside peers on generated catalogues (SIZES=300,1000)
	@$(BIN)/python -m pytest tests/benchmarks -s

.cache/peers/ready: tests/benchmarks/peers.txt
	@echo "Installing the programs to compare with into .cache/peers …"
	@python3 -m venv .cache/peers
	@grep -v '^#' $< | while read -r peer; do .cache/peers/bin/python -m pip install --quiet --disable-pip-version-check \
		"$$peer" >/dev/null 2>&1 || echo "$$peer cannot be installed here and is left out."; done
	@touch $@

lint: $(READY) ## check style, types and the direction of imports
	@.ci/test --lint

format: $(READY) ## format the code and mend what ruff can mend
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

environment: $(READY)

lock: ## write constraints.txt anew from pyproject.toml
	@.ci/lock

clean: ## remove everything that was made here
	rm -rf .venv site .site.building build dist .cache .coverage .coverage.* htmlcov .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache tests/*/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): constraints.txt pyproject.toml .ci/make-venv
	@.ci/make-venv
	@touch $@
