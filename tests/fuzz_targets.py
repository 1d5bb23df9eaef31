"""What is fuzzed: each target makes broken input from small seeds, and says what has to hold whatever the input.

An input depends on the target, the seed and its number alone, and is made of bytes: kept in a file it can be run again. The suite runs a
few inputs of each (`test_fuzz.py`), `make fuzz` as many as fit into its time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from sample_files import LEAD, ROWS, mutated, samples, slipped

from factcheck import Article, Run, check, find_claims
from factcheck.config import read_config
from factcheck.quantities import find_quantities
from factcheck.reading import read_articles
from factcheck.reading.apart_worker import _line, guarded
from factcheck.reading.entries import Asked, Entry, Fault
from factcheck.reading.formats import FORMATS
from factcheck.records import Problem
from factcheck.report import claims_csv, claims_text, findings_json, findings_text, flagged_csv, html_report
from factcheck.review import read_reviews
from factcheck.review.history import read_log
from factcheck.rulebook import load_rules
from factcheck.rulebook.load import shipped_packs
from factcheck.tables import read_table

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 20_000
PIECES = [
    *"0123456789,.%$€£-–−/()½²٣'“” \t\n\n",
    *("million ", "mln ", "barrels a day ", " to ", "between ", "in May ", "2025", "Q1 ", "per ", "about ", "Iraq's ", "Calder Shipping "),
    *("1,2,3", "9" * 60, "1e400", "10²", "2½", "\x00", "\u202e", "\u200b", "'s", "12/0", "99/99/9999", "February 31", "a century ago"),
    *("Oil output ", "rose ", "fell by ", "year 0", "in 9999", "half half", "1,2 ", "U.S. ", "said. ", "the minister said: ", "£’000s"),
    *("Country\tOutput, mln bpd\nIraq\t4.1\n", "\t", "(3.1)", "2024\t2025", "in millions, except per share", "9,1 ", "５", "１２３", "¶"),
]
DAYS = (None, date(1, 1, 1), date(2026, 3, 7), date(9999, 12, 31))
LEDGER = (
    b"id,severity,message,verdict,reason,correct_value,source,reviewer,reviewed_on,note\r\n"
    b'F-7kq2m9xa,error,"a, b",false_alarm,entity,,,ana,2026-03-06,"said ""no"""\r\nF-7kq2m9xb,note,c,a_wrong,,5,,ben,2026-03-07,\r\n'
)
LOG = (
    b'{"day": "2026-03-06", "from": "desk", "finding": "F-7kq2m9xa", "was": null, "now": {"verdict": "a_wrong"}}\n'
    b'{"day": "2026-03-07", "from": "merge"}\n'
)
SETTINGS = b"""fail-on = "error"
columns = {text = "body", date = "published"}
ignore = ["energy"]
[limits]
text-bytes = "2 MB"
seconds = 5
[rule."energy.crude-production"]
severity = "note"
allow = {percent = 2}
"""
TABLE = (
    b"measure,entity,period,unit,value,low,high,publisher,edition,licence,series,note\n"
    b"crude production,Iraq,2024,bbl/d,4100000,,,BP,2025,facts,,\n"
    b"inflation,Norway,2024-05,%,3.1,3.0,3.2,World Bank,2025,CC BY 4.0,cpi,by year\n"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that reads what strangers wrote."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    slip: Callable[[bytes, random.Random], bytes]
    """Makes broken input of a seed."""
    hold: Callable[[bytes, Path], None]
    """Reads the input, with a folder of its own for files; raises where it, or what it gave, is not as it has to be."""
    few: int = 10
    """Inputs in the suite's short run."""

    def input(self, seed: int, number: int) -> bytes:
        """The input of a number."""
        dice = random.Random(f"{seed}:{self.name}:{number}")
        return self.slip(dice.choice(self.seeds()), dice)[:LARGEST]


def worded(seed: bytes, dice: random.Random) -> bytes:
    """A passage of a text with pieces put in, or pieces alone."""
    text = seed.decode()
    at = dice.randrange(max(len(text) - 200, 1))
    text = text[at : at + dice.choice((0, 100, 600))]
    for _ in range(dice.randint(1, 30)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(PIECES) * dice.choice((1, 1, 1, 1, 2, 20)) + text[at + dice.randrange(4) :]
    return text.encode()


def broken(ending: str) -> Callable[[bytes, random.Random], bytes]:
    """Slips in a file of this ending, in a document inside its parts; now and then an escape that stands for half a character."""

    def slip(seed: bytes, dice: random.Random) -> bytes:
        if dice.random() < 0.05 and (at := seed.find(b"755")) >= 0:
            seed = seed[:at] + dice.choice((rb"\ud800", b"&#xD800;", b"\xed\xa0\x80", "\u202e５".encode(), b"&#0;")) + seed[at:]
        return slipped(ending, seed, dice)

    return slip


@cache
def texts() -> tuple[bytes, ...]:
    """The sample articles that come with the project."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "seeds").rglob("*.md")) if path.name != "README.md")


@cache
def files() -> dict[str, tuple[bytes, ...]]:
    """One or more good files for each ending that is read."""
    found: dict[str, list[bytes]] = {}
    for name, data in samples().items():
        found.setdefault(name.rstrip("0123456789"), []).append(data)
    table = [["id", "text", "date", "title"], *ROWS]
    for ending, mark in ((".csv", ","), (".tsv", "\t")):
        found[ending] = ["\n".join(mark.join(f'"{cell}"' for cell in row) for row in table).encode()]
    found[".txt"] = [f"{LEAD}\n\nCARACAS, March 6, 2022 - It employs 1,200.\r\n".encode()]
    found[".md"] = [f'---\ntitle: "Oil – falls"\ndate: 2022-03-06\nid: a\n---\n# Oil\n\n{LEAD}\n'.encode()]
    found[".jsonl"] = [
        json.dumps({"id": "a", "text": LEAD, "date": "2022-03-06"}).encode() + b'\n{"text": "It \\"fell\\" 755 to \\u00bd."}\n'
    ]
    return {ending: tuple(found[ending]) for ending in sorted(found)}


def article_of(data: bytes) -> Article:
    """An article of a text: what stands between tabs, and between a tab and the end of a line, is a cell of a table."""
    text = data.decode("utf-8", "replace")
    zones, at = [], 0
    for line in text.split("\n"):
        start = at
        for part in line.split("\t") if "\t" in line else ():
            if part.strip():
                zones.append((start, start + len(part), "table"))
            start += len(part) + 1
        at += len(line) + 1
    return Article("a", text, published=DAYS[len(text) % len(DAYS)], zones=tuple(zones))


def hold_quantities(data: bytes, folder: Path) -> None:
    """Figures lie in the text, one behind the other."""
    text = data.decode("utf-8", "replace")
    found = find_quantities(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.figure.low is None or one.figure.high is None or one.figure.low <= one.figure.high
    assert all(before.end <= after.start for before, after in pairwise(found))


def hold_claims(data: bytes, folder: Path) -> None:
    """Claims quote the text and are plain values, that a JSON file takes."""
    article = article_of(data)
    for claim in find_claims(article):
        assert article.text[claim.start : claim.end] == claim.quote
        json.dumps(claim.to_dict(), allow_nan=False).encode()


def hold_checks(data: bytes, folder: Path) -> None:
    """Two versions of a text go through every check to every writer."""
    article = article_of(data)
    other = replace(article, id="b", text=article.text.replace("1", "2").replace("5", "7"), published=DAYS[2])
    run: Run = check([article, other])
    for write in (html_report, findings_json, flagged_csv, findings_text, claims_text, claims_csv):
        write(run).encode()


def hold_format(ending: str) -> Callable[[bytes, Path], None]:
    """A file is read as texts with zones and places inside them, or it is a fault."""

    def hold(data: bytes, folder: Path) -> None:
        if ending not in FORMATS or not FORMATS[ending].apart:
            hold_articles(data, ending)
            return
        for found in guarded(ending, data, Asked()):
            assert isinstance(found, Entry) or (found.code and found.what)
            if not isinstance(found, Fault):
                inside(found.text, [one.offset for one in found.anchors], found.zones)
            assert _line(found)

    return hold


def hold_articles(data: bytes, ending: str) -> None:
    """The same of a file that is read in this process."""
    articles, problems = read_articles(["-"], stdin=data, stdin_name=f"a{ending}")
    assert articles or problems
    tell_one_line(problems)
    for article in articles:
        inside(article.text, [one.offset for one in article.anchors], article.zones)
        assert article.text.encode()


def inside(text: str, offsets: Sequence[int], zones: Sequence[tuple[int, int, str]]) -> None:
    """Places and zones lie in the text, in order."""
    assert all(a <= b for a, b in pairwise(offsets))
    assert all(0 <= at <= len(text) for at in offsets)
    assert all(0 <= start <= end <= len(text) for start, end, _ in zones)


def tell_one_line(problems: Sequence[Problem], where: str = "") -> None:
    """Each problem is a line and names its file."""
    for problem in problems:
        assert "\n" not in str(problem)
        assert where in problem.where
        assert str(problem).encode()


def hold_rules(data: bytes, folder: Path) -> None:
    """Rules, or problems with their place."""
    path = written(folder / "own.yaml", data)
    tell_one_line(load_rules([path])[1], str(path))


def hold_settings(data: bytes, folder: Path) -> None:
    """Settings that can be used, or problems with their place."""
    path = written(folder / "factcheck.toml", data)
    config, problems = read_config(path)
    tell_one_line(problems, str(path))
    assert config.limits
    assert isinstance(config.columns, dict)


def hold_ledger(data: bytes, folder: Path) -> None:
    """Reviews or problems, never both."""
    reviews, problems = read_reviews(written(folder / "ledger.csv", data))
    tell_one_line(problems)
    assert not (reviews and problems)


def hold_log(data: bytes, folder: Path) -> None:
    """Changes, or problems with their place."""
    tell_one_line(read_log(written(folder / "ledger.log", data).with_suffix(".csv"))[1])


def hold_table(data: bytes, folder: Path) -> None:
    """Rows whose values are in order, or problems with their place."""
    path = written(folder / "own.csv", data)
    rows, problems = read_table(path)
    tell_one_line(problems, str(path))
    assert all(row.low <= row.value <= row.high and row.start <= row.end for row in rows)


def written(path: Path, data: bytes) -> Path:
    """The path, with the data in its file."""
    path.write_bytes(data)
    return path


def packs() -> tuple[bytes, ...]:
    """The beginnings of the rule files that come with the project."""
    return tuple(path.read_bytes()[:4_000] for path in sorted(shipped_packs().glob("*.yaml")))


def targets() -> dict[str, Target]:
    """All targets by name."""
    found = [
        Target("quantities", texts, worded, hold_quantities, 60),
        Target("claims", texts, worded, hold_claims, 25),
        Target("checks", texts, worded, hold_checks, 6),
        *(Target(f"read{ending}", lambda e=ending: files()[e], broken(ending), hold_format(ending), 4) for ending in files()),
        Target("rules", packs, mutated, hold_rules),
        Target("settings", lambda: [SETTINGS], mutated, hold_settings, 30),
        Target("ledger", lambda: [LEDGER], mutated, hold_ledger, 20),
        Target("ledger log", lambda: [LOG], mutated, hold_log, 20),
        Target("tables", lambda: [TABLE], mutated, hold_table, 30),
    ]
    return {target.name: target for target in found}
