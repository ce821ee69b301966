# These commands do everything, set-up included:
#   make demo    record on the emulator, replay offline, in an environment of its own
#   make test    all tests, on every supported line of the openai SDK
#   make bench   what replay, reading, recording and emulating cost beside others, as a table
#   make leaks   what this kit and others leak of the same corpus, as a table
PYTHON ?= python3
ENVS := build/envs
PIP_OPTIONS := --quiet --disable-pip-version-check
SDK_LINES := 1.20 1.109 2 3

# What runs once, on the newest SDK; tests/sdk runs on every line of it.
MAIN_TESTS := $(filter-out tests/sdk tests/conftest.py,$(wildcard tests/*)) \
  tests/sdk/test_async_plugins.py

.PHONY: demo test bench leaks environments lint types imports docs coverage clean

demo: $(ENVS)/demo/.ready
	$(ENVS)/demo/bin/python docs/tutorial/first_recording/demo.py

test:
	$(MAKE) --jobs=2 environments
	rm -f .coverage .coverage.*
	$(MAKE) --jobs=2 --output-sync $(SDK_LINES:%=sdk-%)
	$(ENVS)/dev/bin/python -m coverage run -m pytest -q -n 2 --dist worksteal $(MAIN_TESTS)

sdk-%: $(ENVS)/openai-%/.ready
	$(ENVS)/openai-$*/bin/python -m coverage run -m pytest -q tests/sdk

environments: $(ENVS)/dev/.ready $(SDK_LINES:%=$(ENVS)/openai-%/.ready)

bench: $(ENVS)/bench/.ready
	$(ENVS)/bench/bin/python -m tests.benchmarks --write docs/explanation/performance.md

leaks: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/python -m tests.secrets.compare

lint: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/ruff check .
	$(ENVS)/dev/bin/ruff format --check .

types: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/mypy

imports: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/lint-imports

# Not --quiet: it would hide the warnings from --strict too.
docs: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/python docs/generate.py --check
	NO_MKDOCS_2_WARNING=1 $(ENVS)/dev/bin/mkdocs build --strict --site-dir build/site

coverage: $(ENVS)/dev/.ready
	$(ENVS)/dev/bin/coverage combine --quiet --keep
	$(ENVS)/dev/bin/coverage report --fail-under=100

clean:
	rm -rf build .coverage .coverage.*

$(ENVS)/demo/.ready: pyproject.toml $(shell find src -name '*.py')
	$(PYTHON) -m venv --clear $(ENVS)/demo
	$(ENVS)/demo/bin/pip install $(PIP_OPTIONS) '.[emulator,openai]'
	touch $@

$(ENVS)/dev/.ready: pyproject.toml
	$(PYTHON) -m venv --clear $(ENVS)/dev
	$(ENVS)/dev/bin/pip install $(PIP_OPTIONS) -e '.[dev]'
	touch $@

# Byte code is compiled at once: without it, imports are what is measured.
$(ENVS)/bench/.ready: pyproject.toml
	$(PYTHON) -m venv --clear $(ENVS)/bench
	$(ENVS)/bench/bin/pip install $(PIP_OPTIONS) --compile -e '.[bench]'
	$(ENVS)/bench/bin/python -m compileall -q src
	touch $@

# httpx 0.28 took a parameter away that the SDK passed until 1.55.
$(ENVS)/openai-%/.ready: pyproject.toml
	$(PYTHON) -m venv --clear $(ENVS)/openai-$*
	$(ENVS)/openai-$*/bin/pip install $(PIP_OPTIONS) -e '.[emulator]' 'coverage>=7.10' 'openai==$*.*' $(if $(filter 1.20,$*),'httpx<0.28')
	touch $@

# A Chromium for tests/browser: Debian's, where it is missing and may be installed. Without one its
# tests are skipped, and fail in CI.
.PHONY: browser
browser:
	@for each in chromium chromium-browser google-chrome; do command -v $$each && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq --no-install-recommends \
	    install chromium fonts-liberation > /dev/null && command -v chromium; \
	else echo "no Chromium is installed, and here it can be installed by hand only"; fi
