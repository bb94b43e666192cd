# The commands of the project. All of them work from a bare clone with Python 3.11 or newer and make.
#
#   make brief   set everything up and render the example into build/
#   make test    set everything up and prove that all of it holds (what CI runs)
#   make test-office   before the programs that read Word files: Microsoft's validator and LibreOffice
#   make dev     only set up: .venv with the package, its tests and its tools
#   make bench   time whole commands beside plain scripts, the writers beside Typst and pandoc, and fitting to budgets
#   make format  put the code into the house's layout
#   make lock    choose new versions of the dependencies and write the lock files
#   make clean   remove .venv and everything that was built
#
# PYTHON=python3.13 make test   uses another interpreter.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help brief test dev check format lint types layers pytest bench lock clean

help:
	@sed -n '3,/^$$/s/^#  *//p' Makefile

# --- setting up ---------------------------------------------------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) was not found; install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $$($(PYTHON) --version) is too old, Python 3.11 or newer is needed; name one: make PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# The package itself is installed without build isolation, so setuptools too comes from the lock file.
$(VENV)/.brief: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-test.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-test.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.brief

dev: $(VENV)/.dev

# --- what people come for -----------------------------------------------------

brief: $(VENV)/.brief
	$(BIN)/briefings build

# --- what proves it -----------------------------------------------------------

test check: format-check lint types layers pytest

.PHONY: format-check
format-check: dev
	$(BIN)/ruff format --check --quiet .

lint: dev
	$(BIN)/ruff check --quiet .

types: dev
	$(BIN)/mypy

layers: dev
	$(BIN)/lint-imports --no-logo

pytest: dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

# Microsoft's Open XML SDK validator comes from npm, LibreOffice from the system. Both are large, so nobody needs
# them for `make test`.
OFFICE := tests/office
VALIDATOR := $(OFFICE)/node_modules/.bin/ooxml-validator

$(VALIDATOR): $(OFFICE)/package.json $(OFFICE)/package-lock.json
	@command -v npm >/dev/null || { echo "make: npm was not found; install Node.js 18 or newer, it brings the Open XML validator" >&2; exit 1; }
	cd $(OFFICE) && npm install --no-save --loglevel=error
	@touch $@

.PHONY: libreoffice
libreoffice:
	@command -v soffice >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer >/dev/null; } || { echo "make: soffice was not found; install LibreOffice Writer (Debian: apt-get install libreoffice-writer)" >&2; exit 1; }

.PHONY: test-office
test-office: dev $(VALIDATOR) libreoffice
	OOXML_VALIDATOR=$(abspath $(VALIDATOR)) BRIEFINGS_OFFICE=1 $(BIN)/python -m pytest -n $(WORKERS) tests/writers/docx/test_docx_office.py

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: dev
	$(BIN)/python bench/run.py
	$(BIN)/python bench/many.py
	$(BIN)/python bench/archive.py
	$(BIN)/python bench/fitting.py
	PYTHONPATH=. $(BIN)/python bench/peers.py

# --- keeping house ------------------------------------------------------------

LOCK = build/.lock/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

# What a build backend would say of the project, without running one: dependencies, and what builds the package.
WANTED = import sys, tomllib; settings = tomllib.load(open("pyproject.toml", "rb")); project = settings["project"]; \
	extras = project["optional-dependencies"]; wanted = settings["build-system"]["requires"] + project["dependencies"]; \
	print(*wanted, *(one for name in sys.argv[1:] for one in extras[name]), sep="\n")

lock:
	@$(PYTHON) -m venv build/.lock
	@build/.lock/bin/python -m pip --quiet install pip-tools
	@$(PYTHON) -c '$(WANTED)' > build/.lock/brief.in
	@$(PYTHON) -c '$(WANTED)' test > build/.lock/test.in
	$(LOCK) --upgrade --output-file requirements-test.lock build/.lock/test.in
	$(LOCK) --upgrade --constraint requirements-test.lock --output-file requirements.lock build/.lock/brief.in

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find build -mindepth 1 ! -name README.md -delete
