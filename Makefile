# Two commands do everything on a machine with Python 3.11 and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The tests start hundreds of Pythons; without the cache each of them would compile every module.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-editors check format bench docs site pictures vsix clean

demo: $(VENV)/installed
	$(BIN)/python examples/demo.py

test: $(VENV)/installed-dev
	$(BIN)/pytest -n auto --dist loadfile

# Editors that take their time, and older versions of those that every run drives.
test-editors: $(VENV)/installed-dev
	PYTEST=$(BIN)/pytest tests/editors/older.sh

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/installed-dev
	$(BIN)/python tests/bench/speed.py
	$(BIN)/python tests/bench/recovery.py
	$(BIN)/python tests/bench/mutations/measure.py

docs: $(VENV)/installed
	$(BIN)/python docs/generate.py

# Builds the pages into site/: open site/index.html, no server is needed.
site: $(VENV)/installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# Needs Neovim and code-server (tests/editors/install.sh), npm, and of Debian's packages tmux, aha, chromium, pngquant and fonts-firacode; says what is missing.
pictures: $(VENV)/installed-dev
	$(BIN)/python docs/pictures/take.py
	PYTHONPATH=tests $(BIN)/python docs/pictures/vscode.py

# The extension for VS Code, as editors/vscode/dist/gatewright-VERSION.vsix. Needs npm.
vsix: $(VENV)/installed-dev
	$(BIN)/python editors/vscode/build.py

clean:
	rm -rf $(VENV) build dist site server/gatewright/index/compiled
	cd editors/vscode && rm -rf node_modules dist LICENSE bundled/libs bundled/pure

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@
