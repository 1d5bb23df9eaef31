"""Figures in tables: unit, scale, period and measure from the headings, the owner from the label of the row, as a reader takes them.

A cell is read as the sentence that it stands for ("Iraq's output was 4.1 mln bpd in 2024."), so that it has the same names for things as
the text around it. Where the headings contradict each other, or say nothing, the figure is left without measure and owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.claims.cell_amounts import BARE, amount_of
from factcheck.claims.context import read_context
from factcheck.claims.grid import Cell, Grid, find_grids
from factcheck.claims.headings import SEVERAL, Heading, has_year, one_period, read_heading, together
from factcheck.claims.naming.gazetteer import known_names
from factcheck.claims.terms import find_terms
from factcheck.quantities import find_quantities
from factcheck.records import NO_UNIT, Article, Claim, Clue
from factcheck.vocab import word_list

Reads = Callable[[str], Sequence[Claim]]
"""Gives the claims of a sentence."""
_MARKS = " *†‡§"
_NUMBER = re.compile(r"[+−–(-]{0,2}\s?[^\w\s(]{0,2}\s?\(?\.?\d")
TOPIC = "the article's topic"
_MOST_HEADS = 3
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with what stands over and beside it."""

    cell: Cell
    row: Cell | None
    column: Heading
    notes: Heading
    over: tuple[Cell, ...]
    """The cells that the column's heading was read from, and the captions."""
    owners: bool
    """Whether the column of the labels says that they are owners."""


def read_cells(article: Article, claims: list[Claim], read: Reads) -> list[Claim]:
    """The claims, those in cells of tables as their headings say; `read` gives the claims of a sentence.

    A figure in a table whose headings tell nothing of it has no measure and no owner: the cells beside it are not its sentence. A figure
    in a heading is none ("thousand tonnes").
    """
    grids = find_grids(article)
    if not grids:
        return claims
    places = {place.cell.start: place for grid in grids for place in _places(grid)}
    cells = sorted((cell.start, cell.end) for grid in grids for row in grid.rows for cell in row)
    inside: dict[int, list[Claim]] = {}
    found: list[Claim] = []
    for claim in claims:
        start = _cell_of(claim, cells)
        (found if start is None else inside.setdefault(start, [])).append(claim)
    for start, _ in cells:
        in_cell = inside.get(start, [])
        found += (
            _settled(article, places[start], in_cell, read) if start in places else [c for c in in_cell if c.quantity.kind != "quantity"]
        )
    return sorted(found, key=lambda claim: (claim.where == "text", claim.start))


def _cell_of(claim: Claim, cells: list[tuple[int, int]]) -> int | None:
    """The start of the cell that a claim begins in."""
    number = bisect_right(cells, (claim.start, float("inf"))) - 1
    return cells[number][0] if claim.where == "text" and number >= 0 and claim.start < cells[number][1] else None


def _settled(article: Article, place: _Place, claims: list[Claim], read: Reads) -> list[Claim]:
    """The claims of one cell: that of its sentence where it has one, else those read in it, on their own."""
    told = _told(article, place)
    found = [one for one in read(told[0]) if one.quantity.kind == "quantity"] if told else []
    if told and len(found) == 1 and found[0].start >= told[1]:
        line = article.text.rfind("\n", 0, place.cell.start) + 1
        end = article.text.find("\n", place.cell.end)
        row = article.text[line : end if end >= 0 else len(article.text)].strip()
        return [_moved(article, found[0], place, row, next(iter(claims), None))]
    return [_alone(claim, place.cell) if claim.quantity.kind == "quantity" else claim for claim in claims]


def _alone(claim: Claim, cell: Cell) -> Claim:
    """A figure that no heading tells of: without an owner and a measure, and no longer than its cell."""
    quantity = claim.quantity
    if claim.end > cell.end:
        quantity = replace(quantity, end=cell.end, value_end=min(quantity.value_end, cell.end), unit=NO_UNIT)
    return replace(
        claim, quantity=quantity, quote=claim.quote[: quantity.end - quantity.start], measure=None, entity=None, speaker=None, clues=()
    )


