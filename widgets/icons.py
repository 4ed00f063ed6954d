"""The icons: SVG of one set (Lucide), drawn in a colour of the theme at the screen's resolution."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

EDGE = 16
_SCALES = (1, 2, 4)


def icon(name: str, colour: str) -> QIcon:
    """Give the icon `name` in `colour`, sharp at 100 to 400 % scaling."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_drawn(name, colour, scale))
    return made


def _drawn(name: str, colour: str, scale: int) -> QPixmap:
    """Give one size of an icon, drawn once: the cache is Qt's, whose pictures end with the application."""
    key = f"icon {name} {colour} {scale}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    pixmap = QPixmap(EDGE * scale, EDGE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    picture = _source(name).replace("currentColor", colour).encode()
    QSvgRenderer(QByteArray(picture)).render(painter, QRectF(0, 0, EDGE * scale, EDGE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, pixmap)
    return pixmap


@cache
def _source(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
