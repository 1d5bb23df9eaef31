"""XML read without DTDs, entities, network or size tricks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from factcheck.reading.entries import UnreadableError

Element = Any
"""An element of lxml, which is loaded only where XML is read."""

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_CURE = "leave it out, or ask whoever made it for a plain file"


def parse_xml(content: str) -> Element:
    """The root element of a document; UnreadableError where it isn't well-formed, and where it declares entities of its own.

    A document type is passed over: nothing that it names is fetched.
    """
    from lxml import etree

    if "<!ENTITY" in content:
        raise UnreadableError("input.unsafe_xml", "declares XML entities, as no news file does", _CURE)
    declaration = _DECLARATION.match(content)
    # Lines keep their numbers: the declaration becomes as many spaces.
    body = " " * declaration.end() + content[declaration.end() :] if declaration else content
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] if error.position else 1
        what = f"is broken XML (line {line + content[: len(content) - len(content.lstrip())].count(chr(10))})"
        raise UnreadableError("input.bad_file", what, "ask whoever made it for a whole file") from error


def local(element: Element) -> str:
    """The name of an element without its namespace, in small letters; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def first(element: Element, *path: str) -> Element | None:
    """The first descendant that the local names lead to, each somewhere below the one before; None where there is none."""
    for name in path:
        element = next(named(element, name), None)
        if element is None:
            return None
    return element


def named(element: Element, *names: str) -> Iterator[Element]:
    """The descendants with one of these local names, in order."""
    return (one for one in element.iter() if local(one) in names and one is not element)


def words(element: Element | None) -> str:
    """All text in an element, runs of white space as one space; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
