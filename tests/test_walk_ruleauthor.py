"""An editor who has never written YAML: a pack of rules for the sports desk, its slips, its tables, and one match day's copy."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent

PACK = """\
# yaml-language-server: $schema=rules.schema.json
- id: sportdesk.attendance
  title: One match, two attendances
  severity: error
  kind: same-thing
  why: A ground announces one crowd. Two mean that one is of tickets sold.
  source: Sports desk style 3.1
  when: {measure: [attendance]}
  same: [entity, period]
  allow: {percent: 1}
  ask: Tickets sold, or through the gate?
  disagree:
    - ["Attendance at Quayside Park on Saturday was 41,812.", "The attendance at Quayside Park on Saturday was 38,412."]
  agree:
    - ["Attendance at Quayside Park on Saturday was 41,812.", "Attendance at Quayside Park on Saturday was about 42,000."]

- id: sportdesk.goals
  title: A player's goals, told two ways
  severity: warning
  kind: same-thing
  why: A player has one number of goals on a day.
  source: Sports desk style 3.2
  when: {measure: [goals]}
  same: [entity, period]
  disagree:
    - ["Tom Brek has 17 goals.", "Tom Brek has 12 goals."]
  agree:
    - ["Tom Brek has 17 goals.", "Ivo Sand has 12 goals."]

- id: sportdesk.men
  title: Write "10 men", never "ten-man"
  severity: note
  kind: wording
  pattern: '(?i)\\bten[- ]man\\b'
  why: 'House style: 10 men.'
  source: Sports desk style 4.1
  disagree:
    - ["Marlow, down to a ten-man side, lost 3-1."]
  agree:
    - ["Marlow, reduced to 10 men, lost 3-1."]

- id: sportdesk.capacity
  title: A ground's capacity against the guide
  severity: warning
  kind: reference
  check: value
  why: The ground guide is what the desk quotes.
  source: Ground guide
  when: {measure: [seating capacity]}
  allow: {percent: 1}
  disagree:
    - ["Lindmoor Stadium has a seating capacity of 43,500."]
  agree:
    - ["Lindmoor Stadium has a seating capacity of 34,500."]

- id: sportdesk.record
  title: A record against the all-time list
  severity: error
  kind: reference
  check: value
  why: The list is what the desk quotes.
  source: All-time list
  when: {measure: [winning time]}
  disagree:
    - ["Ida Moen set a world record of 19.91 seconds in 2019."]
  agree:
    - ["Ida Moen set a world record of 19.19 seconds in 2019."]
"""

TABLE = """\
Measure,Entity,Period,Unit,Value,Series,Publisher,Edition,Licence
seating capacity,Lindmoor Stadium,2026,count:seat,34500,,Ground Board,Guide 2026,facts
winning time,Ida Moen,2019,s,19.19,200 metres,Track Board,All-time list 2026,facts
"""

DERBY = """\
---
date: 2026-04-11
---
Halden Rovers beat Marlow City 3-1 on Saturday in front of 41,812 spectators at Quayside Park.

A ten-man Marlow side replied once. Tom Brek has 17 goals in the league.
"""
DAILY = """\
---
date: 2026-04-11
---
The attendance at Quayside Park was 38,412, the club said. Lindmoor Stadium, empty on Saturday, has a seating capacity of 43,500.
"""
SUNDAY = """\
---
date: 2026-04-12
---
Attendance at Lindmoor Stadium was 31,340 on Sunday, where Kelmouth United drew 2-2 with Aston Vale.
"""


def factcheck(*args: str, cwd: Path) -> tuple[int, str]:
    """The command as typed: exit code, and all that is printed."""
    done = subprocess.run(
        [sys.executable, "-c", "from factcheck.cli import main; main()", *args],
        cwd=cwd,
        capture_output=True,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(HERE)},
        check=False,
    )
    told = (done.stdout + done.stderr).decode()
    assert "Traceback" not in told
    return done.returncode, told


@pytest.fixture
def desk(tmp_path):
    named = {"sport.yaml": PACK, "guide.csv": TABLE, "derby.md": DERBY, "daily.md": DAILY, "sunday.md": SUNDAY}
    for name, text in named.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('rules = ["sport.yaml"]\ntables = ["guide.csv"]\n', encoding="utf-8")
    return tmp_path


def test_the_match_day_is_checked_with_the_desks_rules_and_table(desk):
    code, told = factcheck("check", "derby.md", "daily.md", "sunday.md", "--show-notes", cwd=desk)
    assert code == 1
    assert re.findall(r"(?m)^(\S+): (error|warning|note) (\S+)", told) == [
        ("daily.md:4:37", "error", "sportdesk.attendance"),
        ("daily.md:4:123", "warning", "sportdesk.capacity"),
        ("derby.md:6:3", "note", "sportdesk.men"),
    ]
    assert "34,500, Ground Board, Guide 2026" in told


def test_the_pack_that_the_settings_name_is_tested_with_its_table(desk):
    assert factcheck("rules", "test", "sportdesk", cwd=desk) == (0, "5 rules, 10 examples, 0 failing\n")


def test_an_example_that_is_not_flagged_says_what_was_read(desk):
    (desk / "sport.yaml").write_text(PACK.replace("[attendance]", "[attendence]"), encoding="utf-8")
    code, told = factcheck("rules", "test", "sportdesk.attendance", cwd=desk)
    assert code == 1
    assert "read: 41,812 · attendance · Quayside Park · 2026-02-28 · narrated" in told
    assert "no figure here is of measure 'attendence' (did you mean 'attendance'?)" in told


def test_a_rule_to_begin_with_and_the_schema(desk):
    code, told = factcheck("rules", "new", "sportdesk.style", "--kind", "wording", "-o", "style.yaml", cwd=desk)
    assert (code, told) == (0, "sportdesk.style is written; change it, then: factcheck rules test style.yaml\n")
    assert re.search(r"(?m)^  pattern: '.{5,80}'$", (desk / "style.yaml").read_text(encoding="utf-8"))
    assert factcheck("rules", "test", "style.yaml", cwd=desk)[0] == 0
    assert factcheck("rules", "new", "sportdesk.x", "--kind", "wording", "--like", "sport.tally", cwd=desk)[0] == 2
    assert json.loads(factcheck("rules", "schema", cwd=desk)[1])["type"] == "array"


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ('[rule."sport.tally"]\nseverity = "off"', ":3: 'off' is not a severity (to silence a rule: ignore = [\"sport.tally\"])"),
        ('[rule.sport.tally]\nseverity = "note"', ":3: 'tally' of the rule 'sport' can't be changed (an id stands in quotes"),
    ],
)
def test_slips_of_the_settings(desk, added, told):
    path = desk / "factcheck.toml"
    path.write_text(path.read_text(encoding="utf-8") + added + "\n", encoding="utf-8")
    code, said = factcheck("check", "derby.md", cwd=desk)
    assert code == 2
    assert f"factcheck.toml{told}" in said
