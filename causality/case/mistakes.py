"""What is wrong with the keys and types of a case file, in plain words instead of a validator's."""

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from causality.case.dates import PartialDate
from causality.case.integrity import Problem, quoted
from causality.case.model import Case
from causality.files import printable
from causality.text import N_, _

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

Place = tuple[int | str, ...]
"""The keys and indices that lead to a value in the file."""

_WANTED = {str: N_("a text"), float: N_("a number"), int: N_("a whole number"), bool: N_("true or false"),
           PartialDate: N_("a date as text")}  # fmt: skip
_FOUND = {str: N_("text"), int: N_("a number"), float: N_("a number"), list: N_("a list"), dict: N_("an object"),
          NoneType: N_("null")}  # fmt: skip


def first_mistake(error: "ValidationError") -> Problem:
    """Give the first mistake, in the order of the model's fields: the place in the file and what is wrong there."""
    mistake = error.errors(include_url=False)[0]
    return path_of(mistake["loc"]), _message(mistake)


def path_of(place: Place) -> str:
    """Write a place as `products[1].doses[0].start`; a key that is not a plain word stands in quotation marks."""
    path = ""
    for step in place:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step.isascii() and step.isidentifier():
            path += f".{printable(step, 60)}"
        else:
            path += f"[{quoted(step)}]"
    return path.removeprefix(".")


def _message(mistake: "ErrorDetails") -> str:
    place, found = mistake["loc"], mistake["input"]
    match mistake["type"]:
        case "unexpected_keyword_argument":
            return _unknown_key(place)
        case "missing":
            return _("missing; expected {wanted}").format(wanted=_wanted(_type_at(place)))
        case "value_error":
            return _shortened(str(mistake["ctx"]["error"]), found)
        case "string_too_long":
            return _("{value} is not a date").format(value=quoted(found))
    return _("expected {wanted}, found {found}").format(wanted=_wanted(_type_at(place)), found=_found(mistake))


def _shortened(message: str, found: str) -> str:
    """Give the message about a text with that text cut as everywhere else."""
    shown = " ".join(found.split())
    return printable(message.replace(f'"{shown}"', quoted(shown)), 200)


def _unknown_key(place: Place) -> str:
    import difflib  # only who mistypes a key waits for it

    names = [field.name for field in fields(_type_at(place[:-1]))] + (["schema"] if len(place) == 1 else [])
    near = difflib.get_close_matches(str(place[-1])[:60].lower(), names, n=1)
    return _('unknown key (did you mean "{name}"?)').format(name=near[0]) if near else _("unknown key")


def _type_at(place: Place) -> Any:
    """Give the type that the model has at a place, `None` beside it left out."""
    kind: Any = Case
    for step in place:
        kind = get_args(kind)[0] if isinstance(step, int) else get_type_hints(kind)[step]
        others = [choice for choice in get_args(kind) if choice is not NoneType]
        if NoneType in get_args(kind):
            kind = others[0]
    return kind


def _wanted(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return _("one of {values}").format(values=", ".join(value or '""' for value in get_args(kind)))
    if kind in _WANTED:
        return _(_WANTED[kind])
    return _("an object") if is_dataclass(kind) else _("a list")


def _found(mistake: "ErrorDetails") -> str:
    found = mistake["input"]
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, str) and mistake["type"] == "literal_error":
        return quoted(found)
    if isinstance(found, float) and mistake["type"] == "int_type":
        return str(found)
    return _(_FOUND[type(found)])
