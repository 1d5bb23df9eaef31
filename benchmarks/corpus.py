"""A large corpus in one run on one core: time, memory, and how the pairs of claims that are looked at grow with the articles.

    python benchmarks/corpus.py [--sizes 1000,10000] [--stories named,found,across] [--profile]

The articles are made by varying the written samples of corpus.txt: one story for every twenty articles, figures drawn once a story, a
wording drawn for each article, now and then a copy, and now and then a slip. The same arguments give the same articles. Stories of both
sizes lie in the same two years, so that ten times the articles also stand ten times as dense. Every size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from factcheck import Article, Run, check

SAMPLES = Path(__file__).with_name("corpus.txt")
A_STORY = 20
"""Articles that tell one story."""
FACTS = 12
"""Facts told by one article: about twenty claims."""
COPIES = 0.1
"""Which part of the articles is a copy of an earlier one of its story, one sentence left out."""
SLIPS = 0.01
"""Which part of the figures is printed wrong: another last digit, two digits swapped, or ten times as much."""
FIRST, SPAN = date(2025, 1, 6), 700
MOST_MINUTES, MOST_GB, MOST_GROWTH = 10, 2, 1.2


_SLOT = re.compile(r"{(\w+)}")


@dataclass
class Sort:
    """One sort of story: its slots (low, high, step, whether they grow), titles, and facts in several wordings."""

    name: str
    slots: dict[str, tuple[Decimal, Decimal, Decimal, bool]] = field(default_factory=dict)
    body: str = ""
    titles: list[str] = field(default_factory=list)
    facts: list[list[str]] = field(default_factory=list)


@cache
def words(name: str) -> list[str]:
    """The words of names that the file of samples lists under a name."""
    lines = SAMPLES.read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix(f"* {name} ").split("|") for line in lines if line.startswith(f"* {name} "))


def sorts() -> list[Sort]:
    """The sorts of story that the file of samples holds."""
    found: list[Sort] = []
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign == "=":
            found.append(Sort(rest))
        elif sign == "@":
            found[-1].body = rest
        elif sign == "!":
            found[-1].titles.append(rest)
        elif sign == "-":
            found[-1].facts.append([rest])
        elif sign == "|":
            found[-1].facts[-1].append(rest)
        elif line and sign not in "#*":
            name, low, high, step, grows = re.fullmatch(r"(\w+) = ([\d.]+?)\.\.([\d.]+) step ([\d.]+)( grows)?", line).groups()  # type: ignore[union-attr]
            found[-1].slots[name] = (Decimal(low), Decimal(high), Decimal(step), bool(grows))
    return found


def articles(count: int, named: bool = True, seed: int = 6, facts: int = FACTS) -> Iterator[Article]:
    """So many articles, the same each time; without their stories' names where `named` is False. `facts` says how many each tells."""
    every = sorts()
    for number in range(max(1, count // A_STORY)):
        draw = random.Random(f"{seed} {number}")
        for article in _story(every[number % len(every)], number, min(A_STORY, count), facts, draw):
            yield article if named else Article(article.id, article.text, article.title, article.published, article.source)


def _story(sort: Sort, number: int, count: int, facts: int, draw: random.Random) -> list[Article]:
    # A country and a month that no other story of the sort has: two stories don't contradict each other by accident.
    turn = number // 6
    day = FIRST + timedelta(days=(turn * 31 * 7 + turn // len(words("countries")) * 31) % SPAN + draw.randrange(7))
    names = _names(draw, words("countries")[turn % len(words("countries"))])
    values = {name: low + step * draw.randrange(int((high - low) / step) + 1) for name, (low, high, step, _) in sort.slots.items()}
    made: list[Article] = []
    for at in range(count):
        told = day + timedelta(days=at // 5)
        earlier = [article for article in made if article.published == told]
        key = f"{sort.name}-{number}-{at}"
        if earlier and draw.random() < COPIES:
            made.append(_copy(draw.choice(earlier), key, draw))
        else:
            made.append(_article(sort, key, told, day, names, values, facts, draw))
    return made


def _names(draw: random.Random, country: str) -> dict[str, str]:
    town, place, firm = (draw.choice(words("begin")) + draw.choice(words("middle")) + draw.choice(words("end")) for _ in range(3))
    person, other = (
        f"{draw.choice(words('given'))} {draw.choice(words('begin'))}{draw.choice(words('middle'))}{draw.choice(words('end'))}"
        for _ in range(2)
    )
    quarter, firm = draw.choice(("first", "second", "third")), f"{firm} {draw.choice(words('firms'))}"
    return {"country": country, "town": town, "place": place, "firm": firm, "person": person, "other": other, "quarter": quarter}


def _article(
    sort: Sort, key: str, told: date, begun: date, names: dict[str, str], values: dict[str, Decimal], facts: int, draw: random.Random
) -> Article:
    month = begun.replace(day=1) - timedelta(days=1)
    told_of = {**names, "body": sort.body, "weekday": f"{told:%A}", "month": f"{month:%B}", "year": str(month.year)}
    days = (told - begun).days
    for name, (_, _, step, grows) in sort.slots.items():
        value = values[name] + (step * int(values[name] / step * days / 8) if grows else 0)
        told_of[name] = _printed(value, draw)
    title = _SLOT.sub(lambda found: told_of[found[1]], draw.choice(sort.titles))
    chosen = sorted(draw.sample(range(len(sort.facts)), min(facts, len(sort.facts))))
    text = "\n\n".join(_SLOT.sub(lambda found: told_of[found[1]], draw.choice(sort.facts[fact])) for fact in chosen)
    return Article(key, text, title, told, draw.choice(words("outlets")), story=key.rpartition("-")[0])


def _printed(value: Decimal, draw: random.Random) -> str:
    written = f"{value.normalize():,f}"
    if draw.random() >= SLIPS:
        return written
    digits = [at for at, sign in enumerate(written) if sign.isdigit()]
    way, last = draw.randrange(3), digits[-1]
    if way == 0:
        return f"{written[:last]}{(int(written[last]) + draw.randrange(1, 9)) % 10 or 1}{written[last + 1 :]}"
    if way == 1 and len(digits) > 1 and written[digits[0]] != written[digits[1]] != "0":
        one, other = digits[:2]
        return f"{written[:one]}{written[other]}{written[one + 1 : other]}{written[one]}{written[other + 1 :]}"
    return f"{value * 10:,f}"


def _copy(article: Article, key: str, draw: random.Random) -> Article:
    """Another outlet's copy: a sentence left out, and a figure changed in one copy of five."""
    parts = article.text.split("\n\n")
    if len(parts) > 1:
        parts.pop(draw.randrange(1, len(parts)))
    if draw.random() < 0.2:
        at = draw.randrange(len(parts))
        parts[at] = re.sub(r"[2-8](?=[ ,.]|\b)", lambda found: str(int(found[0]) + 1), parts[at], count=1)
    return Article(key, "\n\n".join(parts), article.title, article.published, draw.choice(words("outlets")), story=article.story)


@dataclass(frozen=True)
class Measured:
    """One run: seconds, megabytes and counts."""

    stories: str
    articles: int
    kilobytes: int
    wall: float
    cpu: float
    reading: float
    megabytes: float
    claims: int
    pairs: int
    collapsed: int
    left_out: int
    findings: int
    loud: int


def measure(count: int, stories: str, *, profile: bool = False) -> Measured:
    """Make the articles and check them in this process."""
    made = list(articles(count, named=stories != "found"))
    _only_one_core()
    start, cpu = time.perf_counter(), time.process_time()
    read = [cpu]
    run = _profiled(made, stories) if profile else _checked(made, stories, read)
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    return Measured(
        stories,
        len(made),
        sum(len(article.text) for article in made) // 1000,
        wall,
        cpu,
        read[-1] - read[0],
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        len(run.claims),
        run.compared,
        run.collapsed,
        run.left_out,
        len(run.findings),
        sum(finding.severity != "note" for finding in run.findings),
    )


def _checked(made: list[Article], stories: str, read: list[float]) -> Run:
    return check(made, across=stories == "across", progress=lambda _: read.append(time.process_time()))


def _profiled(made: list[Article], stories: str) -> Run:
    import cProfile

    with cProfile.Profile() as profile:
        run = check(made, across=stories == "across")
    profile.dump_stats("corpus.prof")
    return run


def _only_one_core() -> None:
    import os

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def report(measured: list[Measured]) -> list[str]:
    """The table, the growth from each size to the next, and what is missed of what must hold."""
    lines = [
        "stories | articles | KB | wall s | CPU s | of it reading | peak MB | claims | pairs | collapsed | left out | findings | loud",
        *(
            f"{m.stories} | {m.articles:,} | {m.kilobytes:,} | {m.wall:.1f} | {m.cpu:.1f} | {m.reading:.1f} | {m.megabytes:.0f} "
            f"| {m.claims:,} | {m.pairs:,} | {m.collapsed:,} | {m.left_out:,} | {m.findings:,} | {m.loud:,}"
            for m in measured
        ),
    ]
    for one, other in pairwise(measured):
        if one.stories == other.stories and one.articles < other.articles:
            times, more = other.pairs / max(1, one.pairs), other.articles / one.articles
            grown, cpu = times / more, math.log(other.cpu / one.cpu, more)
            lines.append(
                f"{one.stories}: from {one.articles:,} to {other.articles:,} articles pairs grow {times:.2f} times, {grown:.2f} of linear "
                f"(exponent {math.log(times, more):.3f}; CPU {cpu:.3f})" + ("" if grown <= MOST_GROWTH else "  MISSED")
            )
    # On a machine that others use too the wall clock tells of them; a core of one's own takes the CPU seconds.
    slow = [m for m in measured if m.cpu > MOST_MINUTES * 60 or m.megabytes > MOST_GB * 1024]
    return [*lines, *(f"MISSED: {m.stories}, {m.articles:,}: {m.cpu:.0f} CPU s, {m.megabytes:.0f} MB" for m in slow)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000,10000")
    options.add_argument("--stories", default="named,found", help="named, found (no story is named) and across (compare everything)")
    options.add_argument("--profile", action="store_true", help="write corpus.prof for pstats")
    options.add_argument("--write", metavar="FILE", help="write the articles of the first size as .jsonl, and stop")
    options.add_argument("--one", nargs=2, metavar=("SIZE", "STORIES"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    if chosen.write:
        Path(chosen.write).write_text("".join(json.dumps(record(one)) + "\n" for one in articles(sizes[0])), encoding="utf-8")
        return
    if chosen.one:
        print(json.dumps(vars(measure(int(chosen.one[0]), chosen.one[1], profile=chosen.profile))))
        return
    measured = []
    for stories in chosen.stories.split(","):
        for size in sizes:
            command = [sys.executable, __file__, "--one", str(size), stories, *(["--profile"] if chosen.profile else [])]
            measured.append(Measured(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)))
    print("\n".join(report(measured)))


def record(article: Article) -> dict[str, object]:
    """An article as a line of a .jsonl file has it."""
    return {
        "id": article.id,
        "title": article.title,
        "date": str(article.published),
        "source": article.source,
        "story": article.story,
        "text": article.text,
    }


if __name__ == "__main__":
    main()
