# These commands do everything, set-up included:
#   make demo    record on the emulator, replay offline, in an environment of its own
#   make check   all that a change must pass
#   make test    the tests alone: all on the newest of everything, the SDK's on each of its lines
#   make matrix  the tests on each Python found here, on old and new dependencies, alone, and beside
#                other plugins; writes a table
#   make mutants which small mistakes in the contract, the cassette, the ledger no test would notice
#   make bench   what replay, reading, recording and emulating cost beside others, as a table
#   make soak    whether descriptors or memory grow over 10,000 interactions, recorded and replayed
#   make leaks   what this kit and others leak of the same corpus; writes the table of a page
PYTHON ?= python3
ENVS := build/envs
DEV := $(ENVS)/dev/bin
UV := $(or $(shell command -v uv),$(ENVS)/uv/bin/uv)
INSTALL = $(UV) pip install --quiet --python $(@D)
PACKAGE := pyproject.toml README.md LICENSE $(shell find src -type f -not -name '*.pyc')

# What benchmarks measure beside.
PEERS := vcrpy pytest-recording cassetter respx pytest-httpx openai-responses
# What an environment of tests holds beside the wheel, and on which Python, by its name.
PYTHONS := 3.11 3.12 3.13 3.14
SDK_LINES := 1.20 1.109 2 3
# httpx 0.28 took a parameter away that the SDK passed until 1.55.
BESIDE_openai-1.20 := 'openai==1.20.*' 'httpx<0.28'
BESIDE_openai-1.109 := 'openai==1.109.*'
BESIDE_openai-2 := 'openai==2.*'
BESIDE_openai-3 := 'openai==3.*'
BESIDE_pytest-8 := 'pytest==8.*'
BESIDE_pytest-9 := 'pytest==9.*'
BESIDE_pytest-main := 'pytest @ git+https://github.com/pytest-dev/pytest'
BESIDE_lowest := --constraint build/lowest.txt
BESIDE_beside := anyio pytest-asyncio pytest-recording pytest-rerunfailures pytest-xdist
EXTRAS_alone := emulator,openai
EXTRAS_beside := emulator,openai
EXTRAS_openai := emulator,coverage
python = $(or $(wildcard $(HOME)/.pyenv/versions/$(1).*/bin/python),$(shell command -v python$(1)))
PRESENT := $(foreach each,$(PYTHONS),$(if $(call python,$(each)),python-$(each)))

