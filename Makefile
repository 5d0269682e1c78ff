# What visitors, developers and operators do with this project. Each target can be repeated; the second time is quick.
# Settings come from the environment or from .env; docs/reference/settings.md lists them.
VAR_DIR ?= $(CURDIR)/var
export VAR_DIR

PYTHON_HERE = .venv/bin/python
MANAGE = $(PYTHON_HERE) manage.py
DEMO_IN_FILE = $(shell sed -n 's/^DEMO=//p' .env 2>/dev/null)

.DEFAULT_GOAL = help
.PHONY: help run dev production install install-dev lint test test-long messages lock bench-page

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 22

run: export DEMO ?= $(or $(DEMO_IN_FILE),1)
run: install $(VAR_DIR)/secret ## the site with demonstration content on http://localhost:8000 (PORT=, DEMO=0)
	@$(MANAGE) prepare
	@exec $(MANAGE) serve

dev: export DEMO ?= 1
dev: export DEBUG = 1
dev: install-dev $(VAR_DIR)/secret ## the same with error pages for developers and reload on every change
	@$(MANAGE) prepare
	@exec $(MANAGE) serve

production: install $(VAR_DIR)/secret ## several processes behind Caddy, with PostgreSQL (DATABASE_URL) and Redis (REDIS_URL)
	@$(MANAGE) prepare
	@exec $(MANAGE) production

install:
	@bin/install requirements.txt

install-dev:
	@bin/install requirements-dev.txt

# The secret that signs sessions; SECRET_KEY in the environment goes before it.
$(VAR_DIR)/secret: | install
	@mkdir -p $(VAR_DIR)
	@umask 077 && $(PYTHON_HERE) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

lint: install-dev ## what can be checked without running the site
	@$(PYTHON_HERE) -m tests.running lint

test: install-dev ## lint, then all tests on SQLite, then on PostgreSQL and Redis
	@$(PYTHON_HERE) -m tests.running lint sqlite postgres

test-long: install-dev ## the long proofs, on both
	@$(PYTHON_HERE) -m tests.running long

messages: install-dev ## collect the sentences of templates and code into locale/
	@$(MANAGE) extract_messages

bench-page: install-dev ## pages a second beside a one-query page, in docs/reference/performance.md (BENCH_POSTS=)
	@$(PYTHON_HERE) -m bench.page

lock: install-dev ## resolve pyproject.toml into the two locked lists
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -o requirements.txt
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
