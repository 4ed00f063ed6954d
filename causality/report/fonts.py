"""The bundled fonts: which font shows which character, so that no character ever becomes a silent box.

Noto Sans comes first (Latin, Greek, Cyrillic), then DejaVu Sans (symbols), then Noto Sans SC (Han, Kana), which is
read only when a text needs it. A character that no font has is printed as its code point in brackets. So are those of
scripts whose letters have to be joined, stacked or set from right to left: the drawing library puts one letter beside
the other from left to right, and a name that reads otherwise than it was written is worse than none. Letters with
combining marks are composed as far as Unicode has them.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any, Literal
from unicodedata import normalize

Face = Literal["regular", "semibold", "italic"]
Run = tuple[str, str]

FACES: dict[Face, str] = {"regular": "NotoSans-Regular", "semibold": "NotoSans-SemiBold", "italic": "NotoSans-Italic"}
SYMBOLS = "DejaVuSans"
HAN = "NotoSansSC-Regular"
NOT_PLAIN = (
    (0x0590, 0x08FF), (0x0900, 0x0DFF), (0x0E00, 0x0EFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0x1A20, 0x1CFF),
    (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069), (0xA800, 0xA8FF), (0xA980, 0xAAFF), (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x11000, 0x11FFF), (0x1E800, 0x1EFFF),
)  # fmt: skip
"""Hebrew, Arabic, Syriac; the scripts of India, Thailand, Laos, Tibet, Burma, Cambodia, Mongolia; direction marks."""
_LAYOUT_ONLY = frozenset("\n\r\t")


@cache
def register() -> None:
    """Make the Latin and symbol fonts known to reportlab, and let it start pages with ours, not with Helvetica."""
    from reportlab import rl_config

    for name in (*FACES.values(), SYMBOLS):
        _load(name)
    rl_config.canvas_basefontname = FACES["regular"]
    # Streams are compressed when the report is finished; writing them as text first only costs time.
    rl_config.useA85 = 0


@lru_cache(maxsize=8192)
def runs(text: str, face: Face = "regular") -> tuple[Run, ...]:
    """Split `text` into pieces that one font can show: (font name, piece). Unknown characters are spelled out."""
    if _covered(text, face):
        return ((FACES[face], text),) if text else ()
    found: list[Run] = []
    for character in normalize("NFC", text):
        font = _font_for(character, face)
        piece = character if font else spelled(character)
        name = font or FACES[face]
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + piece)
        else:
            found.append((name, piece))
    return tuple(found)


def uncovered(text: str) -> tuple[str, ...]:
    """List the characters of `text` that no bundled font has, each once, in order of first use."""
    if _covered(text, "regular"):
        return ()
    return tuple(dict.fromkeys(c for c in text if c not in _LAYOUT_ONLY and not _font_for(c, "regular")))


def spelled(character: str) -> str:
    """Spell a character that cannot be shown: `[U+1F600]`."""
    return f"[U+{ord(character):04X}]"


def needs_cjk_wrapping(text: str) -> bool:
    """Whether lines of `text` may break between any two characters."""
    return any(_is_wide(character) for character in text)


def width(text: str, size: float, face: Face = "regular") -> float:
    """Measure `text` in points at `size`."""
    from reportlab.pdfbase import pdfmetrics

    return sum(pdfmetrics.stringWidth(piece, font, size) for font, piece in runs(text, face))


def shortened(text: str, room: float, size: float, face: Face = "regular") -> str:
    """Give `text`, cut with an ellipsis to what fits into `room` points."""
    if width(text, size, face) <= room:
        return text
    kept = text[: max(1, int(room / size * 3))]
    while kept and width(kept + "…", size, face) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _covered(text: str, face: Face) -> bool:
    """Whether the Latin font alone shows all of `text`."""
    register()
    return _repertoire(face).issuperset(text)


@cache
def _repertoire(face: Face) -> frozenset[str]:
    known = _load(FACES[face]).face.charToGlyph
    return frozenset(chr(code) for code, glyph in known.items() if glyph and _plain(code) and not _combines(code))


@cache
def _load(name: str) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with as_file(files("resources") / "fonts" / f"{name}.ttf") as path:
        font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=65536)
def _font_for(character: str, face: Face) -> str:
    register()
    code = ord(character)
    if not _plain(code):
        return ""
    for name in (FACES[face], SYMBOLS, HAN):
        if _load(name).face.charToGlyph.get(code):
            return name
    return ""


def _plain(code: int) -> bool:
    """Whether a character is set by putting it beside the one before, from left to right."""
    return code >= 32 and code != 0xFFFD and not any(first <= code <= last for first, last in NOT_PLAIN)


def _combines(code: int) -> bool:
    """Whether a character is a mark on the letter before, so that the text has to be composed."""
    return 0x300 <= code <= 0x36F


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\ud7ff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def plain_lines(text: str) -> list[str]:
    """Split `text` at its line ends; tabs become spaces."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
