"""Writes docs/reference/: every command, option, rule, key, setting, column and JSON field, from the code that knows them.

Run by `make docs`; a test holds the pages true.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

    from factcheck.rulebook.schema import Key

HERE = Path(__file__).parent / "reference"
MADE = "<!-- Written by docs/write_reference.py from the code: change that, then run `make docs`. -->\n"


def pages() -> dict[str, str]:
    """Every page of the reference by its file name, as Markdown."""
    written = {
        "commands.md": _commands(),
        "rules.md": _rules(),
        "rule-keys.md": _rule_keys(),
        "settings.md": _settings(),
        "columns.md": _columns(),
        "json.md": _json(),
    }
    return {name: MADE + "\n" + "\n".join(lines).rstrip() + "\n" for name, lines in written.items()}


def _commands() -> Iterator[str]:
    from factcheck.cli import app

    yield "# Commands\n"
    yield "Findings go to standard output, everything else to standard error. `NO_COLOR` is honoured.\n"
    yield "| exit | meaning |\n|---|---|"
    yield "| 0 | every input was read, something was checked, and nothing is open at or above `--fail-on` |"
    yield "| 1 | open findings at or above `--fail-on` |"
    yield "| 2 | don't trust this run: a bad flag, rule, table, ledger or setting, an input that can't be read, nothing to check |"
    yield "| 130 | stopped with Ctrl-C |\n"
    for words in _named(app):
        yield f"## factcheck {' '.join(words)}\n"
        yield f"```text\n{_help(app, words)}\n```\n"


def _named(app: typer.Typer, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups walked through."""
    yield from ((*above, str(command.name)) for command in app.registered_commands if not command.hidden)
    for group in app.registered_groups:
        if group.typer_instance and not group.hidden:
            yield from _named(group.typer_instance, (*above, str(group.name)))


def _help(app: typer.Typer, words: Sequence[str]) -> str:
    from typer.testing import CliRunner

    shown = CliRunner().invoke(app, [*words, "--help"], prog_name="factcheck", env={"COLUMNS": "100", "TERMINAL_WIDTH": "100"})
    if shown.exit_code:
        raise SystemExit(f"factcheck {' '.join(words)} --help: {shown.output}")
    return "\n".join(line.rstrip() for line in shown.output.strip().splitlines())


def _rules() -> Iterator[str]:
    from factcheck.rulebook import load_rules

    rules, problems = load_rules()
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    yield "# The rules that come with factcheck\n"
    yield f"{len(rules)} rules. `factcheck rules explain ID` prints one with its examples and the sums that they gave.\n"
    pack = ""
    for rule in sorted(rules, key=lambda rule: (rule.id.partition(".")[0], rule.id)):
        if rule.id.partition(".")[0] != pack:
            pack = rule.id.partition(".")[0]
            yield f"## {pack}\n"
        yield f"### {rule.id}\n"
        yield f"*{rule.severity}, {rule.kind}.* {_plain(rule.title)}.\n"
        yield f"{_plain(rule.why)}\n"
        yield f"Source: {_plain(rule.source)}\n"
        yield f"Flagged: {_example(rule.disagree[0])}\n"
        yield f"Left alone: {_example(rule.agree[0])}\n"


def _example(texts: Sequence[str]) -> str:
    return " — ".join(f"“{_plain(text)}”" for text in texts)


def _rule_keys() -> Iterator[str]:
    from factcheck.rulebook.explain import NEEDS
    from factcheck.rulebook.kinds import KINDS
    from factcheck.rulebook.schema import KEYS, SETTINGS
    from factcheck.rulebook.values import CLOSED_SLOTS, SLOTS

    yield "# Keys of a rule\n"
    yield "`factcheck rules schema` prints the same as a JSON Schema for editors.\n"
    rows = [(f"`{name}`", _plain(key.about), "yes" if key.needed else "shipped rules" if key.shipped else "") for name, key in KEYS.items()]
    yield from _table(("key", "what it holds", "needed"), rows)
    yield "## Kinds\n"
    for kind in KINDS:
        yield f"### {kind}\n"
        yield f"Needs {NEEDS[kind]}.\n"
        if own := SETTINGS.get(kind):
            yield from _table(("key", "what it holds", "values"), [(f"`{n}`", _plain(k.about), _values(k)) for n, k in own.items()])
            yield from _table(("check", "looks for"), [(f"`{v}`", _plain(about)) for k in own.values() for v, about in k.values.items()])
    yield "## Slots\n"
    yield "What `when` and `same` may name. `measure`, `entity`, `speaker`, `unit` and `period` take any words; the others these:\n"
    yield from _table(("slot", "values"), [(f"`{s}`", ", ".join(f"`{v}`" for v in CLOSED_SLOTS.get(s, ())) or "any") for s in SLOTS])


