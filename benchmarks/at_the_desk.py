"""How long an editor and a reviewer wait: a draft checked again while it is written, and a verdict given in the browser.

    python benchmarks/at_the_desk.py editor    a draft of 800 words as `factcheck lsp` checks it, alone and against 100 articles
    python benchmarks/at_the_desk.py review    the review desk on 5,000 findings, over HTTP, with a new ledger and one of 50,000 rows

The server of an editor and the desk run in this process, so that the seconds of the processor are those of both ends. `--findings` and
`--rows` change the sizes of the second.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import corpus
import gate as archived
import report
import review as ledgers

from factcheck import Article, Run, check
from factcheck.lsp.buffers import Buffer, read_buffer
from factcheck.lsp.desk import Asked, Desk, checked, desk_of
from factcheck.review import LEDGER_COLUMNS, read_reviews, revision, sheet_csv

AGAINST = 100
"""Articles that the draft is held against."""
TIMES = 15
DAY = date(2026, 3, 9)


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of processor that some work takes."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def editor() -> None:
    """Print how long a draft takes to be checked again."""
    with tempfile.TemporaryDirectory() as name:
        folder, beside = Path(name), Path(name) / "printed"
        beside.mkdir()
        for article in corpus.articles(AGAINST):
            (beside / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
        draft = archived.draft(archived.owners())
        for told, against in (("alone", ()), (f"against {AGAINST} articles", (str(beside),))):
            asked = Asked(against=against)
            began = time.process_time()
            desk = desk_of(folder, asked)
            read = 1000 * (time.process_time() - began)
            waits = []
            for version in range(TIMES):
                text = f"{draft.text}\n\nVersion {version}."
                article, _ = read_buffer(Buffer((folder / "draft.txt").as_uri(), version, text, ".txt"))
                assert article is not None
                dated = replace(article, published=DAY)
                waits.append(spent(partial(again, dated, folder, asked, desk)))
            later = sorted(waits[1:])
            checks = f"first check {waits[0]:.0f} ms, then {later[0]:.0f} to {later[-1]:.0f} ms of processor"
            print(f"{told}: read once {read:.0f} ms; {checks}")


def again(draft: Article, folder: Path, asked: Asked, desk: Desk) -> Run:
    """A check as a keystroke brings it: what has not changed is not read again."""
    return checked(draft, desk_of(folder, asked, desk))


def review(findings: int, rows: int) -> None:
    """Print how long the page takes, and a verdict with a new and with a long ledger."""
    corpus.SLIPS = report.SLIPS
    run = report.repeated(check(corpus.articles(report.ARTICLES)), findings)
    with tempfile.TemporaryDirectory() as name:
        long = Path(name) / "long.csv"
        long.write_text(sheet_csv(LEDGER_COLUMNS, (ledgers.row(number, "Mira") for number in range(rows))), encoding="utf-8")
        for told, ledger in (("a new ledger", Path(name) / "new.csv"), (f"a ledger of {rows:,} rows", long)):
            print(f"{told}: {at_the_desk(run, ledger)}")


def at_the_desk(run: Run, ledger: Path) -> str:
    """The page and one verdict, in words."""
    import httpx
    import uvicorn

    from factcheck.desk.app import application
    from factcheck.desk.gate import Gate
    from factcheck.desk.judging import Desk as ReviewDesk
    from factcheck.desk.serve import listening

    at = listening(0)
    entrance = Gate(at.getsockname()[1])
    desk = ReviewDesk(run, ledger, "Ines", today=lambda: DAY)
    server = uvicorn.Server(uvicorn.Config(application(desk, entrance), log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[at])), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    home = f"http://127.0.0.1:{entrance.port}"
    with httpx.Client(base_url=home, trust_env=False, timeout=300, headers={"Origin": home}) as client:
        client.get(entrance.link)
        began = time.process_time()
        page = client.get("/")
        seconds = time.process_time() - began
        judged = run.findings[0].id
        held = read_reviews(ledger)[0] if ledger.exists() else ()
        form = {"finding": judged, "revision": revision(held, judged), "verdict": "a_wrong"}
        began = time.process_time()
        answer = client.post("/judge", data=form)
        took = time.process_time() - began
    assert page.status_code == 200, page.status_code
    assert answer.status_code < 400, answer.text[:300]
    server.should_exit = True
    thread.join(20)
    return f"page {len(page.content) / 1e6:.1f} MB in {seconds:.1f} CPU s, a verdict in {took:.2f} CPU s"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("editor", "review"))
    parser.add_argument("--findings", type=int, default=5_000)
    parser.add_argument("--rows", type=int, default=50_000)
    given = parser.parse_args()
    if given.what == "editor":
        editor()
    else:
        review(given.findings, given.rows)
