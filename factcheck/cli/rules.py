"""`factcheck rules`: list, explain, test and begin rules, the shipped ones and one's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.inputs import load_rules, settings
from factcheck.cli.options import ConfigFile, OwnTables, such_as
from factcheck.cli.saying import joined, write_out

if TYPE_CHECKING:
    from factcheck.examples import Outcome
    from factcheck.records import Rule

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List, explain and test the rules.")

_Own = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PATH", help="A rule file or folder of your own, beside the shipped packs; may be repeated."),
]


@app.command("list", epilog=such_as("rules list", "rules list --rules desk.yaml"))
def list_rules(rules: _Own = None, config: ConfigFile = None) -> None:
    """List the rules as the desk has set them: id, severity, kind, title; aligned on a terminal, tab-separated when piped."""
    found = load_rules(settings(config), rules)
    cells = [(rule.id, rule.severity, rule.kind, rule.title) for rule in found]
    if not sys.stdout.isatty():
        for row in cells:
            write_out(joined(["\t".join(row)]), None)
        return
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    for *short, title in cells:
        write_out(joined(["  ".join([*(cell.ljust(width) for cell, width in zip(short, widths, strict=True)), title])]), None)


@app.command("explain", epilog=such_as("rules explain energy.crude-production"))
def explain_rule(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as `factcheck rules list` prints it.")],
    rules: _Own = None,
    table: OwnTables = None,
    config: ConfigFile = None,
) -> None:
    """Explain a rule: why, its source, what it needs, compares and allows, and its examples with their sums."""
    from factcheck.examples import sums_of
    from factcheck.rulebook import explain

    desk = settings(config)
    by_id = {rule.id: rule for rule in load_rules(desk, rules)}
    if rule_id not in by_id:
        _stop(_unknown(rule_id, by_id))
    tables = _tables([*desk["tables"], *(table or ())])
    write_out(joined([explain(by_id[rule_id], sums_of(by_id[rule_id], tuple(by_id.values()), tables))]), None)


@app.command("schema", epilog=such_as("rules schema > rules.schema.json"))
def print_schema() -> None:
    """Print the JSON Schema of a rule file, for an editor that completes keys and values."""
    from factcheck.rulebook.json_schema import json_schema

    write_out(joined([json.dumps(json_schema(), indent=2, ensure_ascii=False)]), None)


@app.command("new", epilog=such_as("rules new desk.ferries -o desk.yaml", "rules new desk.seats --like votes.seats"))
def write_rule(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="The new rule's id, pack.name in lower case, such as desk.ferries.")],
    kind: Annotated[str | None, typer.Option("--kind", help="What sort of rule, same-thing if none; see rules/README.md.")] = None,
    like: Annotated[
        str | None, typer.Option("--like", metavar="RULE", help="Begin with this rule, not with the first of its kind.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Add it to this file, made where there is none; else stdout.")
    ] = None,
) -> None:
    """Write a new rule to begin with: a working rule of its kind under the new id, with what each key is for."""
    from factcheck.rulebook import KINDS, load_rules
    from factcheck.rulebook.draft import draft, id_problem
    from factcheck.text.nearest import did_you_mean

    if slip := id_problem(rule_id):
        _stop(slip)
    if kind and like:
        _stop("--kind and --like can't both be given (the rule named with --like has its kind)")
    kind = kind or "same-thing"
    if kind not in KINDS:
        _stop(f"no kind {kind!r} ({did_you_mean(kind, KINDS) or 'one of: ' + ', '.join(KINDS)})")
    shipped = {rule.id: rule for rule in load_rules()[0]}
    if rule_id in shipped:
        _stop(f"{rule_id!r} is the id of a shipped rule (choose one of your own; to change its severity, see rules/README.md)")
    if like is not None and like not in shipped:
        _stop(_unknown(like, shipped))
    model = shipped[like] if like else _plainest(rule for rule in shipped.values() if rule.kind == kind)
    _add(draft(rule_id, model), rule_id, output)


def _plainest(rules: Iterable[Rule]) -> Rule:
    """The first of the rules, of those with patterns the one whose patterns are shortest."""
    return min(rules, key=lambda rule: sum(map(len, rule.settings.get("pattern", ()))))


def _add(text: str, rule_id: str, output: Path | None) -> None:
    """Print a rule, or put it at the end of a file that can be read and has no rule of that id."""
    from factcheck.report import write_file
    from factcheck.rulebook import load_rules

    if output is None:
        write_out(text, None)
        return
    before = ""
    if output.exists():
        rules, problems = load_rules([output])
        if problems:
            _stop(*(str(problem) for problem in problems))
        if any(rule.id == rule_id for rule in rules):
            _stop(f"{output}: there is a rule {rule_id!r} already")
        before = output.read_text(encoding="utf-8-sig").rstrip("\n") + "\n\n"
    try:
        write_file(output, before + text)
    except OSError as error:
        _stop(f"{output}: can't be written: {error.strerror or error}")
    typer.echo(f"{rule_id} is written; change it, then: factcheck rules test {output}", err=True)


@app.command("test", epilog=such_as("rules test desk.yaml", "rules test energy"))
def try_examples(
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH|ID]...", help="Rule files, folders, rule ids or packs; if none, all, those of the settings too."),
    ] = None,
    rules: _Own = None,
    table: OwnTables = None,
    config: ConfigFile = None,
) -> None:
    """Run the examples that the rules carry; exit 1 where one fails, 2 where a rule or table cannot be read."""
    paths = [Path(name) for name in which or () if _is_path(name)]
    names = [name for name in which or () if not _is_path(name)]
    desk = settings(config)
    everything = _load([*map(Path, desk["rules"]), *(rules or []), *paths])
    chosen = _chosen(everything, names, paths, rules or [])

    from factcheck.examples import run_examples
    from factcheck.report.tally import number_of

    tried = failed = 0
    for outcome in run_examples(everything, chosen, _tables([*desk["tables"], *(table or ())])):
        tried += 1
        if outcome.failure:
            failed += 1
            _print_failure(outcome)
    typer.echo(f"{number_of(len(chosen), 'rule')}, {number_of(tried, 'example')}, {failed} failing", err=True)
    raise typer.Exit(1 if failed else 0)


def _load(own: Sequence[Path] | None) -> tuple[Rule, ...]:
    """The shipped rules and one's own; prints what is wrong and exits 2 where anything is."""
    from factcheck.rulebook import load_rules, shipped_packs

    found, problems = load_rules([shipped_packs(), *own] if own else None)
    if problems:
        _stop(*(str(problem) for problem in problems))
    return found


