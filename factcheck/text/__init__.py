"""Text: sentences, paragraphs and quotations as spans, offsets told as line and column, and safe folding of Unicode."""

from factcheck.text.folding import Folded, fold, hidden_characters
from factcheck.text.paragraphs import paragraphs
from factcheck.text.places import line_and_column, place, spot
from factcheck.text.quotations import quotations
from factcheck.text.sentences import sentences
from factcheck.text.spans import Span

__all__ = [
    "Folded",
    "Span",
    "fold",
    "hidden_characters",
    "line_and_column",
    "paragraphs",
    "place",
    "quotations",
    "sentences",
    "spot",
]
