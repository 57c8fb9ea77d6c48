# `make run` and `make test`. README.md has the same two commands for a machine without make.

# The first Python that is new enough, unless PYTHON names one.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

# An environment whose Python was removed or moved is made again.
ifneq (yes, $(shell .venv/bin/python -c 'import pip' 2>/dev/null && echo yes))
    BROKEN = remake
endif

run: .venv/packages-run
	@.venv/bin/python manage.py serve

test: .venv/packages-test
	@.venv/bin/python -m config.verify

stop:
	@if test -x .venv/bin/python; then .venv/bin/python manage.py stop; else echo "Nothing ran."; fi

# What docs/performance.md tells: hours, and 60 GB of disk, for the largest; SIZES names others.
SIZES ?= 30000 300000 3000000
bench: .venv/packages-bench
	@for count in $(SIZES); do \
		echo "== $$count incidents"; \
		.venv/bin/python -m benchmarks queries --incidents $$count || exit 1; \
	done

# Puts right what can be put right without a person.
format: .venv/packages-test
	@.venv/bin/python -m ruff check --fix .
	@.venv/bin/python -m ruff format .

.venv/packages-run: requirements.txt $(BROKEN)
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/packages-test: requirements-dev.txt requirements.txt $(BROKEN)
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ .venv/packages-run

.venv/packages-bench: benchmarks/requirements.txt .venv/packages-test
	@$(INSTALL) -r benchmarks/requirements.txt
	@touch $@

define INSTALL
if test -z "$(PYTHON)"; then echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=..."; exit 1; fi; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "PYTHON=$(PYTHON) is older than 3.11: name a newer one."; exit 1; }; \
$(PYTHON) -m venv $(if $(BROKEN),--clear) .venv; \
.venv/bin/python -m pip install --disable-pip-version-check
endef

remake:

.PHONY: run test stop format bench remake
