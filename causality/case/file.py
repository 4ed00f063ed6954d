"""The case file: JSON in and out, checked to the last key, with errors that name the place in the file.

The file is the `Case` object of the model, keys with default values left out, after a first key `schema` with the
version of this format. Places are written as `products[1].doses[0].start`.
"""

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from causality.case.building import built
from causality.case.integrity import Problem, problems, quoted
from causality.case.mistakes import Place, first_mistake, path_of
from causality.case.model import Case
from causality.case.written import SCHEMA, CaseText, adapter
from causality.text import _

Tree = dict[str, Any]
Migrations = Mapping[int, Callable[[Tree], Tree]]

MIGRATIONS: Migrations = {}
"""From version n to n + 1. A migration passes on what it does not understand; the checks come after it."""

LARGEST = 64 * 2**20
"""The largest file that is read, in bytes."""
LONGEST = 100_000
"""The longest text, in characters: what E2B(R3) allows for a case narrative (H.1)."""

_DEEPEST = 32
_DIGITS = 17
_LINE = 300
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class InvalidCaseFile(ValueError):
    """A file that is not a case; the message is one line with the place in the file and what was expected."""

    def __init__(self, message: str) -> None:
        super().__init__(_cut(message, _LINE))


class _Refused:
    """Stands in the tree for what JSON texts can hold and case files must not."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def load_case(path: Path) -> Case:
    """Read the case file at `path`. Raises InvalidCaseFile, or the OSError of the file system."""
    with path.open("rb") as file:
        return read_case(file.read(LARGEST + 1))


def read_case(data: bytes) -> Case:
    """Read a case file. Raises InvalidCaseFile with the first thing that is wrong and the number of others."""
    tree = _parsed(_decoded(data))
    _raise_first(_refusals(tree, ()))
    if not isinstance(tree, dict):
        raise InvalidCaseFile(_('the file does not hold a case: expected an object with the key "id"'))
    return _validated(migrate(tree))


def case_json(case: Case) -> str:
    """Give the text of the case file: stable, indented, the same for equal cases.

    Raises ValueError for a number that is not finite.
    """
    return CaseText().text(case)


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of the case file."""
    described = adapter().json_schema()
    version = {"const": SCHEMA, "default": SCHEMA, "description": _("Version of this file format."), "type": "integer"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **described,
        "title": "Dechallenge case",
        "properties": {"schema": version, **described["properties"]},
    }


def migrate(tree: Tree, migrations: Migrations = MIGRATIONS, current: int = SCHEMA) -> Tree:
    """Bring a file's object to the version `current` and take its `schema` key out; without one it is current."""
    tree = dict(tree)
    version = tree.pop("schema", current)
    if type(version) is not int:
        raise InvalidCaseFile(_("schema: expected a whole number"))
    if version > current:
        message = _("schema: the file has version {version}, this program reads up to {current}; a newer one is needed")
        raise InvalidCaseFile(message.format(version=version, current=current))
    if version < min(migrations, default=current):
        raise InvalidCaseFile(_("schema: there is no version {version}").format(version=version))
    for step in range(version, current):
        tree = migrations[step](tree)
    return tree


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise InvalidCaseFile(_("the file is larger than {size} MiB").format(size=LARGEST // 2**20))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InvalidCaseFile(_("byte 0: the file is UTF-16; expected UTF-8"))
    if (place := data.find(0)) >= 0:
        raise InvalidCaseFile(_("byte {place}: a zero byte; expected a text in UTF-8").format(place=place))
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = _("byte {place}: 0x{byte:02X} is not UTF-8; expected a text in UTF-8")
        raise InvalidCaseFile(message.format(place=error.start, byte=data[error.start])) from None


def _parsed(text: str) -> Any:
    if not text.strip():
        raise InvalidCaseFile(_("line 1, column 1: not JSON: the file is empty"))
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_number
        )
    except json.JSONDecodeError as error:
        message = _("line {line}, column {column}: not JSON: {what}")
        raise InvalidCaseFile(message.format(line=error.lineno, column=error.colno, what=error.msg)) from None
    except RecursionError:
        raise InvalidCaseFile(_("the file is nested too deeply to be a case")) from None


def _object(pairs: list[tuple[str, Any]]) -> Tree:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                tree[key] = _Refused(_("the key stands here twice"))
            seen.add(key)
    return tree


def _constant(name: str) -> _Refused:
    return _Refused(_("{name} is not a number").format(name=name))


def _integer(digits: str) -> int | _Refused:
    return int(digits) if len(digits) <= _DIGITS else _too_large(digits)


def _number(digits: str) -> float | _Refused:
    number = float(digits)
    return number if math.isfinite(number) else _too_large(digits)


def _too_large(digits: str) -> _Refused:
    return _Refused(_("{number} is too large a number").format(number=quoted(digits)))


def _refusals(value: Any, place: Place) -> Iterator[Problem]:
    if isinstance(value, _Refused):
        yield path_of(place), value.reason
    elif isinstance(value, str):
        yield from _unfit(value, place)
    elif isinstance(value, dict | list):
        if len(place) > _DEEPEST:
            yield path_of(place), _("nested too deeply to be a case")
            return
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(step, str) and _UNFIT.search(step):
                yield path_of((*place, step)), _("the key holds signs that are not text")
            if isinstance(part, str | dict | list | _Refused):
                yield from _refusals(part, (*place, step))


def _unfit(text: str, place: Place) -> Iterator[Problem]:
    if len(text) > LONGEST:
        message = _("{length} characters; expected at most {longest}")
        yield path_of(place), message.format(length=len(text), longest=LONGEST)
    elif sign := _UNFIT.search(text):
        message = _("the text holds {sign}, which is not a character")
        yield path_of(place), message.format(sign=quoted(sign.group()))


def _validated(tree: Tree) -> Case:
    case = built(tree) or _checked(tree)
    _raise_first(problems(case))
    return case


def _checked(tree: Tree) -> Case:
    """Have the validator read a case that is not plain, or say what is wrong with it."""
    from pydantic import ValidationError

    try:
        return adapter().validate_json(json.dumps(tree))
    except ValidationError as error:
        raise _refusal(*first_mistake(error), error.error_count() - 1) from None


def _raise_first(wrong: Iterator[Problem]) -> None:
    for path, message in wrong:
        raise _refusal(path, message, sum(1 for _other in wrong))


def _refusal(path: str, message: str, others: int) -> InvalidCaseFile:
    more = " " + _("(and {count} more)").format(count=others) if others else ""
    whole = f"{path}: {message}" if path else message
    return InvalidCaseFile(_cut(whole, _LINE - len(more)) + more)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
