"""Every problem that a user can meet has a code, and docs/problems.md says of each what to do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import factcheck

PACKAGE = Path(factcheck.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "problems.md"
CODE = re.compile(r"(?:input|compare|config|ledger|rules|table|archive|output|run|example)\.[a-z_0-9]+")
FAMILIES = {"fault": "archive", "add": "rules"}
"""Functions that put the family before a code, by their name."""


def codes_in(tree: ast.AST) -> Iterator[str]:
    """The codes that a file names, whole or as the last part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[1 if name == "fault" and len(node.args) > 1 else 0]
            if name in FAMILIES and isinstance(first, ast.Constant) and re.fullmatch("[a-z_]+", str(first.value)) and len(node.args) > 2:
                yield f"{FAMILIES[name]}.{first.value}"


def used() -> set[str]:
    found = {"example.disagree", "example.agree"}
    for file in PACKAGE.rglob("*.py"):
        found.update(codes_in(ast.parse(file.read_text(encoding="utf-8"))))
    return found - {"archive.fault"}


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_code_is_documented_and_none_that_is_not():
    told = [code for row in rows() for code in re.findall(r"`([a-z]+\.[a-z_0-9]+)`", row[0])]
    assert len(told) == len(set(told))
    assert set(told) == used()


def test_every_code_says_what_to_do():
    for row in rows():
        assert len(row) == 3, row
        assert min(map(len, row)) > 5, row
