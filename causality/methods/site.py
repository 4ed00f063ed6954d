"""Methods that a site declares itself: one file a method (TOML or JSON), points and bands only, no derivation.

A national form can so be used the same day, on screen, in the report and on the command line. Every item is answered by
the officer. A file is checked as a whole when it is loaded; what is wrong is one line that names the file, the place in
it and what is expected.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from causality.case.model import EventKind
from causality.files import describe
from causality.methods.method import Answer, Band, Item, Method, Points, Sheet
from causality.methods.verdicts import extremes
from causality.text import N_, _

FOLDER = "methods"
"""Where in the folder of settings the files are."""
LARGEST = 1_000_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_METHOD = {"id": str, "title": str, "items": list, "bands": list}
_METHOD_MORE = {"version": str, "source": str, "note": str, "events": list}
_ITEM = {"id": str, "title": str, "answers": list}
_ANSWER = {"id": str, "text": str, "points": int}
_BAND = {"at_least": int, "category": str}
_KINDS: dict[type, str] = {str: "text", int: "a whole number", list: "a list"}


class InvalidMethod(ValueError):
    """A declared method that cannot be used: one line with the file, the place in it and what is expected."""


def read_folder(folder: Path) -> tuple[Method, ...]:
    """Read every method of a folder, by name of file; none when there is no such folder. Raises `InvalidMethod`."""
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in (".toml", ".json"))
    methods = [read_file(path) for path in files]
    seen: dict[str, Path] = {}
    for path, method in zip(files, methods, strict=True):
        if method.id in seen:
            told = _('the id "{id}" is also that of {other}').format(id=method.id, other=seen[method.id].name)
            raise InvalidMethod(f"{path}: id: {told}")
        seen[method.id] = path
    return tuple(methods)


def read_file(path: Path) -> Method:
    """Read the method of one file. Raises `InvalidMethod`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidMethod(describe(error)) from error
    try:
        if len(data) > LARGEST:
            raise InvalidMethod(_("the file is too large for a method"))
        return method_of(_parsed(data, toml=path.suffix.lower() == ".toml"))
    except InvalidMethod as error:
        raise InvalidMethod(f"{path}: {error}") from error


def _parsed(data: bytes, *, toml: bool) -> Any:
    try:
        text = data.decode("utf-8")
        return tomllib.loads(text) if toml else json.loads(text)
    except (ValueError, RecursionError) as error:
        form = "TOML" if toml else "JSON"
        raise InvalidMethod(_("not {form}: {error}").format(form=form, error=str(error).split("\n")[0])) from error


def method_of(data: Any) -> Method:
    """Give the method that `data` declares. Raises `InvalidMethod` that names the place."""
    held = _table("", data, _METHOD, _METHOD_MORE)
    if not _ID.fullmatch(held["id"]):
        raise _wrong("id", _("small letters, digits and hyphens"))
    items = tuple(_item(f"items[{place}]", one) for place, one in enumerate(held["items"]))
    if not items:
        raise _wrong("items", _("at least one item"))
    _once("items", [item.id for item in items])
    bounds = extremes(items, tuple(item.everything for item in items))
    return Method(
        id=held["id"], title=held["title"], version=held.get("version", ""), source=held.get("source", ""),
        sheets=(Sheet(held["id"], held["title"], items, bounds),),
        verdict=Points(_bands(held["bands"], bounds[0])),
        note=held.get("note", ""), caution=N_("a method of the site"), events=_events(held.get("events", [])),
        site=True,
    )  # fmt: skip


def declaration(method: Method) -> bytes:
    """Write a method as the file that declares it: the same method gives the same bytes."""
    assert isinstance(method.verdict, Points)
    items = [
        {
            "id": item.id, "number": item.number, "title": item.title,
            "answers": [{"id": one.id, "text": one.text, "points": one.points} for one in item.answers],
        }
        for item in method.sheets[0].items
    ]  # fmt: skip
    declared = {
        "id": method.id, "title": method.title, "version": method.version, "source": method.source,
        "note": method.note, "events": list(method.events), "items": items,
        "bands": [{"at_least": one.at_least, "category": one.category} for one in method.verdict.bands],
    }  # fmt: skip
    return json.dumps(declared, ensure_ascii=False, indent=1).encode() + b"\n"


def read_declaration(data: bytes) -> Method:
    """Read a declaration written so, or by hand in JSON. Raises `InvalidMethod`."""
    if len(data) > LARGEST:
        raise InvalidMethod(_("the file is too large for a method"))
    return method_of(_parsed(data, toml=False))


def _item(place: str, data: Any) -> Item:
    held = _table(place, data, _ITEM, {"number": str})
    answers = tuple(
        Answer(one["id"], one["text"], one["points"], "site")
        for number, found in enumerate(held["answers"])
        for one in (_table(f"{place}.answers[{number}]", found, _ANSWER, {}),)
    )
    if len(answers) < 2:
        raise _wrong(f"{place}.answers", _("at least two answers"))
    _once(f"{place}.answers", [answer.id for answer in answers])
    return Item(held["id"], held.get("number", str(int(place[6:-1]) + 1)), held["title"], answers)


def _bands(data: Sequence[Any], lowest: int) -> tuple[Band, ...]:
    held = [_table(f"bands[{place}]", one, _BAND, {}) for place, one in enumerate(data)]
    bands = tuple(Band(one["at_least"], one["category"]) for one in held)
    if len(bands) < 2:
        raise _wrong("bands", _("at least two bands"))
    _once("bands", [band.category for band in bands])
    for place, (above, below) in enumerate(pairwise(bands), start=1):
        if below.at_least >= above.at_least:
            raise _wrong(f"bands[{place}].at_least", _("less than the band before it: bands run from the top down"))
    if bands[-1].at_least > lowest:
        told = _("at most {lowest}, the lowest total, so that every total has a category").format(lowest=lowest)
        raise _wrong(f"bands[{len(bands) - 1}].at_least", told)
    return bands


def _events(data: Sequence[Any]) -> tuple[EventKind, ...]:
    known = get_args(EventKind)
    for place, kind in enumerate(data):
        if kind not in known:
            raise _wrong(f"events[{place}]", _("one of {known}").format(known=", ".join(known)))
    return tuple(data)


def _table(place: str, data: Any, needed: Mapping[str, type], more: Mapping[str, type]) -> dict[str, Any]:
    """Check one table: all that is needed, nothing unknown, each of its kind and no text empty."""
    if not isinstance(data, dict):
        raise _wrong(place, _("a table of names and values"))
    for key in needed:
        if key not in data:
            raise _wrong(_within(place, key), _("it is missing"), plain=True)
    for key, value in data.items():
        kind = {**needed, **more}.get(key)
        if kind is None:
            raise _wrong(_within(place, str(key)), _("it is not known; expected {known}").format(
                known=", ".join((*needed, *more))), plain=True)  # fmt: skip
        if not isinstance(value, kind) or isinstance(value, bool):
            raise _wrong(_within(place, key), _(_KINDS[kind]))
        if isinstance(value, str) and key in needed and not value.strip():
            raise _wrong(_within(place, key), _("text that is not empty"))
    return data


def _once(place: str, names: Sequence[str]) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            raise _wrong(f"{place}[{number}]", _('"{name}" stands there twice').format(name=name), plain=True)


def _within(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _wrong(place: str, told: str, *, plain: bool = False) -> InvalidMethod:
    text = told if plain else _("expected {what}").format(what=told)
    return InvalidMethod(f"{place}: {text}" if place else text)