def _moved(article: Article, found: Claim, place: _Place, row: str, old: Claim | None) -> Claim:
    """The claim of the sentence that a cell stands for, moved into the cell; what says so are the heading and the label."""
    start = place.cell.start
    end = start + len(place.cell.text.rstrip(_MARKS))
    whys = ((place.row, "the label of its row"), *((one, "the heading of its column") for one in place.over))
    clues = [Clue("", one.text, one.start, one.end, why) for one, why in whys if one is not None]
    named = not found.sentence.startswith("The ")
    entity, carried = (found.entity, ()) if named else _topic_of(old)
    slots = [slot for slot, value in (("measure", found.measure), ("entity", entity if named else None)) if value is not None]
    return replace(
        found,
        article=article.id,
        quantity=replace(found.quantity, start=start, end=end, value_end=end, same_as=None),
        quote=article.text[start:end],
        sentence=row,
        where="text",
        zone="table",
        entity=entity,
        speaker=None,
        clues=(*(replace(clue, slot=slot) for slot in slots for clue in clues), *carried),
    )


def _topic_of(claim: Claim | None) -> tuple[str | None, tuple[Clue, ...]]:
    """What the article is about, where a figure's own surroundings had that for its owner."""
    clues = tuple(clue for clue in claim.clues if clue.slot == "entity") if claim else ()
    return (claim.entity, clues) if claim and clues and all(clue.why.startswith(TOPIC) for clue in clues) else (None, ())


def _told(article: Article, place: _Place) -> tuple[str, int] | None:
    """The sentence that a cell stands for, and where the amount begins in it; None where the headings don't tell what it is."""
    if place.row is None:
        return None
    label = read_heading(place.row.text)
    amount = amount_of(place.cell.text.strip(_MARKS), place.column, label, place.notes)
    if amount is None or place.row.text.strip(_MARKS).lower() in word_list("table_labels"):
        return None
    owner, measure = _owner_and_measure(article, place, label)
    period = _when(label.period, place)
    if not measure or period is None or (amount.endswith("%") and not _may_be_percent(measure, (label, place.column, place.notes))):
        return None
    when = f" in {period}" if period else ""
    if place.column.change or label.change:
        if not amount.endswith("%"):
            return None
        moved = "fell by" if amount[0] in "-−–" else "rose by"
        lead = f"{owner}{measure} {moved} "
        return f"{lead}{amount.lstrip('+-−– ')}{when}.", len(lead)
    counted = _counted(measure, amount)
    lead = f"{owner.removesuffix(chr(39) + 's ')} had " if counted and owner.endswith("'s ") else f"{owner}{measure} was "
    return f"{lead}{amount}{f' {counted}' if counted and owner.endswith(chr(39) + 's ') else ''}{when}.", len(lead)


def _may_be_percent(measure: str, heads: Sequence[Heading]) -> bool:
    """Whether a percentage belongs under these headings: they say so, or it is all that the measure is told in ("Margin")."""
    context = read_context(measure)
    terms = find_terms(context, 0, len(context.words), titled=True)
    told_in = {dimension for term in terms for core in term.senses for dimension in core.dimensions}
    only = told_in == {"share"} or ("share" in told_in and "margin" in measure.lower())
    return only or any("%" in head.behind for head in heads)


def _when(label: str, place: _Place) -> str | None:
    """The time of a figure: that of its row and column, a month with the year over it; None where they don't say one time."""
    own = [one for one in (label, place.column.period) if one]
    if not own:
        return None if re.search(r"\d[-–/]\d", place.notes.period) or place.notes.period == SEVERAL else place.notes.period
    period = one_period([*own, place.notes.period] if len(own) == 1 and not has_year(own[0]) else own)
    return None if period == SEVERAL or not has_year(period) else period


def _counted(measure: str, amount: str) -> str:
    """The noun that a bare figure counts under a heading such as "Households"; "" where the heading names a measure."""
    context = read_context(measure)
    terms = find_terms(context, 0, len(context.words), titled=True)
    if not BARE.fullmatch(amount) or any(core.dimensions - {"count", "people", "number"} for term in terms for core in term.senses):
        return ""
    noun = measure[0].lower() + measure[1:]
    found = find_quantities(f"1,234 {noun}")
    return noun if len(found) == 1 and found[0].end == len(noun) + 6 and found[0].unit.dimension == "count" else ""


def _owner_and_measure(article: Article, place: _Place, label: Heading) -> tuple[str, str]:
    """Whose a figure is, as the beginning of a sentence ("Iraq's ", "The "), and what is measured; "" for no measure."""
    column, notes = place.column.words, _subject_of(place.notes.words)
    if column.lower() in word_list("table_numbering"):
        return "", ""
    words = label.words
    if words and _is_measure(words):
        owner = column if column and _is_owner(article, column, False) else ""
        if not owner and not column and _is_owner(article, place.notes.words, False):
            owner = place.notes.words
        return (f"{owner}'s " if owner else "The "), _in_a_sentence(words) if owner or not column else ""
    if words and _is_owner(article, words, place.owners):
        return f"{words}'s ", column or notes
    if words:
        return "", ""  # "Wheat", "18 to 24": a part, and nobody says whose
    owner = column if column and _is_owner(article, column, place.owners) else ""
    return (f"{owner}'s " if owner else "The "), notes if owner else column or notes


