# The errands of the house; `just` lists them. Each runs in the environment that `.venv` holds, if there is one.
set positional-arguments
export PATH := justfile_directory() + "/.venv/bin:" + env("PATH")

default:
    @just --list

# the tests
test *args:
    pytest "$@"

# format, lint, types, import contract
lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

# mend what can be mended by itself
fix:
    ruff format .
    ruff check --fix .

# every stage against its floors
gate:
    python -m evals.gate

# speed and memory
bench:
    python -m bench.speed
    python -m bench.startup

# the parts of the README that the program writes
docs:
    cog -r README.md
