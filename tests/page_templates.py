"""News pages of varied layout, made at test time: what belongs to the article is known, and so is every figure that doesn't."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import count

TOWNS = ("Harlow Bay", "Cerro Alto", "Nordhaven", "Port Ellery", "Santa Brisa", "Lindvik", "Maroua Hills", "Old Ferry")
BODIES = ("the port authority", "the housing ministry", "Calder Shipping", "Brightwater Energy", "the teachers' union", "the city council")
SENTENCES = (
    "{body} said on {day} that {n} households in {town} would be connected to the new line before the winter.",
    "A year earlier the figure was {n}, according to records that {body} keeps in {town}.",
    "Spending on the harbour rose by {n} euros, which {body} called the largest increase since the works began.",
    "“We counted {n} lorries at the gate and we could not take one more,” a manager in {town} said.",
    "In all {n} people signed the petition, and {body} has promised to answer it within a month.",
    "Rents in {town} now stand at {n} euros a month for a flat of ordinary size, {body} reported.",
    "It rose to {n}.",
    "The plan, which foresees {n} new places in schools across {town}, still has to pass the council.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SLOGANS = ("Win one of {n} tickets", "{n} readers liked this", "Jobs: {n} offers near you", "Read more: {n} ways to save", "{n} comments")


@dataclass(frozen=True)
class Page:
    """A page with the figures that its body, captions and tables print, those that stand beside the article, and where it is from."""

    html: str
    title: str
    body: frozenset[str]
    captions: frozenset[str]
    cells: frozenset[str]
    beside: frozenset[str]
    date: str
    source: str


class _Writer:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.numbers = count(1_001 + 17 * self.dice.randrange(50), 37)
        self.made: dict[str, set[str]] = {"body": set(), "captions": set(), "cells": set(), "beside": set(), "title": set()}

    def number(self, kind: str) -> str:
        written = f"{next(self.numbers):,}"
        self.made[kind].add(written)
        return written

    def sentence(self) -> str:
        dice = self.dice
        return dice.choice(SENTENCES).format(
            n=self.number("body"), body=dice.choice(BODIES), town=dice.choice(TOWNS), day=dice.choice(DAYS)
        )

    def paragraph(self) -> str:
        text = " ".join(self.sentence() for _ in range(self.dice.randint(1, 4)))
        text = text[0].upper() + text[1:]
        if self.dice.random() < 0.2:
            text = text.replace(" said", ' <a href="/topic/port">said</a>', 1)
        return text.replace("the ", "<em>the</em> ", 1) if self.dice.random() < 0.2 else text

    def slogan(self) -> str:
        return self.dice.choice(SLOGANS).format(n=self.number("beside"))

    def links(self, number: int) -> str:
        return "".join(f'<li><a href="/s{i}">{self.slogan()}</a></li>' for i in range(number))

    def figure(self) -> str:
        town = self.dice.choice(TOWNS)
        caption = f"The harbour of {town}, where {self.number('captions')} boats lie. Photo: Ana Prill"
        return f'<figure><img src="harbour.jpg" alt="{self.slogan()}"><figcaption>{caption}</figcaption></figure>'

    def table(self) -> str:
        rows = "".join(f"<tr><td>{town}</td><td>{self.number('cells')}</td></tr>" for town in self.dice.sample(TOWNS, 3))
        return f"<table><thead><tr><th>Town</th><th>Households</th></tr></thead><tbody>{rows}</tbody></table>"


def page(seed: int) -> Page:
    """The page of a seed, in one of the layouts."""
    writer = _Writer(seed)
    dice = writer.dice
    title = f"{dice.choice(TOWNS)} plans {writer.number('title')} homes as rents climb"
    parts = [f"<p>{writer.paragraph()}</p>" for _ in range(dice.randint(4, 12))]
    if dice.random() < 0.5:
        parts.insert(dice.randint(1, len(parts) - 1), writer.figure())
    if dice.random() < 0.4:
        parts.insert(dice.randint(2, len(parts) - 1), writer.table())
    if dice.random() < 0.3:
        parts.insert(2, f"<h2>What {dice.choice(BODIES)} wants</h2>")
    date, source = f"2026-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}", dice.choice(("The Harlow Herald", "Nordhaven Post", "Daily Ferry"))
    made = writer.made
    html = LAYOUTS[seed % len(LAYOUTS)](writer, title, parts, date, source)
    return Page(html, title, *(frozenset(made[kind]) for kind in ("body", "captions", "cells", "beside")), date, source)


def _json_ld(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    data = (
        f'{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{title}", "datePublished": "{date}T06:30:00Z",'
        f' "publisher": {{"@type": "Organization", "name": "{source}"}}}}'
    )
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | {source}</title>"
        f'<script type="application/ld+json">{data}</script></head><body>'
        f'<header class="site-header"><nav><ul>{w.links(8)}</ul></nav></header><main><article><h1>{title}</h1>'
        f'<p class="standfirst">{w.paragraph()}</p>{"".join(parts)}</article>'
        f'<aside class="related"><h3>Most read</h3><ul>{w.links(6)}</ul></aside></main>'
        f"<footer><p>© 2026 {source}. {w.slogan()}</p></footer></body></html>"
    )


def _open_graph_in_divs(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><meta property="og:title" content="{title}"/>\n'
        f'<meta property="article:published_time" content="{date}T06:30:00+01:00"><meta property="og:site_name" content="{source}">'
        f"<title>{title}</title></head>\n<body>\n"
        f'<div id="top"><div class="menu"><ul>{w.links(10)}</ul></div></div>\n'
        f'<div class="content">\n<h1 class="headline">{title}</h1>\n<div class="byline">By Ana Prill</div>\n'
        + "\n".join(parts)
        + f'\n</div>\n<div class="sidebar"><h4>{w.slogan()}</h4><ul>{w.links(5)}</ul></div>'
        f'<div id="footer"><ul>{w.links(4)}</ul></div></body></html>'
    )


def _share_bars(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    middle = len(parts) // 2
    return (
        f'<!doctype html><html><head><title>{title}</title><meta name="date" content="{date}"><meta name="publisher" content="{source}">'
        f'</head><body><nav class="navbar">{w.links(6)}</nav><section class="article-page"><header><h1>{title}</h1>'
        f'<div class="share-buttons"><span>{w.slogan()}</span></div></header><div class="article-body">{"".join(parts[:middle])}'
        f'<div class="newsletter-signup"><p>{w.slogan()}</p><form><input name="mail"></form></div>{"".join(parts[middle:])}</div>'
        f'<div class="related-articles"><ul>{w.links(5)}</ul></div><section id="comments"><div class="comment"><p>{w.slogan()}, I say.</p>'
        f"</div></section></section><footer>{w.slogan()}</footer></body></html>"
    )


def _old_table_layout(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    return (
        f'<HTML><HEAD><TITLE>{title}</TITLE><META NAME="DC.date" CONTENT="{date}"><META NAME="DC.publisher" CONTENT="{source}"></HEAD>'
        f'<BODY><TABLE WIDTH="100%"><TR><TD WIDTH="150" CLASS="nav"><UL>{w.links(7)}</UL></TD>'
        f"<TD><H1>{title}</H1>{''.join(parts)}</TD></TR>"
        f'</TABLE><HR><DIV CLASS="footer"><A HREF="/">{w.slogan()}</A></DIV></BODY></HTML>'
    )


def _blog(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><title>{title} – {source}</title><meta property="og:site_name" content="{source}"></head>'
        f'<body class="single-post"><div id="page"><div id="masthead"><ul class="menu">{w.links(5)}</ul></div><div id="primary">'
        f'<article class="post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>'
        f'<time class="published" datetime="{date}T08:00:00+00:00">{date}</time></header><div class="entry-content">{"".join(parts)}</div>'
        f'<footer class="entry-meta">{w.slogan()}</footer></article></div><div id="secondary" class="widget-area"><aside class="widget">'
        f'<ul>{w.links(6)}</ul></aside></div></div><div style="display:none">{w.slogan()}</div></body></html>'
    )


def _micro_data(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    return (
        f'<html><head><title>{title}</title><meta name="application-name" content="{source}"></head><body>'
        f'<div role="navigation"><ul>{w.links(9)}</ul></div><div itemscope itemtype="http://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{title}</h1><meta itemprop="datePublished" content="{date}"><div itemprop="articleBody">'
        f'{"".join(parts)}</div></div><div class="promo-box"><p><a href="/p">{w.slogan()}</a></p></div>'
        f'<div role="contentinfo">{w.slogan()}</div></body></html>'
    )


def _line_breaks(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    text = "<br><br>\n".join(part.removeprefix("<p>").removesuffix("</p>") for part in parts if part.startswith("<p>"))
    rest = "".join(part for part in parts if not part.startswith("<p>"))
    return (
        f'<html><head><title>{source}: {title}</title><meta name="pubdate" content="{date}"><meta name="publisher" content="{source}">'
        f'</head><body><div id="nav"><ul>{w.links(6)}</ul></div><div id="story"><h1>{title}</h1>{rest}'
        f'<div class="story-text">{text}</div></div>'
        f'<div id="bottom"><ul>{w.links(4)}</ul></div></body></html>'
    )


def _nested_sections(w: _Writer, title: str, parts: list[str], date: str, source: str) -> str:
    data = f'{{"@graph": [{{"@type": "WebPage"}}, {{"@type": ["NewsArticle"], "headline": "{title}", "datePublished": "{date}"}}]}}'
    blocks = "".join(f'<section class="block"><div class="block-inner">{part}</div></section>' for part in parts)
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title><meta property="og:site_name" content="{source}">'
        f'<script type="application/ld+json">{data}</script><style>.x{{width:99%}}</style></head><body>'
        f'<div class="breaking-bar"><a href="/b">{w.slogan()}</a></div>'
        f'<nav aria-label="main"><ul>{w.links(12)}</ul></nav><main><div class="headline-wrap"><h1>{title}</h1></div>{blocks}'
        f'<div class="tags"><ul>{w.links(3)}</ul></div></main><script>var offers = "{w.number("beside")}";</script>'
        f"<noscript>{w.slogan()}</noscript><footer><nav><ul>{w.links(6)}</ul></nav></footer></body></html>"
    )


LAYOUTS = (_json_ld, _open_graph_in_divs, _share_bars, _old_table_layout, _blog, _micro_data, _line_breaks, _nested_sections)
