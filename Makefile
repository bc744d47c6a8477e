# Two are enough to begin with: `make serve` and `make test`. Each sets up what it needs.

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python -m
PORT   ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install setup serve build check publish-check sync test lint lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

# What `serve` and `build` need; a stamp so that it runs again only when the lock changes.
$(VENV)/site.stamp: requirements.txt
	$(PYTHON) -m venv $(VENV)
	@# So that `python -m scripts.…` is found from any folder.
	echo "$(CURDIR)" > "$$($(VENV)/bin/python -c 'import site; print(site.getsitepackages()[0])')/mizan.pth"
	$(VENV)/bin/pip install --quiet --require-hashes -r requirements.txt
	touch $@

# What `test` needs on top: test tools, and the system's Chromium where there is none.
$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/site.stamp
	$(VENV)/bin/pip install --quiet --require-hashes -r requirements-dev.txt
	sh scripts/install_browser.sh
	touch $@

install: $(VENV)/site.stamp ## Set up what the site needs, and no more

setup: $(VENV)/dev.stamp ## Set up everything

serve: $(VENV)/site.stamp ## Read the site at http://127.0.0.1:8000/ while you edit
	@echo "Mizan will answer at http://127.0.0.1:$(PORT)/ (Arabic) and http://127.0.0.1:$(PORT)/en/ (English)"
	$(RUN) mkdocs serve --no-strict --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/site.stamp ## Build the site into site/
	$(RUN) mkdocs build --strict

check: $(VENV)/site.stamp ## Check figures, twins, language and links
	$(RUN) scripts.check_all

# Under a sub-path, as a project is published, where no address is known.
publish-check: export SITE_URL := $(or $(SITE_URL),$(if $(GITHUB_REPOSITORY),,https://example.github.io/mizan/))
publish-check: $(VENV)/dev.stamp build ## Serve site/ as GitHub Pages would: links, every page, weight
	$(RUN) scripts.publish_check

sync: $(VENV)/site.stamp ## Write the ledger's numbers into the pages
	$(RUN) scripts.sync_figures --write

lint: $(VENV)/dev.stamp ## Check the style and the types of the code
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy

test: lint ## Run everything, as CI does
	$(RUN) pytest --numprocesses auto --dist worksteal

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(RUN) piptools compile --quiet --generate-hashes \
           --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe
lock: $(VENV)/dev.stamp ## Renew the locked versions
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean: ## Remove what was built and installed
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
