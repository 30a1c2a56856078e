# `make generate` and `make test` set up everything that they need.

PYTHON ?= python3
VENV ?= .venv
TESTS ?= tests
# A third of the tests' time is waiting.
JOBS ?= $(shell expr 1 + $$(getconf _NPROCESSORS_ONLN))
SMOKE := tests/examples tests/kit/fields tests/pipedrive/test_requests.py \
	tests/pipedrive/test_call_options.py tests/runtime/paging/test_pager.py \
	tests/generator/test_paths.py
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

# Compiled modules are kept, whatever the shell has: the tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup spec v1 seeds generate check dist release test smoke lint usage types lock

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(READY) ## make the environment (.venv)

# Not `venv` with pip: Debian ships that part separately. pip installs into it from outside.
$(READY): requirements-dev.txt pyproject.toml openapi_runtime/pyproject.toml
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check \
		-r requirements-dev.txt
	$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check \
		--no-deps --editable ./openapi_runtime --editable .
	@touch $@

spec: $(READY) ## fetch the published document into spec/
	@$(PY) -m generator fetch

v1: $(READY) ## write API v1's document, its client, and what the kit has of both clients
	@$(PY) -m spec.write_v1
	@$(PY) -m generator generate pipedrive-v1
	@$(PY) -m spec.write_kit

seeds: $(READY) ## a verdict for each of the customer's documents
	@PYTHONPATH=.:generated $(PY) -m tests.seeds

generate: $(READY) ## write generated/ from spec/
	@$(PY) -m generator generate

check: $(READY) ## is generated/ current, and breaks nothing since the last release (or SINCE)
	@$(PY) -m generator generate --check
	@$(PY) -m generator diff $(SINCE) --short --fail-on types

dist: $(READY) ## build and check both distributions, in dist/
	rm -rf dist
	$(PY) -m build --no-isolation --outdir dist openapi_runtime
	$(PY) -m build --no-isolation --outdir dist .
	$(PY) -m twine check --strict dist/*

release: $(READY) ## make a release here, VERSION=x.y.z or auto: a commit and its tag
	@VENV=$(VENV) VERSION=$(or $(VERSION),auto) RUNTIME=$(RUNTIME) bash .ci/release

test: $(READY) ## run the tests
	@[ "$(TESTS)" != tests ] || echo "All tests: about five minutes on two cores."
	@$(PY) -m pytest -q -n $(JOBS) $(TESTS)

smoke: $(READY) ## a few tests of everything, in less than 15 seconds
	@echo "A few tests of everything: less than 15 seconds on two cores."
	@$(PY) -m pytest -q -n $(JOBS) $(SMOKE)

lint: $(READY) ## ruff and black
	$(PY) -m ruff check .
	$(PY) -m black --check --quiet .

usage: $(READY) ## type-check the programs of tests/usage; with SINCE=REV, those of a revision
	@$(PY) -m tests.usage $(SINCE)

types: $(READY) ## mypy --strict and pyright strict (pyright needs node)
	$(PY) -m mypy
	$(PY) -m pyright --pythonpath $(PY)

lock: ## pin what pyproject.toml asks for in requirements-dev.txt
	$(PYTHON) -m venv --without-pip $(VENV)-lock
	$(PYTHON) -m pip --python $(VENV)-lock/bin/python install --quiet "pip>=25.1"
	$(VENV)-lock/bin/python -m pip install --quiet --group dev
	{ echo "# Written by \`make lock\` from pyproject.toml."; \
	  $(VENV)-lock/bin/python -m pip freeze --exclude pip; } > requirements-dev.txt
	rm -rf $(VENV)-lock

.PHONY: site site-check
SITE := .venv-site

$(SITE)/.ready: website/requirements.txt
	$(PYTHON) -m venv --without-pip $(SITE)
	$(PYTHON) -m pip --python $(SITE)/bin/python install --quiet \
		--disable-pip-version-check -r $<
	@touch $@

site: $(READY) $(SITE)/.ready ## build the documentation site in build/documentation/site
	@$(PY) -m website
	@cd build/documentation && $(CURDIR)/$(SITE)/bin/zensical build --strict
	@$(PY) -m website check

site-check: site ## look at the site with Chromium; with PICTURES=DIR, keep pictures
	@$(SITE)/bin/python -m website.browser $(PICTURES)

.PHONY: bench bench-quick soak
BENCH := .venv-bench
SECONDS ?= 1800

$(BENCH)/.ready: benchmarks/requirements.txt
	$(PYTHON) -m venv --without-pip $(BENCH)
	$(PYTHON) -m pip --python $(BENCH)/bin/python install --quiet \
		--disable-pip-version-check -r $<
	$(PYTHON) -m pip --python $(BENCH)/bin/python install --quiet --no-deps \
		--disable-pip-version-check --target $(BENCH)/ingestr ingestr==0.13.90
	@touch $@

bench: $(BENCH)/.ready $(READY) ## measure everything beside its peers (needs java), write benchmarks/
	@PYTHONPATH=.:generated $(BENCH)/bin/python -m benchmarks
	@$(PY) -m benchmarks.warehouse

bench-quick: $(READY) ## is anything twice as slow as in benchmarks/baseline.json?
	@$(PY) -m benchmarks quick

soak: $(READY) ## call a failing server for SECONDS, 1,800 by default
	@$(PY) -m benchmarks.soak $(or $(SECONDS),1800) $(LIBRARY)
