# Everything by one word. `make help` lists the words; the scripts behind them are in .ci/.
#
# What is up to date is decided in those scripts by the bytes of the files, not by their times: see .ci/build.

.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: build setup test refresh scores attack lint format wheel lock clean distclean help

build: ## (default) set up, then build the archive: build/site/ and build/pdf/
	@.ci/setup build
	@.ci/build

setup: ## set up for work on the code: system packages, .venv, all tools
	@.ci/setup test

test: setup lint wheel ## set up, then lint, check the wheel, run every test; ARGS="-k notes" is handed to pytest
	@.venv/bin/python -m pytest -n 2 $(ARGS)

refresh: setup ## write anew what is generated and committed: texts, pages, tour; ARGS=--figures measures too
	@.venv/bin/python tests/refresh $(ARGS)

scores: setup ## measure on a corpus of real documents; ARGS="--only pairs" is handed on
	@.venv/bin/python -m pip install -qq --upgrade 'pip>=25.1' # the first pip that knows --group
	@.venv/bin/python -m pip install -qq --group bench
	@.venv/bin/python tests/scores $(ARGS)

attack: setup ## try to break the project, in 20 minutes: kills, hostile and mutated input; ARGS=--full takes hours
	@.venv/bin/python tests/attack $(ARGS)

lint: setup ## ruff, mypy and the checks of white space, over all files
	@.ci/lint

format: setup ## lay out the code with ruff and mend what it can mend
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

wheel: setup ## build the wheel and try it in an empty environment
	@.ci/check-wheel

lock: ## renew the locked versions in .ci/locks/
	@.ci/lock

clean: ## remove what was built
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find dingben.py normalize render tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## the same, and remove .venv
	@rm -rf .venv

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