def _tables(paths: Sequence[Path | str]) -> Sequence[Path | str]:
    """The paths, once all their tables can be read; prints what is wrong and exits 2 where anything is."""
    from factcheck.tables import load_tables

    _, problems = load_tables(paths)
    if problems:
        _stop(*(str(problem) for problem in problems))
    return paths


def _chosen(everything: Sequence[Rule], names: Sequence[str], paths: Sequence[Path], own: Sequence[Path]) -> set[str]:
    """Ids of the rules to test: those named, those of the packs and files named; all, or all of one's own, where nothing is named."""
    from factcheck.rulebook import load_rules

    known = {rule.id for rule in everything}
    if not names and not paths:
        return {rule.id for rule in load_rules(own)[0]} if own else known
    chosen = {rule.id for rule in load_rules(paths)[0]} if paths else set[str]()
    for name in names:
        found = {rule_id for rule_id in known if rule_id == name or rule_id.startswith(f"{name}.")}
        if not found:
            _stop(_unknown(name, known))
        chosen |= found
    return chosen


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml")) or Path(name).exists()


def _unknown(name: str, known: Sequence[str] | set[str] | dict[str, Rule]) -> str:
    from factcheck.text.nearest import did_you_mean

    hint = did_you_mean(name, sorted(known)) or "see `factcheck rules list`; --rules FILE brings your own"
    return f"no rule {name!r} ({hint})"


def _print_failure(outcome: Outcome) -> None:
    from factcheck.examples import other_measure, place_of
    from factcheck.report.claims_lines import slots_in_words

    write_out(joined([f"{place_of(outcome)}: {outcome.failure}"]), None)
    for text in outcome.texts:
        write_out(joined([f"    {text}"]), None)
    for finding in outcome.findings:
        write_out(joined([f"    found: {finding.severity} {finding.rule}: {finding.message}"]), None)
    if not outcome.findings:
        write_out(joined(["    found: nothing"]), None)
    if outcome.expected == "agree" or outcome.rule.kind == "wording":
        return
    for claim in outcome.claims:
        write_out(joined([f"    read: {' · '.join(slots_in_words(claim))}"]), None)
    if told := other_measure(outcome) or ("" if outcome.claims else "no figure was read here"):
        write_out(joined([f"    {told}"]), None)


def _stop(*lines: str) -> None:
    """Say on stderr why the run cannot be trusted, without any terminal escapes a file name may hold, and exit 2."""
    for line in lines:
        typer.echo("".join(char if char.isprintable() else repr(char)[1:-1] for char in line), err=True)
    raise typer.Exit(2)
