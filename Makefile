# Everything goes through here; each target first sets up what it finds missing.
#
#   make run       the window; without a display, the tour
#   make test      linter, type checker, all tests
#   make bench     the figures, each beside its floor
#   make torture   the long and cruel tests
#   make tour      pictures of every page, in build/tour
#   make package   wheel and source archive in dist/, tried out in an environment of their own
#   make clean     removes what make made
#
# Another Python:  make setup PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# Every study is written to the disk as it should be; where there is room in memory, that of a test lies there.
ROOMY := $(shell awk '/MemAvailable/ && $$2 > 6000000' /proc/meminfo 2>/dev/null | grep -q . && df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 3000000 {print "/dev/shm"}')
TEMPORARY := $(if $(ROOMY),TMPDIR=$(ROOMY))

.DEFAULT_GOAL := run
.PHONY: setup run test bench torture tour package clean

# The look at the system's libraries is quick, and a display may have come since the last time.
setup: $(INSTALLED)
	@$(BIN)/python tools/system_libraries.py

$(INSTALLED): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name it: make setup PYTHON=..." >&2; exit 1; }
	@$(PYTHON) tools/system_python.py
	@echo "Setting up lwdesk in $(VENV): a minute or two, once."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/python main.py; \
	else \
		echo "There is no display here, so lwdesk makes its tour instead: pictures in build/tour"; \
		$(OFFSCREEN) exec $(BIN)/python main.py tour build/tour; \
	fi

test: setup
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(OFFSCREEN) $(TEMPORARY) $(BIN)/python -m pytest -n auto --maxprocesses=4 --dist worksteal

bench: setup
	@$(OFFSCREEN) $(BIN)/python -m bench

torture: setup
	@LWDESK_RANDOM=1 $(OFFSCREEN) $(BIN)/python -m pytest -m torture --timeout=1800 tests

tour: setup
	@$(OFFSCREEN) $(BIN)/python main.py tour build/tour

package: setup
	@rm -rf dist build/package
	@$(BIN)/python -m build --outdir dist . >/dev/null
	@$(BIN)/python -m venv build/package
	@build/package/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl -c constraints.txt
	@$(BIN)/python tools/try_package.py build/package/bin/lwdesk
	@ls -l dist

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
