"""Malformed case files, each with the one line that reading it has to give (or how that line begins)."""

import json
from typing import Any


def case(**more: Any) -> bytes:
    """The bytes of a case file with the id "x" and these further keys."""
    return json.dumps({"id": "x", **more}).encode()


def product(**more: Any) -> bytes:
    """A case file with one product."""
    return case(products=[{"id": "p", "name": "P", **more}])


def sample(**more: Any) -> bytes:
    """A case file with one sample."""
    return case(samples=[{"analyte": "ALT", "day": "2024", **more}])


_TWO_DOSES = [{"start": "2024-08-01"}, {"start": "2024-13-01"}]
_DECISION = {"method": "rucam", "sheet": "s", "item": "i", "answer": "a", "action": "accepted"}
_HEPATITIS = {"id": "h", "name": "hepatitis"}

MALFORMED: dict[str, tuple[bytes, str]] = {
    # The bytes
    "empty file": (b"", "line 1, column 1: not JSON: the file is empty"),
    "only blanks": (b" \n\t\n", "line 1, column 1: not JSON: the file is empty"),
    "only a BOM": (b"\xef\xbb\xbf", "line 1, column 1: not JSON: the file is empty"),
    "BOM and UTF-16": ('{"id": "x"}'.encode("utf-16"), "byte 0: the file is UTF-16; expected UTF-8"),
    "UTF-16 big-endian": ("\ufeff{}".encode("utf-16-be"), "byte 0: the file is UTF-16; expected UTF-8"),
    "UTF-16 without a BOM": ('{"id": "x"}'.encode("utf-16-le"), "byte 1: a zero byte; expected a text in UTF-8"),
    "two BOMs": (b"\xef\xbb\xbf\xef\xbb\xbf{}", "line 1, column 1: not JSON: "),
    "Latin-1": ('{"id": "Müller"}'.encode("latin-1"), "byte 9: 0xFC is not UTF-8; expected a text in UTF-8"),
    "Latin-1 after a BOM": (b'\xef\xbb\xbf{"id": "\xe9"}', "byte 11: 0xE9 is not UTF-8; expected a text in UTF-8"),
    "UTF-8 cut in a character": ('{"id": "肝'.encode()[:-1], "byte 8: 0xE8 is not UTF-8; expected a text in UTF-8"),
    "NUL byte": (b'{"id": "a\x00b"}', "byte 9: a zero byte; expected a text in UTF-8"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "byte 10: 0xE2 is not UTF-8; expected a text in UTF-8"),
    # JSON
    "truncated": (b'{"id": "x", "products": [', "line 1, column 26: not JSON: Expecting value"),
    "truncated in a text": (b'{"id": "x', "line 1, column 8: not JSON: Unterminated string"),
    "trailing comma": (b'{\n  "id": "x",\n}', "line "),
    "two objects": (b'{"id": "x"}\n{"id": "y"}', "line 2, column 1: not JSON: Extra data"),
    "no JSON": (b"analyte;value\nALT;5\n", "line 1, column 1: not JSON: Expecting value"),
    "raw newline in a text": (b'{"id": "a\nb"}', "line 1, column 10: not JSON: Invalid control character"),
    "deep nesting": (b"[" * 100_000, "the file is nested too deeply to be a case"),
    "deep nesting of objects": (b'{"a":' * 100_000, "the file is nested too deeply to be a case"),
    "nesting of 50": (b'{"id":"x","title":' + b"[" * 50 + b"]" * 50 + b"}", "title[0][0][0]"),
    "NaN": (b'{"id": "x", "patient": {"age": NaN}}', "patient.age: NaN is not a number"),
    "Infinity": (b'{"id": "x", "patient": {"weight": Infinity}}', "patient.weight: Infinity is not a number"),
    "minus Infinity": (b'{"id": "x", "version": -Infinity}', "version: -Infinity is not a number"),
    "number above all floats": (
        b'{"id": "x", "patient": {"age": 1e999}}',
        'patient.age: "1e999" is too large a number',
    ),
    "huge integer": (
        b'{"id": "x", "version": ' + b"9" * 10_000 + b"}",
        f'version: "{"9" * 59}…" is too large a number',
    ),
    "duplicate key": (b'{"id": "x", "title": "a", "title": "b"}', "title: the key stands here twice"),
    "duplicate key inside": (
        b'{"id": "x", "products": [{"id": "p", "name": "P", "doses": [{"dose": 1, "dose": 2}]}]}',
        "products[0].doses[0].dose: the key stands here twice",
    ),
    "lone surrogate": (
        b'{"id": "x", "title": "a\\ud800"}',
        'title: the text holds "\\ud800", which is not a character',
    ),
    "lone surrogate in a key": (b'{"id": "x", "\\udfff": 1}', '["\\udfff"]: the key holds signs that are not text'),
    "NUL in a text": (b'{"id": "x", "title": "a\\u0000"}', 'title: the text holds "\\x00", which is not a character'),
    "10 MB of one text": (case(narrative="a" * 10_000_000), "narrative: 10000000 characters; expected at most 100000"),
    "10 MB of one key": (case(**{"k" * 10_000_000: 1}), f"{'k' * 59}…: unknown key"),
    # The object and its keys
    "top-level array": (b"[]", 'the file does not hold a case: expected an object with the key "id"'),
    "top-level text": (b'"x"', "the file does not hold a case: "),
    "top-level null": (b"null", "the file does not hold a case: "),
    "top-level NaN": (b"NaN", "NaN is not a number"),
    "no id": (b"{}", "id: missing; expected a text"),
    "empty id": (b'{"id": ""}', "id: is empty"),
    "blank id": (b'{"id": " \\u00a0 "}', "id: is empty"),
    "id is a number": (b'{"id": 1}', "id: expected a text, found a number"),
    "unknown key, near miss": (case(patient={"agee": 5}), 'patient.agee: unknown key (did you mean "age"?)'),
    "unknown key, near miss at the top": (case(Sample=[]), 'Sample: unknown key (did you mean "samples"?)'),
    "unknown key, far": (case(zzz=1), "zzz: unknown key"),
    "unknown key with a line break": (case(**{"a\nb": 1}), '["a\\nb"]: unknown key'),
    "several unknown keys": (case(qqq=1, zzz=1, xxx=2), "qqq: unknown key (and 2 more)"),
    "missing name": (case(events=[{"id": "e"}]), "events[0].name: missing; expected a text"),
    "missing day": (case(samples=[{"analyte": "ALT"}]), "samples[0].day: missing; expected a date as text"),
    "missing state": (
        case(work_up=[{"cause": "hepatitis_a"}]),
        "work_up[0].state: missing; expected one of ruled_out, positive, inconclusive, not_done",
    ),
    # The schema
    "newer schema": (
        case(schema=2),
        "schema: the file has version 2, this program reads up to 1; a newer one is needed",
    ),
    "schema 0": (case(schema=0), "schema: there is no version 0"),
    "schema as text": (case(schema="1"), "schema: expected a whole number"),
    "schema true": (case(schema=True), "schema: expected a whole number"),
    "schema 1.0": (case(schema=1.0), "schema: expected a whole number"),
    "schema null": (case(schema=None), "schema: expected a whole number"),
    # Types
    "patient is a list": (case(patient=[]), "patient: expected an object, found a list"),
    "patient is null": (case(patient=None), "patient: expected an object, found null"),
    "products is an object": (case(products={"p": 1}), "products: expected a list, found an object"),
    "products is null": (case(products=None), "products: expected a list, found null"),
    "a product is a text": (case(products=["p"]), "products[0]: expected an object, found text"),
    "an analyte is a number": (
        case(events=[{**_HEPATITIS, "analytes": [5]}]),
        "events[0].analytes[0]: expected a text, ",
    ),
    "age is a text": (case(patient={"age": "57"}), "patient.age: expected a number, found text"),
    "age is true": (case(patient={"age": True}), "patient.age: expected a number, found true"),
    "value is a list": (sample(value=[5]), "samples[0].value: expected a number, found a list"),
    "value is an object": (sample(value={}), "samples[0].value: expected a number, found an object"),
    "version is a fraction": (case(version=1.5), "version: expected a whole number, found 1.5"),
    "ongoing is a number": (
        product(doses=[{"ongoing": 1}]),
        "products[0].doses[0].ongoing: expected true or false, found a number",
    ),
    "title is null": (case(title=None), "title: expected a text, found null"),
    "unknown sex": (case(patient={"sex": "F"}), 'patient.sex: expected one of female, male, found "F"'),
    "unknown comparator": (
        sample(comparator="~"),
        'samples[0].comparator: expected one of "", <, <=, >, >=, found "~"',
    ),
    "role is a number": (
        product(role=1),
        "products[0].role: expected one of suspect, concomitant, interacting, treatment, found a number",
    ),
    "a long wrong word": (
        product(role="s" * 5_000),
        f'products[0].role: expected one of suspect, concomitant, interacting, treatment, found "{"s" * 59}…"',
    ),
    "several mistakes": (case(title=1, source=2, comment=3), "title: expected a text, found a number (and 2 more)"),
    # Dates
    "month 13": (product(doses=_TWO_DOSES), 'products[0].doses[1].start: "2024-13-01" is not a date'),
    "year 9999": (case(admission="9999-01-01"), 'admission: "9999-01-01" is not a date between 1880 and 2199'),
    "a date as a number": (case(admission=20240812), "admission: expected a date as text, found a number"),
    "an empty date": (sample(day=""), 'samples[0].day: "" is not a date'),
    "a date of 300 characters": (sample(day="x" * 300), f'samples[0].day: "{"x" * 59}…" is not a date'),
    "a date of 400 characters": (sample(day="x" * 400), f'samples[0].day: "{"x" * 59}…" is not a date'),
    "a date with control characters": (sample(day="\x1b[2J\x07"), 'samples[0].day: "\\x1b[2J\\x07" is not a date'),
    "a century of centuries": (
        case(patient={"death": "9999 years after 2024"}),
        'patient.death: "9999 years after 2024" is not a date: it counts more than 200 years',
    ),
    "an anchor that is none": (
        sample(day="2 weeks before surgery"),
        'samples[0].day: "2 weeks before surgery" is not a',
    ),
    # What well-typed files must not contain; the rest of these is in test_integrity
    "negative dose": (product(doses=[{"dose": -300}]), "products[0].doses[0].dose: -300 is negative"),
    "age 200": (case(patient={"age": 200}), "patient.age: 200 is not between 0 and 130"),
    "duplicate ids": (case(events=[_HEPATITIS, _HEPATITIS]), 'events[1].id: "h" is already the id of events[0]'),
    "dangling decision": (
        case(decisions=[{**_DECISION, "product": "p", "event": "e"}]),
        'decisions[0].product: there is no product "p" (and 1 more)',
    ),
    "dangling date": (sample(day="day 3 of p"), 'samples[0].day: there is no product "p"'),
    "a long dangling reference": (
        case(symptoms=[{"name": "s", "event": "e" * 99_999}]),
        f'symptoms[0].event: there is no event "{"e" * 59}…"',
    ),
}
