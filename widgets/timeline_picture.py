"""The timeline as a file: a drawing (SVG, with its text as text) or a picture (PNG, two pixels for one)."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from causality.figure.scale import Mode
from causality.figure.values import Chart, Highlight
from causality.wording import analyte as analyte_name
from widgets.palette import LIGHT, readable
from widgets.style import SMALL, STRONG, font
from widgets.timeline_plot import TimelinePlot

SIZE, HEAD, EDGE = QSize(1200, 640), 64, 20
"""The size of a picture with its title and names, the height of these, and the space around."""
SHARP = 2


def svg(
    chart: Chart, hidden: frozenset[str], highlight: Highlight, mode: Mode, days: tuple[float, float], title: str
) -> bytes:
    """Give the timeline as an SVG file, in the light theme."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    maker = QSvgGenerator()
    maker.setOutputDevice(buffer)
    maker.setSize(SIZE)
    maker.setViewBox(QRectF(0, 0, SIZE.width(), SIZE.height()))
    maker.setTitle(title)
    with _plot(chart, hidden, highlight, mode, days) as plot:
        maker.setResolution(plot.logicalDpiX())  # else the axes, drawn for the screen, come out smaller
        with _painting(maker) as painter:
            _draw(painter, plot, title)
    return _bytes(buffer)


def png(
    chart: Chart, hidden: frozenset[str], highlight: Highlight, mode: Mode, days: tuple[float, float], title: str
) -> bytes:
    """Give the timeline as a PNG file, in the light theme."""
    image = QImage(SIZE * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    with _painting(image) as painter, _plot(chart, hidden, highlight, mode, days) as plot:
        _draw(painter, plot, title)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return _bytes(buffer)


@contextmanager
def _painting(device: QImage | QSvgGenerator) -> Iterator[QPainter]:
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def _plot(
    chart: Chart, hidden: frozenset[str], highlight: Highlight, mode: Mode, days: tuple[float, float]
) -> Iterator[TimelinePlot]:
    """A plot of its own, so that what is on screen stays as it is."""
    plot = TimelinePlot()
    plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    plot.resize(SIZE.width() - 2 * EDGE, SIZE.height() - HEAD - EDGE)
    try:
        shown = [series.analyte for series in chart.series if series.analyte not in hidden]
        plot.show_chart(chart, shown, highlight, LIGHT, mode)
        plot.show()
        plot.see(*days)
        plot.ci.layout.activate()
        yield plot
    finally:
        plot.hide()
        plot.deleteLater()


def _draw(painter: QPainter, plot: TimelinePlot, title: str) -> None:
    painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), QColor(LIGHT.surface))
    painter.setPen(QColor(LIGHT.text))
    painter.setFont(font(STRONG, strong=True))
    painter.drawText(QRectF(EDGE, 8, SIZE.width() - 2 * EDGE, 26), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(font(SMALL))
    left = float(EDGE)
    for series in plot.series:
        name = analyte_name(series.analyte)
        text = name if name == series.label else f"{name} ({series.label})"
        painter.setPen(QColor(readable(LIGHT.analyte(series.analyte), LIGHT)))
        painter.drawText(QRectF(left, 34, SIZE.width(), 22), Qt.AlignmentFlag.AlignVCenter, text)
        left += painter.fontMetrics().horizontalAdvance(text) + 20
    painter.translate(EDGE, HEAD)
    plot.render(painter, QRectF(0, 0, plot.width(), plot.height()), plot.rect())


def _bytes(buffer: QBuffer) -> bytes:
    data: QByteArray = buffer.data()
    return bytes(data.data())
