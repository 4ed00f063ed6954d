"""The lower part of the timeline: one lane a product, its dose records as bars, its changes as arrows."""

from datetime import date
from typing import Any

from causality import wording
from causality.case.dates import show
from causality.evidence.exposure import Lane
from causality.figure.values import Arrow, Chart, ProductLane
from causality.report import marks
from causality.report.axes import TYPE, Scale
from causality.report.fonts import Face, shortened, width
from causality.report.marks import ACCENT, ACCENT_GROUND, GREY, GRID, INK, RAISED, text
from causality.text import _

BAR, ARROWS, GAP, NAME, CUT = 10.0, 9.0, 3.5, TYPE, 5.0


def lanes_height(scale: Scale, shown: Chart) -> float:
    """Give the height of all lanes in points."""
    left_out = 10.0 if shown.left_out else 0.0
    return sum(_height(scale, lane) for lane in shown.lanes) + left_out + (4 if shown.lanes else 0)


def draw_lanes(canvas: Any, scale: Scale, shown: Chart, top: float) -> None:
    """Draw the lanes downwards from `top`."""
    y = top - 2
    for lane in shown.lanes:
        y -= _height(scale, lane)
        _draw_lane(canvas, scale, lane, y)
    if shown.left_out:
        words = _("{count} more products without a bar here: see the table of products").format(count=shown.left_out)
        text(canvas, scale.left, y - 8, words, TYPE, GREY)


def _height(scale: Scale, lane: ProductLane) -> float:
    rows = max((row for row, _arrow, _x in _placed(scale, lane.arrows)), default=-1) + 1
    return max(BAR + ARROWS * rows, (NAME + 1) * len(_name(scale, lane))) + GAP


def _name(scale: Scale, lane: ProductLane) -> list[str]:
    """Break a product's name into at most two lines."""
    face, room = _face(lane), scale.left - 6
    if width(lane.product, NAME, face) <= room:
        return [lane.product]
    words, first = lane.product.split(" "), ""
    while words and width(f"{first} {words[0]}".strip(), NAME, face) <= room:
        first = f"{first} {words.pop(0)}".strip()
    lines = [first, " ".join(words)] if first else [lane.product]
    return [shortened(line, room, NAME, face) for line in lines]


def _face(lane: ProductLane) -> Face:
    return "semibold" if lane.suspect else "regular"


def _draw_lane(canvas: Any, scale: Scale, lane: ProductLane, y: float) -> None:
    names = _name(scale, lane)
    for place, line in enumerate(reversed(names)):
        base = y + (2.5 if len(names) == 1 else 0.6) + place * (NAME + 0.8)
        text(canvas, scale.left - 4, base, line, NAME, INK, _face(lane), "right")
    canvas.setStrokeColor(GRID)
    canvas.setLineWidth(0.4)
    canvas.line(scale.left, y, scale.right, y)
    bars = sorted(lane.bars, key=lambda bar: (bar.first_possible or date.min, bar.record))
    for bar in bars:
        _draw_bar(canvas, scale, bar, y, lane.suspect)
    _label_bars(canvas, scale, bars, y, cut=bool(lane.group))
    _draw_arrows(canvas, scale, lane.arrows, y + BAR)


def _draw_bar(canvas: Any, scale: Scale, bar: Lane, y: float, suspect: bool) -> None:
    edge, ground = (ACCENT, ACCENT_GROUND) if suspect else (GREY, RAISED)
    high = max(1.5, BAR * min(max(bar.height, 0.0), 1.0))
    begin, sure_begin, sure_end, end = _places(scale, bar)
    if begin > scale.right - 0.1 and not bar.continues:
        return
    if sure_end > sure_begin:
        canvas.setFillColor(ground)
        canvas.setStrokeColor(edge)
        canvas.setLineWidth(0.6)
        canvas.rect(sure_begin, y, sure_end - sure_begin, high, fill=1)
        unsure: tuple[tuple[float, float], ...] = ((begin, sure_begin), (sure_end, end))
    else:
        unsure = ((begin, max(end, begin + 2)),)
    for left, right in unsure:
        if right - left > 0.3:
            marks.hatch(canvas, left, y, right - left, high, edge, falling=bool(bar.record % 2))
    if bar.continues:
        _pointer(canvas, scale.right, y + high / 2, edge, 5)
    if _begun_before(scale, bar):
        _pointer(canvas, scale.left + CUT, y + high / 2, edge, -CUT)