# What runs once, on the newest SDK; tests/sdk runs on each line of it, in full on the outer two.
MAIN_TESTS := $(filter-out tests/sdk tests/conftest.py,$(wildcard tests/*)) \
  tests/sdk/test_async_plugins.py
SDK_TESTS_1.20 := tests/sdk
SDK_TESTS_3 := tests/sdk
SDK_ESSENTIALS := $(addprefix tests/sdk/test_,flows.py lines.py misses.py support.py)
SPREAD := -n 2 --dist worksteal
# What a user could come to feel of another Python, and of another pytest.
USER_TESTS = $(filter-out tests/benchmarks tests/matrix tests/mutation,$(MAIN_TESTS))
PYTEST_TESTS := $(addprefix tests/,fixtures plugin processes session settings supervision)

# No environment is made anew because it stands between two rules.
.SECONDARY:
.PHONY: demo check dist mutants test main-tests matrix bench leaks soak environments lint types imports docs \
  coverage clean

demo: $(ENVS)/demo/.ready
	$(ENVS)/demo/bin/python docs/tutorial/first_recording/demo.py

check: environments
	$(MAKE) --jobs=2 --output-sync types docs lint imports
	$(MAKE) test coverage

# Both halves keep two cores busy: one by jobs, one by workers.
test: environments
	rm -f .coverage .coverage.*
	$(MAKE) --jobs=2 --output-sync $(SDK_LINES:%=sdk-%)
	$(MAKE) main-tests

main-tests: $(ENVS)/newest/.ready
	$(ENVS)/newest/bin/python -m coverage run -m pytest -q $(SPREAD) $(MAIN_TESTS)

sdk-%: $(ENVS)/openai-%/.ready
	$(ENVS)/openai-$*/bin/python -m coverage run -m pytest -q $(or $(SDK_TESTS_$*),$(SDK_ESSENTIALS))

environments:
	$(MAKE) --jobs=2 $(ENVS)/dev/.ready $(ENVS)/newest/.ready $(SDK_LINES:%=$(ENVS)/openai-%/.ready)

# One cell of the matrix is `make matrix-python-3.13`; all of them end in the table of a page.
MATRIX := $(PRESENT) lowest $(SDK_LINES:%=openai-%) pytest-8 pytest-9 alone beside
matrix: $(ENVS)/dev/.ready
	rm -rf build/matrix
	$(MAKE) --keep-going $(MATRIX:%=matrix-%); code=$$?; $(DEV)/python -m tests.matrix && exit $$code

matrix-%: $(ENVS)/%/.ready
	$(ENVS)/$*/bin/python -m tests.matrix $* -q $(call tests_of,$*)
tests_of = $(or $(if $(filter openai-%,$(1)),tests/sdk),$(if $(filter alone,$(1)),$(PYTEST_TESTS)),\
  $(if $(filter pytest-% beside,$(1)),$(PYTEST_TESTS),$(USER_TESTS)) $(SPREAD))

# Some topics alone are printed, and not written: make bench TOPICS="loading emulating"
bench: $(ENVS)/bench/.ready $(PEERS:%=$(ENVS)/peer-%/.ready)
	$(ENVS)/bench/bin/python -m tests.benchmarks $(or $(TOPICS),--write docs/explanation/performance.md)

# For the night: MODULES="contract/ids factories/ledger" tries these alone, SAMPLE=200 more of each.
mutants: $(ENVS)/dev/.ready
	$(DEV)/python -m tests.mutation $(SAMPLE:%=--sample %) $(MODULES)

leaks: $(ENVS)/dev/.ready
	$(DEV)/python -m tests.secrets.compare

soak: $(ENVS)/dev/.ready
	$(DEV)/python -m tests.soak

lint: $(ENVS)/dev/.ready
	$(DEV)/ruff check .
	$(DEV)/ruff format --check .

types: $(ENVS)/dev/.ready
	$(DEV)/mypy

imports: $(ENVS)/dev/.ready
	$(DEV)/lint-imports

# Not --quiet: it would hide the warnings from --strict too.
docs: $(ENVS)/dev/.ready
	$(DEV)/python docs/generate.py --check
	NO_MKDOCS_2_WARNING=1 $(DEV)/mkdocs build --strict --site-dir build/site

coverage: $(ENVS)/dev/.ready
	$(DEV)/coverage combine --quiet --keep
	$(DEV)/coverage report --fail-under=100

clean:
	rm -rf build .coverage .coverage.*

$(ENVS)/uv/bin/uv:
	$(PYTHON) -m venv $(ENVS)/uv
	$(ENVS)/uv/bin/pip install --quiet --disable-pip-version-check 'uv>=0.8'

# The wheel is built once, and is what the tests import.
build/wheel/.ready: $(PACKAGE) | $(UV)
	rm -rf build/wheel
	$(UV) build --quiet --wheel --out-dir build/wheel
	touch $@

# What is released: the sources, and the wheel that is built from them.
dist: | $(UV)
	rm -rf build/dist
	$(UV) build --quiet --out-dir build/dist

build/lowest.txt: pyproject.toml | $(UV)
	$(UV) pip compile --quiet --resolution lowest-direct --python $(PYTHON) --no-header --no-annotate \
	  --extra emulator --extra openai --extra entra --extra report --extra rich $< --output-file $@

$(ENVS)/dev/.ready: pyproject.toml | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(@D)
	$(INSTALL) --editable '.[dev]'
	touch $@

# Byte code is compiled at once: without it, imports are what is measured.
$(ENVS)/bench/.ready: pyproject.toml | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(@D)
	$(INSTALL) --compile-bytecode --editable '.[bench]'
	$(ENVS)/bench/bin/python -m compileall -q src
	touch $@

# Each peer alone, since its plugin costs every session of its environment something.
$(ENVS)/peer-%/.ready: | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(@D)
	$(INSTALL) --compile-bytecode $* httpx pytest
	touch $@

$(ENVS)/demo/.ready: $(PACKAGE) | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(@D)
	$(INSTALL) '.[emulator,openai]'
	touch $@

$(ENVS)/lowest/.ready: build/lowest.txt

$(ENVS)/%/.ready: build/wheel/.ready
	$(UV) venv --quiet --clear --python $(or $(call python,$(*:python-%=%)),$(PYTHON)) $(@D)
	$(INSTALL) "$$(ls build/wheel/*.whl)[$(or $(EXTRAS_$(firstword $(subst -, ,$*))),test)]" $(BESIDE_$*)
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