def _in_a_sentence(label: str) -> str:
    """A label without the capital that only its place gives it ("Cost of sales"): a name keeps it, and so does a title in capitals."""
    first, *others = label.split()
    plain = first[0].isupper() and first[1:].islower() and all(word[0].islower() for word in others if word[0].isalpha())
    return label[0].lower() + label[1:] if plain and known_names().at(read_context(label).lows, 0) is None else label


def _subject_of(caption: str) -> str:
    """What a caption says is measured: "Oil production by country" is of oil production."""
    return re.split(r"\s(?:by|per|in|for|of the|among|since|from|at)\s|\.", caption)[0].strip() if len(caption) < _LONGEST_LABEL else ""


def _is_measure(label: str) -> bool:
    context = read_context(label)
    return any(not term.verb for term in find_terms(context, 0, len(context.words), titled=True))


def _is_owner(article: Article, label: str, owners: bool) -> bool:
    """Whether a label is a name: a known one, one under "Country" or "Company", or one of several words that the text names too."""
    if not label or not label[0].isupper() or len(label) > _LONGEST_LABEL or any(char.isdigit() for char in label):
        return False
    lows = read_context(label).lows
    hit = known_names().at(lows, 0)
    if owners or (hit is not None and hit[0] == len(lows)):
        return True
    words = [word for word in label.split() if word[0].isalpha()]
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    table = [(start, end) for start, end, zone in article.zones if zone == "table"]
    around = article.text[: table[0][0]] + article.text[table[-1][1] :] if table else article.text
    return label in around


def _places(grid: Grid) -> list[_Place]:
    """The cells with figures of a table, under their headings and beside their labels."""
    heads = _head_rows(grid)
    named = {cell.column: cell.text for row in grid.rows[:heads] for cell in row if len(row) > 1}
    alone = [row[0] for row in grid.rows[:heads] if len(row) == 1]
    notes = [*grid.captions, *alone]
    labels = 1 if named.get(0, "").strip(" .").lower() in word_list("table_numbering") and not _is_time(named.get(0, "")) else 0
    corner = "" if _is_time(named.get(0, "")) else named.get(0, "")  # "Year" names the rows and is no unit of the figures
    said = replace(together([*(one.text for one in notes), corner]), words=together([one.text for one in notes]).words)
    owners = _names_owners(named.get(labels, "")) or any(_names_owners(one.text.rpartition(" by ")[2].split(",")[0]) for one in notes)
    found: list[_Place] = []
    for row in grid.rows[heads:]:
        label = next((cell for cell in row if cell.column == labels and (not _NUMBER.match(cell.text) or _is_period(cell))), None)
        for cell in row:
            if cell is not label and _NUMBER.match(cell.text):
                over = _over(grid, heads, cell.column)
                found.append(_Place(cell, label, together([one.text for one in over]), said, (*over, *notes), owners))
    return found


def _is_time(heading: str) -> bool:
    return heading.strip(" .").lower() in ("year", "date", "month", "week", "day", "time")


def _is_period(cell: Cell) -> bool:
    return cell.column == 0 and bool(read_heading(cell.text).period) and not read_heading(cell.text).words


def _names_owners(words: str) -> bool:
    return words.strip(" .:*").lower() in word_list("table_owners")


def _head_rows(grid: Grid) -> int:
    """How many of the first rows are headings: a row without figures but for years and the like, and rows of words under it."""
    for number, row in enumerate(grid.rows[: _MOST_HEADS + 1]):
        figures = [cell for cell in row if cell.column > 0 and _NUMBER.match(cell.text)]
        labelled = row[0].column == 0 and any(len(above) > 1 for above in grid.rows[:number])
        if figures and (labelled or not all(read_heading(cell.text).period for cell in figures)):
            return number
    return 0


def _over(grid: Grid, heads: int, column: int) -> tuple[Cell, ...]:
    """The headings of a column, from the top; one that spans columns stands over all up to the next of its row."""
    found = []
    for number, row in enumerate(grid.rows[:heads]):
        if len(row) == 1 and row[0].column == 0:
            continue
        below = number + 1 < heads
        left = [cell for cell in row if 0 < cell.column <= column] if below else [cell for cell in row if cell.column == column and column]
        found += left[-1:]
    return tuple(found)
