# The two commands: `make report` (the main job on seeds/) and `make test` (the whole suite).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BASIC := $(VENV)/.basic
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: report test check format docs install-test bench nightly kill-test fuzz mutations office-test programs clean

report: $(BASIC)
	@$(BIN)/factcheck report seeds -o reports

test: $(READY) programs
	@$(BIN)/python -m pytest -n auto

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# The documentation: the reference from the code, what the examples print, and the site in build/site.
docs: $(READY)
	@$(BIN)/python docs/write_reference.py
	@$(BIN)/python docs/run_examples.py --write
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# Wheel and sdist into an environment of their own, extra by extra; each part is run there without the checkout.
install-test: $(READY)
	@$(BIN)/python .ci/clean_install.py

# Every speed with a goal, peers beside us where they are installed, in one table; some minutes. The peers are installed and scored by
# benchmarks/quantities.py.
bench: $(READY)
	@$(BIN)/python benchmarks/all.py

# How the cost of the whole job grows up to a million articles (10 GB of disk and a night; folder scale-benchmark), and claims killed again and again.
nightly: $(READY)
	@$(BIN)/python benchmarks/scale.py growth --sizes 10000,100000,1000000
	@$(BIN)/python benchmarks/scale.py kill --articles 20000 --kills 20
	@$(BIN)/python benchmarks/scale.py same --articles 20000 --spark

# Kills `archive add` at fifty random moments and looks at what is left; the suite does so five times.
kill-test: $(READY)
	@KILLS=50 $(BIN)/python -m pytest tests/test_archive_kill.py

# Hostile input at length: figures, whole claims, checks, every format, rules, settings, ledgers and tables, in turn for FUZZ_SECONDS
# (half an hour), the same inputs for one FUZZ_SEED. What fails is kept in build/fuzz, and becomes a test.
fuzz: $(READY)
	@$(BIN)/python benchmarks/fuzz.py

# 20,000 mutated files through every reader (about an hour on two cores), and 2,000 web pages of varied layout.
mutations: $(READY)
	@$(BIN)/python benchmarks/mutated_files.py 20000
	@$(BIN)/python benchmarks/pages.py 2000

# The sheet of 500 findings through a real LibreOffice in each format; the suite sends fifty.
office-test: $(READY) programs
	@FINDINGS=500 $(BIN)/python -m pytest tests/test_review_office.py

# Real programs that some tests drive; without them those tests are skipped and say so.
programs:
	@sh .ci/programs

$(BASIC): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "factcheck needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 2; }
	@echo "setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --upgrade "pip>=24"
	@$(PIP) -c constraints.txt -e ".[parquet,readers,desk]"
	@touch $(BASIC)

# What the tests need beside it: every extra, and the tools of development.
$(READY): $(BASIC)
	@echo "installing what the tests need (once; about a minute)"
	@$(PIP) -c constraints.txt -e ".[parquet,readers,desk,lsp,spark,docs,dev]"
	@touch $(READY)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