def _begun_before(scale: Scale, bar: Lane) -> bool:
    """Whether the figure begins only after the bar does."""
    begin = scale.first if scale.early is None else scale.early
    return bar.first_possible is not None and bar.first_possible.toordinal() < begin


def _label(scale: Scale, bar: Lane) -> str:
    if not _begun_before(scale, bar) or bar.first_possible is None:
        return bar.label
    words = _("since {day}") if bar.first_possible == bar.first_certain else _("since {day} or later")
    since = words.format(day=show(bar.first_possible.toordinal()))
    return f"{since}: {bar.label}" if bar.label else since


def _places(scale: Scale, bar: Lane) -> tuple[float, float, float, float]:
    begin = scale.x(bar.first_possible.toordinal()) if bar.first_possible else scale.left
    sure_begin = scale.x(bar.first_certain.toordinal()) if bar.first_certain else scale.right
    open_end = scale.right if bar.continues else None
    sure_end = open_end or (scale.x(bar.last_certain.toordinal() + 1) if bar.last_certain else scale.left)
    end = open_end or (scale.x(bar.last_possible.toordinal() + 1) if bar.last_possible else scale.right)
    return begin, sure_begin, sure_end, end


def _pointer(canvas: Any, x: float, y: float, colour: Any, wide: float) -> None:
    """Draw an arrow head at `x`, to the right or, when `wide` is negative, to the left."""
    path = canvas.beginPath()
    path.moveTo(x, y + 3)
    path.lineTo(x + wide, y)
    path.lineTo(x, y - 3)
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, fill=1, stroke=0)


def _label_bars(canvas: Any, scale: Scale, bars: list[Lane], y: float, *, cut: bool) -> None:
    taken: list[tuple[float, float]] = []
    for bar in bars:
        begin, sure_begin, sure_end, end = _places(scale, bar)
        before = _begun_before(scale, bar)
        begin, sure_begin = (max(x, scale.left + CUT + 1) if before else x for x in (begin, sure_begin))
        known = _label(scale, bar)
        label = shortened(known, end - begin - 10, TYPE) if cut or before else known
        need = width(label, TYPE) + 4
        wanted = (sure_begin, (sure_begin + sure_end - need) / 2, begin, (begin + end - need) / 2, end - need)
        free = (x for x in wanted if begin - 1 <= x and x + need <= end + 1
                and all(x + need <= left or x >= right for left, right in taken))  # fmt: skip
        if not label or (start := next(free, None)) is None:
            continue
        taken.append((start, start + need))
        canvas.setFillColor(marks.WHITE)
        canvas.rect(start + 1, y + 1.6, need - 2.5, 6.6, fill=1, stroke=0)
        text(canvas, start + 1.8, y + 2.7, label, TYPE, INK)


def _words(arrow: Arrow) -> str:
    verdicts = " / ".join(wording.name(verdict) for verdict in arrow.verdicts)
    return _("{change}: {verdicts}").format(change=wording.name(arrow.change), verdicts=verdicts)


def _placed(scale: Scale, arrows: tuple[Arrow, ...]) -> list[tuple[int, Arrow, float]]:
    """Give each change a row of its own where it would cover another: (row, arrow, left end of its words)."""
    ends: list[float] = []
    placed = []
    for arrow in arrows:
        first, last, need = scale.x(arrow.first), scale.x(arrow.last), width(_words(arrow), TYPE)
        start = last + 8 if last + 8 + need <= scale.right + 70 else first - 9 - need
        left, right = min(start, first - 4), max(start + need, last + 4)
        row = next((row for row, end in enumerate(ends) if left > end + 4), len(ends))
        ends[row : row + 1] = [right]
        placed.append((row, arrow, start))
    return placed


def _draw_arrows(canvas: Any, scale: Scale, arrows: tuple[Arrow, ...], y: float) -> None:
    for row, arrow, start in _placed(scale, arrows):
        first, last, level = scale.x(arrow.first), scale.x(arrow.last), y + 4.5 + ARROWS * row
        if last - first > 2:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(0.7)
            canvas.setDash(1.5, 1.5)
            canvas.line(first, level, last, level)
            canvas.setDash()
            canvas.line(first, level - 2, first, level + 2)
            canvas.line(last, level - 2, last, level + 2)
        more = arrow.change in ("start", "increase", "restart")
        marks.marker(canvas, (first + last) / 2, level, "up" if more else "down", INK, 2.4)
        text(canvas, start, level - 2.2, _words(arrow), TYPE, INK)
