# Two words run everything: `make demo` and `make test`. Needs only Python 3.11 or newer (and make);
# all else goes into .venv. The package is installed editable, so that report_templates/ is used in place.
# Windows, or no make: the pip lines in README.md do the same.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --no-input --disable-pip-version-check
DEMO := kota-kupang/2023 kabupaten-contoh/2024
export PYTHONUTF8 := 1

.PHONY: help demo test gate lint docs bench clean
.DEFAULT_GOAL := help

help:
	@echo "make demo   build the papers of: $(DEMO)"
	@echo "make test   all quick tests       make gate   the slow ones, as CI runs them"
	@echo "make lint   format, rules, types, who may import whom"
	@echo "make docs   write docs/cli.md     make bench  measure     make clean  remove .venv and caches"

# A stamp a kind of installation; pip runs again only when pyproject.toml is newer.
$(VENV)/.installed: pyproject.toml
	@bash .ci/venv $(VENV)
	@echo "installing the package into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	@bash .ci/venv $(VENV)
	@echo "installing the package and the tests' tools into $(VENV) ..."
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.installed $@

demo: $(VENV)/.installed
	@set -e; for input in $(DEMO); do $(VENV)/bin/lkpj build inputs/$$input -o output; done
	@echo; echo "The papers:"; for input in $(DEMO); do ls -1 output/$$input/*.docx output/$$input/*.pdf; done

test: $(VENV)/.installed-dev
	@$(PY) -m pytest -n auto -m "not gate" $(PYTEST_ARGS)

gate: $(VENV)/.installed-dev
	@$(PY) -m pytest -n auto -m gate $(PYTEST_ARGS)

lint: $(VENV)/.installed-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

docs: $(VENV)/.installed
	@$(PY) docs/write_cli.py

bench: $(VENV)/.installed-dev
	@$(PY) -m bench $(BENCH_ARGS)

# output/ stays: papers are the user's.
clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} +
