"""Translation of everything a person reads, on screen, in reports and on the command line.

Declarations made at import time mark their texts with `N_` and are translated when they are shown;
everything else calls `_` at the moment of showing.
"""

import gettext as _gettext
from importlib.resources import files

_current: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str) -> bool:
    """Show texts in the language `code` ("en", "zh_CN"); False when there is no catalogue for it."""
    global _current
    try:
        _current = _gettext.translation("dechallenge", str(files("resources") / "translations"), [code])
    except FileNotFoundError:
        _current = _gettext.NullTranslations()
        return code.startswith("en")
    return True


def _(message: str) -> str:
    """Give `message` in the current language."""
    return _current.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Give the form for `count` in the current language."""
    return _current.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - the name that catalogue tools look for
    """Mark `message` for translation where it is declared."""
    return message
