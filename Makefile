# Two commands do it all on a bare machine with Python 3.11 or later:
#   make demo   sets up, runs the main job on the default scenario, says where the report is
#   make test   sets up, passes the tests
# make prove runs the long counts and rewrites the table of their results.
# make mutants tries every single fault of the rota checker against the tests (one of the long counts).
# make benchmarks runs dghsim beside Ciw and treat-sim, in an environment of its own, and writes benchmarks/README.md.
# make tune proposes numbers for assumptions; it changes no file.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SCENARIO := scenarios/hereford.toml
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
BENCHMARKS_VENV ?= .venv-benchmarks

.PHONY: demo test prove mutants benchmarks tune check clean

demo: $(VENV)/.installed
	$(BIN)/dghsim run $(SCENARIO) --output results/hereford --overwrite

test: $(VENV)/.tests
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not prove"

prove: $(VENV)/.tests
	$(BIN)/python -m tests.prove

mutants: $(VENV)/.tests
	$(BIN)/python -m pytest -n 2 -m prove tests/mutants

benchmarks:
	$(MAKE) VENV=$(BENCHMARKS_VENV) $(BENCHMARKS_VENV)/.benchmarks
	$(BENCHMARKS_VENV)/bin/python -m benchmarks

tune: $(VENV)/.installed
	$(BIN)/python -m dghsim.studies.tuning $(SCENARIO)

check: $(VENV)/.checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	touch $@

$(VENV)/.tests: $(VENV)/.installed
	$(INSTALL) --editable ".[test]"
	touch $@

$(VENV)/.benchmarks: $(VENV)/.installed
	$(INSTALL) --editable ".[benchmarks]"
	touch $@

$(VENV)/.checks: $(VENV)/.tests
	$(INSTALL) --editable ".[test,dev]"
	touch $@

clean:
	rm -rf $(VENV) $(BENCHMARKS_VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
