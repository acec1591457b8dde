# Everything a person or CI does here. Needs Python 3.11 or later, make (3.81 will do) and git; the rest it sets up itself.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help check test test-long test-olah test-browser lint bench docs data requirements clean

BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command 'make requirements' $(UPGRADE)

# As an installed package is: without bytecode a check takes half as long again, and some machines forbid writing it on the way.
WRITES := env -u PYTHONDONTWRITEBYTECODE
COMPILE := $(WRITES) $(BIN)/python -m compileall -q $(CURDIR)/src && $(WRITES) $(BIN)/python -m tools.keep_patterns

# A stamp is older than what it was installed from exactly when there is something to install.
VENV := .venv/pyvenv.cfg
PROJECT := .venv/project.stamp
TOOLS := .venv/tools.stamp

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

check: $(PROJECT) ## check this repository's own catalogue (ARGS="--format json" and the like)
	@$(BIN)/readme-sync check $(ARGS)

# Parallel here and not in pyproject.toml: starting the workers costs more than a single file's tests take.
test: $(TOOLS) ## run the tests (ARGS="tests/rules -k RS404" and the like)
	@$(COMPILE)
	$(WRITES) $(BIN)/pytest --numprocesses=auto --maxprocesses=8 --dist=worksteal $(ARGS)

test-long: $(TOOLS) ## run the tests that hypothesis makes examples for, with twenty times as many
	$(MAKE) test ARGS="--hypothesis-profile=long -m hypothesis $(ARGS)"

lint: $(TOOLS) ## style, types, import directions, freshness of what is generated
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/rumdl check --quiet --no-cache .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(BIN)/zizmor --offline --quiet --persona=pedantic .
	$(BIN)/python -m tools.generate_docs --check
	$(BIN)/python -m tools.make_data --check
	$(BIN)/readme-sync figure --check >/dev/null

# Not pinned with the rest: it is no tool of ours, and what it needs is large.
.venv/olah/bin/olah-cli: | $(VENV)
	$(BIN)/python -m venv .venv/olah
	.venv/olah/bin/python -m pip install --quiet --disable-pip-version-check 'olah==0.5.4'

test-olah: $(TOOLS) .venv/olah/bin/olah-cli ## run the Hub part against olah, a Hub that none of us wrote
	OLAH=$(CURDIR)/.venv/olah/bin/olah-cli $(BIN)/pytest tests/online/test_olah.py

test-browser: $(TOOLS) ## open the reports and the figures in an installed Chromium or Chrome (CHROMIUM=/path/to/it)
	@$(PIP_INSTALL) --require-hashes --requirement requirements/browser.txt
	BROWSER_TESTS=1 $(BIN)/pytest tests/browser $(ARGS)

bench: $(TOOLS) ## measure speed and memory, beside rumdl, a bare interpreter, and lychee where it is installed
	@$(COMPILE)
	$(BIN)/python tools/bench.py $(ARGS)
	$(BIN)/python tools/bench_growth.py
	$(BIN)/python tools/bench_tree.py
	$(BIN)/python tools/bench_sync.py
	$(BIN)/python tools/bench_online.py
	$(BIN)/python tools/bench_faults.py

docs: $(TOOLS) ## write again what is generated: rule pages, tables, JSON schemas
	$(BIN)/python -m tools.generate_docs

data: $(TOOLS) ## write again the tables that others keep: language names, digits and magnitudes (CLDR), licences (SPDX)
	$(BIN)/python -m tools.make_data

requirements: $(TOOLS) ## lock again what pyproject.toml asks for (UPGRADE=--upgrade for the newest versions)
	$(LOCK) --output-file requirements/runtime.txt pyproject.toml
	$(LOCK) --output-file requirements/build.txt --group build
	$(LOCK) --output-file requirements/dev.txt --group dev --constraints requirements/runtime.txt
	$(LOCK) --output-file requirements/browser.txt --group browser --constraints requirements/dev.txt
	@! grep -nE '://|^ *-[^-]|^ *--[^h]| @ ' requirements/*.txt || { echo 'requirements name an index, a file or an option'; exit 1; }

clean: ## remove everything that make made
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An upgraded system can leave a .venv whose python starts no more: it is made again then.
ifneq ($(shell $(BIN)/python -c 'print(1)' 2>/dev/null),1)
.PHONY: $(VENV)
endif

# The first interpreter that is new enough and can make a venv; a pyenv shim or a bare Debian python may fail either way.
$(VENV):
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
		"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "setting up .venv with $$python"; \
		exec "$$python" -m venv --clear .venv; \
	done; \
	echo 'readme-sync needs Python 3.11 or later with its venv module (Debian: python3-venv); PYTHON=... names one' >&2; exit 1

$(PROJECT): $(VENV) requirements/runtime.txt requirements/build.txt pyproject.toml src/readme_sync/__init__.py
	@echo 'installing what readme-sync runs on'
	@$(PIP_INSTALL) --require-hashes --requirement requirements/runtime.txt --requirement requirements/build.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

$(TOOLS): $(VENV) requirements/dev.txt | $(PROJECT)
	@echo 'installing the tools that test and lint it'
	@$(PIP_INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@
