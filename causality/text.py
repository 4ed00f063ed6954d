"""Translation of everything a person reads, on screen, in reports and on the command line.

Declarations made at import time mark their texts with `N_` and are translated when they are shown;
everything else calls `_` at the moment of showing.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from causality.later import Later

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_code = "en"


def use_language(code: str) -> bool:
    """Show texts in the language `code` ("en", "zh_CN"); False when there is no catalogue for it."""
    global _current, _code
    try:
        _current = _gettext.translation("dechallenge", str(files("resources") / "translations"), [code])
    except FileNotFoundError:
        _current, _code = _gettext.NullTranslations(), "en"
        return code.startswith("en")
    _code = code
    return True


def language() -> str:
    """Give the code of the language in which texts are shown."""
    return _code


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Show texts in the language `code`, and afterwards in the language before."""
    before = _code
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


def _(message: str) -> str:
    """Give `message` in the current language."""
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form for `count` in the current language."""
    return _current.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name that catalogue tools look for
    """Mark `message` for translation where it is declared."""
    return message


class Told(Later[str]):
    """A text of a frozen value, given as it is or as what puts it together when it is first read.

    What is worked out at every key and every move of the mouse is told in words only where somebody looks.
    """
