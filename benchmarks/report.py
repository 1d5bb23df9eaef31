"""A report of many findings: seconds to make it, megabytes on disk, and how quickly a browser opens and filters it.

    python benchmarks/report.py [--findings 5000,1000] [--browser /usr/bin/chromium]

The run is that of a few hundred articles of corpus.py with many slips, repeated under other names until it has the findings asked for. A
browser is asked only where Playwright and Chromium are installed.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import corpus

from factcheck import Run, check
from factcheck.records import Claim, Finding
from factcheck.report import html_report, write_report

ARTICLES = 200
SLIPS = 0.06
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)
MOST_SECONDS, MOST_MB = 5, 10
FILTERED = """() => {
  const box = document.querySelector("input[type=search]"), began = performance.now();
  box.value = "harbour";
  box.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.getBoundingClientRect();
  return performance.now() - began;
}"""
OPENED = """() => [performance.getEntriesByName('first-contentful-paint')[0].startTime,
  performance.getEntriesByType('navigation')[0].loadEventEnd]"""


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", default="1000,5000", help="how many findings, separated by commas")
    parser.add_argument("--browser", default=shutil.which("chromium") or "", help="the Chromium to open the page with")
    asked = parser.parse_args()
    corpus.SLIPS = SLIPS
    sample = check(corpus.articles(ARTICLES))
    print(f"a sample of {len(sample.articles)} articles, {len(sample.claims)} claims, {len(sample.findings)} findings")
    for wanted in map(int, asked.findings.split(",")):
        run = repeated(sample, wanted)
        with tempfile.TemporaryDirectory() as folder:
            began = time.process_time()
            html_report(run)
            seconds = time.process_time() - began
            paths = write_report(run, Path(folder))
            every = time.process_time() - began - seconds
            sizes = {path.name: path.stat().st_size / 1e6 for path in paths}
            print(f"{len(run.findings):,} findings, {len(run.articles):,} articles, {len(run.claims):,} claims:")
            print(f"  page {seconds:.1f} s CPU, all files {every:.1f} s")
            print("  " + ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items()))
            if asked.browser:
                print(f"  {in_a_browser(paths[0], asked.browser)}")
        if wanted == max(map(int, asked.findings.split(","))):
            print(
                f"  report.html under {MOST_MB} MB: {sizes['report.html'] < MOST_MB}; made under {MOST_SECONDS} s: {seconds < MOST_SECONDS}"
            )


def repeated(sample: Run, findings: int) -> Run:
    """The sample under so many names that it has the findings asked for."""
    times = -(-findings // len(sample.findings))
    runs = [renamed(sample, number) for number in range(times)]
    return replace(
        sample,
        articles=tuple(article for run in runs for article in run.articles),
        claims=tuple(claim for run in runs for claim in run.claims),
        findings=tuple(finding for run in runs for finding in run.findings)[:findings],
        uncompared=tuple(left for run in runs for left in run.uncompared),
    )


def renamed(sample: Run, number: int) -> Run:
    """The sample with articles, stories and findings of other names."""

    def other(claim: Claim) -> Claim:
        return replace(claim, article=f"{number}-{claim.article}")

    def same(finding: Finding) -> Finding:
        name = f"F-{number:03d}{finding.id[5:]}"
        return replace(finding, id=name, claims=tuple(map(other, finding.claims)), also=tuple(map(other, finding.also)))

    return replace(
        sample,
        articles=tuple(replace(one, id=f"{number}-{one.id}", story=f"{number}-{one.story}") for one in sample.articles),
        claims=tuple(map(other, sample.claims)),
        findings=tuple(map(same, sample.findings)),
        uncompared=tuple(replace(left, claim=other(left.claim)) for left in sample.uncompared),
    )


def in_a_browser(page_file: Path, program: str) -> str:
    """How long the page takes to open and to filter, in words."""
    return "; ".join(_measured(page_file, program))


def _measured(page_file: Path, program: str) -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=list(QUIET))
        page = browser.new_page()
        page.goto(page_file.as_uri())
        yield "first seen after {:.0f} ms, all there after {:.0f} ms".format(*page.evaluate(OPENED))
        yield f"first filter {page.evaluate(FILTERED):.0f} ms"
        yield f"next filter {page.evaluate(FILTERED):.0f} ms"
        began = time.perf_counter()
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        page.evaluate("document.activeElement.id")
        yield f"next finding by key {1000 * (time.perf_counter() - began):.0f} ms"
        browser.close()


if __name__ == "__main__":
    main()
