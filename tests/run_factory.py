"""Runs made by hand, for the tests of what comes after the pipeline. Outlets, people and figures are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.records import Article, Claim, Figure, Finding, Period, Problem, Quantity, Run, Uncompared, Unit

BPD = Unit("bbl/d", "barrel per day", "volume/time", 1.0)
USD = Unit("USD", "US dollar", "money:USD", 1.0)
PERCENT = Unit("%", "percent", "ratio", 0.01)
PEOPLE = Unit("person", "people", "count", 1.0)
JOBS = Unit("job", "jobs", "count", 1.0)
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31), "in January")


def figure(*written: str, precision: str = "0", hedge: str = "exact") -> Figure:
    values = tuple(Decimal(value) for value in written)
    low, high = min(values), max(values)
    return Figure(
        None if hedge in ("at_most", "less_than") else low,
        None if hedge in ("at_least", "more_than") else high,
        values,
        Decimal(precision),
        hedge,
    )


def claim(
    article: Article, quote: str, amount: Figure, unit: Unit = PEOPLE, *, where: str = "text", change: bool = False, **slots
) -> Claim:
    """A claim at the first place where the article has the quote."""
    whole = article.title if where == "title" else article.text
    start = whole.index(quote)
    begin = max(whole.rfind(stop, 0, start) + len(stop) for stop in ("\n", ". ")) if start else 0
    if "\n" not in whole[:start] and ". " not in whole[:start]:
        begin = 0
    ends = [at for at in (whole.find(". ", start) + 1, whole.find("\n", start)) if at > 0]
    sentence = whole[begin : min(ends, default=len(whole))]
    return Claim(article.id, Quantity(amount, unit, start, start + len(quote), change=change), quote, sentence, where=where, **slots)


def finding(name: str, claims: tuple[Claim, ...], severity: str = "error", rule: str = "energy.oil-output", **more) -> Finding:
    facts = {
        "title": "One producer's oil output for one period, told two ways",
        "confidence": "high",
        "nature": "conflict",
        "message": f"{claims[0].quote} here, {claims[-1].quote} there",
        "sum": "",
        "question": "Which figure does the desk hold to be right?",
        "why": "One country's output in one month is one number.",
    }
    return Finding(id=name, rule=rule, severity=severity, claims=claims, **{**facts, **more})


def small_run(**changes) -> Run:
    """Two articles, three claims, one error between the first two."""
    draft = Article(
        "draft.txt",
        "Norlandia pumped 755,000 barrels per day in January.\nIt exported 120,000.",
        path="draft.txt",
        source="The Harbour Post",
    )
    wire = Article(
        "wire.txt", "OIL\n\nOutput slipped to 680,000 bpd in January, the ministry said.", path="wire.txt", source="Coastal Wire"
    )
    about = {"measure": "crude production", "entity": "Norlandia", "period": JANUARY}
    a = claim(draft, "755,000 barrels per day", figure("755000", precision="500"), BPD, **about)
    b = claim(wire, "680,000 bpd", figure("680000", precision="5000"), BPD, speaker="the ministry", **about)
    c = claim(draft, "120,000", figure("120000", precision="5000"), BPD, measure="crude exports", entity="Norlandia")
    found = finding(
        "F-7kq2m9xa",
        (a, b),
        gap="11%",
        allowance="2%",
        sum="755,000 − 680,000 = 75,000, which is 11% of 680,000",
        reasons=("same country",),
    )
    made = {
        "articles": (draft, wire),
        "claims": (a, c, b),
        "findings": (found,),
        "uncompared": (Uncompared(c, "no other claim of this measure"),),
        "compared": 1,
        "versions": {"factcheck": "0.1.0", "rules": "ab12"},
    }
    return Run(**{**made, **changes})


def newsroom_run() -> Run:
    """A story day as a desk sees it: oil, a flood and a company's results, six findings and some forty claims."""
    oil = Article(
        "harbour-post/oil.txt",
        "Norlandia claims oil revival\n\nNorlandia’s state oil company says its wells have recovered from "
        "three years of neglect. The country "
        "pumped 755,000 barrels per day in January, it claimed on Friday, up from about 600,000 a year earlier.\n\nExports rose to 480,000 "
        "barrels a day, worth $2.5 billion in the month. Reserves stand at 10.8 billion barrels, the largest "
        "in the region.\n\nThe ministry "
        "wants to reach 1 million bpd by December. Under the producers’ pact its quota is 700,000 bpd. Some "
        "24,000 people work in the fields, "
        "and 3,100 of them were hired last year.",
        title="Norlandia claims oil revival",
        published=date(2026, 3, 6),
        source="The Harbour Post",
        path="seeds/harbour-post/oil.txt",
    )
    wire = Article(
        "coastal-wire/oil.md",
        "VESTPORT, March 5 – Crude output in Norlandia slipped to 680,000 bpd in January from 702,000 bpd in December, according to the "
        "producers’ group, which relies on secondary sources.\n\nThe country earned $1.9 billion from crude "
        "exports of about 480,000 bpd in "
        "January. Its reserves are put at more than 10 billion barrels.\n\nThe state company employs 24,000 people. Analysts at "
        "Meridian Bank expect output of 720,000 bpd to 740,000 bpd by the end of the year.",
        title="Norlandia’s crude output slips, producers’ group says",
        published=date(2026, 3, 5),
        source="Coastal Wire",
        path="seeds/coastal-wire/oil.md",
    )
    flood = Article(
        "evening-star/flood.txt",
        "Twelve people died and 40 are missing after the river Aske broke its banks on Monday night, police "
        "said. More than 3,000 residents of "
        "Lower Aske were moved to schools.\n\nThe water stood 2.4 metres high in the market square. “Sixteen "
        "of our neighbours are dead,” the "
        "mayor, Ines Halloran, told a meeting on Tuesday <script>alert(1)</script>.\n\nRepairs will cost 85 "
        "million dollars, and 1,150 homes "
        "have no power.",
        title="12 dead as river Aske floods market town",
        published=date(2026, 3, 4),
        source="The Evening Star",
        path="seeds/evening-star/flood.txt",
    )
    update = Article(
        "coastal-wire/flood-update.txt",
        "The toll of the Aske floods has risen to 19, the regional government said on Thursday, revising its "
        "earlier count of 12. Some 38 people "
        "were still missing.\n\nAbout 3,200 people have left their homes, and 1,150 homes were without power.",
        title="Aske flood toll rises to 19",
        published=date(2026, 3, 5),
        source="Coastal Wire",
        path="seeds/coastal-wire/flood-update.txt",
    )
    firm = Article(
        "market-daily/results.txt",
        "Brightwater Foods said on Thursday that revenue rose 6% to 1.24 billion dollars in the year to "
        "December from 1.12 billion dollars a "
        "year earlier. Net profit was 96 million dollars. It will cut 400 jobs, or one in twenty of its 8,000 staff.",
        title="Brightwater revenue up, 400 jobs to go",
        published=date(2026, 3, 5),
        source="Market Daily",
        path="seeds/market-daily/results.txt",
    )
    norland = {"entity": "Norlandia", "period": JANUARY}
    output, exports = {"measure": "crude production", **norland}, {"measure": "crude exports", **norland}
    barrels = Unit("bbl", "barrel", "volume", 1.0)
    year = Period(date(2025, 1, 1), date(2025, 12, 31), "in the year to December")
    aske = {"entity": "Aske floods", "period": Period(date(2026, 3, 2), date(2026, 3, 3), "on Monday night")}
    ent = {"entity": "Brightwater Foods", "period": year}
    c = [
        claim(oil, "755,000 barrels per day", figure("755000", precision="500"), BPD, speaker="Norlandia’s state oil company", **output),
        claim(
            oil, "about 600,000", figure("600000", precision="50000", hedge="about"), BPD, measure="crude production", entity="Norlandia"
        ),
        claim(oil, "480,000 barrels a day", figure("480000", precision="5000"), BPD, **exports),
        claim(oil, "$2.5 billion", figure("2500000000", precision="50000000"), USD, **{**exports, "measure": "export revenue"}),
        claim(
            oil, "10.8 billion barrels", figure("10800000000", precision="50000000"), barrels, measure="crude reserves", entity="Norlandia"
        ),
        claim(
            oil, "1 million bpd", figure("1000000", precision="50000"), BPD, measure="crude production", mood="target", entity="Norlandia"
        ),
        claim(oil, "700,000 bpd", figure("700000", precision="5000"), BPD, measure="crude production", mood="target", entity="Norlandia"),
        claim(oil, "24,000 people", figure("24000", precision="500", hedge="about"), PEOPLE, measure="employment", entity="the fields"),
        claim(oil, "3,100", figure("3100", precision="50"), PEOPLE, measure="hiring", scope=("of them",)),
        claim(wire, "680,000 bpd", figure("680000", precision="5000"), BPD, speaker="the producers’ group", **output),
        claim(wire, "702,000 bpd", figure("702000", precision="500"), BPD, speaker="the producers’ group", measure="crude production"),
        claim(wire, "$1.9 billion", figure("1900000000", precision="50000000"), USD, **{**exports, "measure": "export revenue"}),
        claim(wire, "about 480,000 bpd", figure("480000", precision="5000", hedge="about"), BPD, **exports),
        claim(
            wire,
            "more than 10 billion barrels",
            figure("10000000000", precision="500000000", hedge="more_than"),
            barrels,
            measure="crude reserves",
        ),
        claim(wire, "24,000 people", figure("24000", precision="500"), PEOPLE, measure="employment", entity="the state company"),
        claim(
            wire, "720,000 bpd to 740,000 bpd", figure("720000", "740000", hedge="between"), BPD, mood="forecast", speaker="Meridian Bank"
        ),
        claim(flood, "12 dead", figure("12"), PEOPLE, where="title", measure="deaths", zone="headline", **aske),
        claim(flood, "Twelve people", figure("12"), PEOPLE, measure="deaths", speaker="police", **aske),
        claim(flood, "40", figure("40"), PEOPLE, measure="missing", speaker="police", **aske),
        claim(flood, "More than 3,000 residents", figure("3000", hedge="more_than"), PEOPLE, measure="evacuated", **aske),
        claim(flood, "2.4 metres", figure("2.4", precision="0.05"), Unit("m", "metre", "length"), measure="water level"),
        claim(
            flood, "Sixteen of our neighbours", figure("16"), PEOPLE, measure="deaths", speaker="Ines Halloran", zone="quotation", **aske
        ),
        claim(flood, "85 million dollars", figure("85000000", precision="500000"), USD, measure="cost", mood="forecast"),
        claim(flood, "1,150 homes", figure("1150", precision="5"), Unit("home", "homes", "count"), measure="homes without power", **aske),
        claim(update, "19", figure("19"), PEOPLE, measure="deaths", speaker="the regional government", **aske),
        claim(update, "12", figure("12"), PEOPLE, measure="deaths", speaker="the regional government", **aske),
        claim(update, "38 people", figure("38", hedge="about"), PEOPLE, measure="missing", **aske),
        claim(update, "About 3,200 people", figure("3200", precision="50", hedge="about"), PEOPLE, measure="evacuated", **aske),
        claim(update, "1,150 homes", figure("1150", precision="5"), Unit("home", "homes", "count"), measure="homes without power", **aske),
        claim(firm, "6%", figure("6", precision="0.5"), PERCENT, change=True, measure="revenue", **ent),
        claim(firm, "1.24 billion dollars", figure("1240000000", precision="5000000"), USD, measure="revenue", **ent),
        claim(firm, "1.12 billion dollars", figure("1120000000", precision="5000000"), USD, measure="revenue", entity="Brightwater Foods"),
        claim(firm, "96 million dollars", figure("96000000", precision="500000"), USD, measure="profit", **ent),
        claim(firm, "400 jobs", figure("400", precision="5"), JOBS, measure="job cuts", entity="Brightwater Foods"),
        claim(firm, "one in twenty", figure("5"), PERCENT, measure="job cuts", entity="Brightwater Foods"),
        claim(firm, "8,000 staff", figure("8000", precision="50"), PEOPLE, measure="employment", entity="Brightwater Foods"),
        claim(firm, "400 jobs", figure("400", precision="5"), JOBS, where="title", zone="headline", measure="job cuts"),
        claim(update, "19", figure("19"), PEOPLE, where="title", zone="headline", measure="deaths", **aske),
    ]
    found = (
        finding(
            "F-7kq2m9xa",
            (c[0], c[9]),
            "warning",
            nature="sources differ",
            message="Norlandia’s oil output in January: 755,000 and 680,000 barrels a day differ by 11%; 2% is allowed",
            sum="755,000 − 680,000 = 75,000 barrels a day, which is 11% of 680,000; the rule allows 2%",
            gap="11%",
            allowance="2%",
            question="Two bodies put one fact differently. Does the copy say whose figure each is?",
            reasons=("both are crude production of Norlandia", "both speak of January 2026", "both are barrels a day"),
            doubts=("whether both count condensate",),
            source="producers’ group, monthly report, table 5-7",
        ),
        finding(
            "F-3fj8w1zn",
            (c[3], c[11]),
            rule="money.export-revenue",
            title="One country's export earnings, told two ways",
            message="Norlandia’s earnings from oil in January: $2.5 billion and $1.9 billion differ by 32%; 5% is allowed",
            sum="$2.5 billion − $1.9 billion = $0.6 billion, which is 32% of $1.9 billion; 480,000 b/d × 31 days × $128 = $1.9 billion",
            question="Does $2.5 billion hold more than crude oil, or another month?",
            reasons=("both are earnings from crude exports of Norlandia", "both speak of January 2026"),
            why="What a country earned in one month is one number.",
        ),
        finding(
            "F-q0d6tk4e",
            (c[29], c[30], c[31]),
            rule="change.percent",
            title="A percentage that does not follow from its two figures",
            message="From 1.12 to 1.24 billion dollars is a rise of 10.7%, not 6%",
            sum="(1.24 − 1.12) ÷ 1.12 = 10.7%; with rounding, between 9.8% and 11.7%",
            question="Is 6% a rise in constant currency, or is one of the revenues wrong?",
            reasons=("all three stand in one sentence", "“rose 6% to … from …” ties them"),
            why="A change has to follow from the two levels that it connects.",
        ),
        finding(
            "F-w8s2nn5p",
            (c[13], c[4]),
            "note",
            rule="energy.reserves",
            confidence="low",
            title="One country's reserves, told two ways",
            message="Reserves of 10.8 billion barrels, and more than 10 billion",
            nature="sources differ",
        ),
        finding(
            "F-e5r7c9vd",
            (c[17], c[24]),
            "note",
            rule="people.toll",
            title="A toll that was revised",
            nature="superseded",
            message="12 dead on 4 March, 19 dead on 5 March: a later article revises the toll",
            question="Does the older story need a line?",
            also=(c[16], c[25]),
        ),
        finding(
            "F-h1k6y3xb",
            (c[21], c[17]),
            "error",
            rule="people.toll",
            title="One toll at one time, told two ways",
            message="Sixteen dead and twelve dead in one article",
            sum="16 − 12 = 4 people",
            reasons=("same flood", "same article"),
        ),
    )
    in_findings = {id(one) for f in found for one in (*f.claims, *f.also)}
    left = [one for one in c if id(one) not in in_findings]
    whys = ("no other claim of this measure and entity", "its period is not known", "a forecast or target has no counterpart")
    return Run(
        articles=(oil, wire, flood, update, firm),
        claims=tuple(c),
        findings=found,
        problems=(Problem("input.encoding", "seeds/old.txt", "not UTF-8, read as Windows-1252", "save it as UTF-8"),),
        uncompared=tuple(Uncompared(one, whys[0 if one.mood == "actual" and one.entity else 2 if one.entity else 1]) for one in left[:16]),
        compared=61,
        versions={"factcheck": "0.1.0", "rules": "sha256 9b1c0d", "units": "sha256 77aa01"},
    )