def _values(key: Key) -> str:
    named = getattr(key.read, "args", ())
    return "see below" if key.values else ", ".join(f"`{value}`" for value in named[0]) if named else "texts"


def _settings() -> Iterator[str]:
    from factcheck.config import SETTINGS

    yield "# Settings\n"
    yield "`factcheck.toml` in the folder of the drafts or any folder above it, or `[tool.factcheck]` of a `pyproject.toml`;"
    yield "`--config FILE` names one."
    yield "One file counts, whole. Paths are relative to it. `factcheck config` prints every value and where it comes from.\n"
    rows = [(f"`{name}`", _plain(one.about), f"`{_default(one.default)}`") for name, one in SETTINGS.items()]
    yield from _table(("setting", "what it is for", "default"), rows)
    yield '`[rule."ID"]` or `[rule.PACK]` changes `severity` and `allow` (`{percent = 2}` or `{amount = 500}`) of a rule or a pack.'


def _default(value: object) -> str:
    return "none" if value is None or value == () else str(value)


def _columns() -> Iterator[str]:
    from factcheck.report.as_csv import CLAIM_COLUMNS, FLAGGED_COLUMNS

    meanings = fields()
    yield "# Columns of the CSV files\n"
    yield "UTF-8 with a byte-order mark, CRLF, one header row. A cell that a spreadsheet would take for a formula begins with `'`."
    yield "\n## flagged_claims.csv and the review ledger\n"
    yield from _table(
        ("column", "what it holds"), [(f"`{n}`", meanings["sheet"].get(n) or meanings["finding"][n]) for n in FLAGGED_COLUMNS]
    )
    yield "## claims.csv\n"
    yield from _table(("column", "what it holds"), [(f"`{name}`", meanings["claim"][name]) for name in CLAIM_COLUMNS])


def _json() -> Iterator[str]:
    meanings = fields()
    yield "# Fields of findings.json\n"
    yield "`--format json` and `findings.json` hold one object; `--format jsonl` one finding a line.\n"
    for heading, record in (("The run", "run"), ("counts", "counts"), ("A finding", "finding"), ("A claim", "claim")):
        yield f"## {heading}\n"
        yield from _table(("key", "what it holds"), [(f"`{name}`", meanings[record][name]) for name in json_keys()[record]])


def json_keys() -> dict[str, list[str]]:
    """The keys of the JSON report, of its counts, findings and claims, as a real run writes them."""
    import json

    from factcheck import Article, check
    from factcheck.report.as_json import findings_json

    told = (
        "Norway pumped 1.8 million barrels of oil a day in May 2021.",
        "Oil output in Norway was 1.2 million barrels a day in May 2021.",
    )
    run = json.loads(findings_json(check([Article(f"{n}", text) for n, text in enumerate(told)])))
    finding = run["findings"][0]
    return {"run": [*run], "counts": [*run["counts"]], "finding": [*finding], "claim": [*finding["claims"][0]]}


def fields() -> dict[str, dict[str, str]]:
    """What each key means, by record: docs/reference/fields.csv."""
    found: dict[str, dict[str, str]] = {}
    with (HERE / "fields.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["record"], {})[row["key"]] = row["meaning"]
    return found


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}"
        for row in rows:
            cells = [cell.replace("|", "\\|") for cell in row]
            yield f"| {' | '.join(cells)} |"
        yield ""


def _plain(text: str) -> str:
    """Text of a rule as Markdown shows it: placeholders and signs stay what they are."""
    joined = " ".join(text.split())
    for sign in "\\*_<>":
        joined = joined.replace(sign, f"\\{sign}")
    return joined


def write(made: Mapping[str, str]) -> None:
    """Write the pages into docs/reference/."""
    for name, text in made.items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(pages())
