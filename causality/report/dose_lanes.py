"""The lower part of the timeline: one lane a product, its dose records as bars, its changes as arrows."""

from datetime import date
from typing import TYPE_CHECKING, Any

from causality.evidence.exposure import Lane
from causality.report import marks
from causality.report.fonts import Face, shortened, width
from causality.report.marks import ACCENT, ACCENT_GROUND, GREY, GRID, INK, RAISED, text
from causality.report.timeline import Arrow, ProductLane, Timeline
from causality.text import _

if TYPE_CHECKING:
    from causality.report.charts import Scale

BAR, ARROWS, GAP = 10.0, 8.0, 3.0
SIGNS = {
    "positive": "+",
    "partial": "±",
    "negative": "−",
    "inverse": "↔",
    "uninterpretable": "?",
    "depends_on_date": "*",
}


def lanes_height(shown: Timeline) -> float:
    """Give the height of all lanes in points."""
    left_out = 10.0 if shown.left_out else 0.0
    legend = 10.0 if any(lane.arrows for lane in shown.lanes) else 0.0
    return sum(_height(lane) for lane in shown.lanes) + left_out + legend + (4 if shown.lanes else 0)


def draw_lanes(canvas: Any, scale: "Scale", top: float) -> None:
    """Draw the lanes downwards from `top`."""
    y = top - 2
    for lane in scale.shown.lanes:
        y -= _height(lane)
        _draw_lane(canvas, scale, lane, y)
    if any(lane.arrows for lane in scale.shown.lanes):
        y -= 9
        text(canvas, scale.left, y + 2, _legend(), 6.2, GREY)
    if scale.shown.left_out:
        words = _("{count} more products without a bar on this axis: see the table").format(count=scale.shown.left_out)
        text(canvas, scale.left, y - 8, words, 6.2, GREY)


def _legend() -> str:
    return _("▲ more ▼ less   + positive  ± partial  − negative  ↔ inverse  ? not interpretable  * depends on the date")


def _height(lane: ProductLane) -> float:
    return BAR + GAP + (ARROWS if lane.arrows else 0)


def _draw_lane(canvas: Any, scale: "Scale", lane: ProductLane, y: float) -> None:
    face: Face = "semibold" if lane.suspect else "regular"
    text(canvas, scale.left - 4, y + 2.5, shortened(lane.product, scale.left - 6, 6.8, face), 6.8, INK, face, "right")
    canvas.setStrokeColor(GRID)
    canvas.setLineWidth(0.4)
    canvas.line(scale.left, y, scale.right, y)
    bars = sorted(lane.bars, key=lambda bar: (bar.first_possible or date.min, bar.record))
    for bar in bars:
        _draw_bar(canvas, scale, bar, y, lane.suspect)
    _label_bars(canvas, scale, bars, y)
    _draw_arrows(canvas, scale, lane.arrows, y + BAR)


def _draw_bar(canvas: Any, scale: "Scale", bar: Lane, y: float, suspect: bool) -> None:
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
        _pointer(canvas, scale.right, y + high / 2, edge)


def _places(scale: "Scale", bar: Lane) -> tuple[float, float, float, float]:
    begin = scale.x(bar.first_possible.toordinal()) if bar.first_possible else scale.left
    sure_begin = scale.x(bar.first_certain.toordinal()) if bar.first_certain else scale.right
    open_end = scale.right if bar.continues else None
    sure_end = open_end or (scale.x(bar.last_certain.toordinal() + 1) if bar.last_certain else scale.left)
    end = open_end or (scale.x(bar.last_possible.toordinal() + 1) if bar.last_possible else scale.right)
    return begin, sure_begin, sure_end, end


def _pointer(canvas: Any, x: float, y: float, colour: Any) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + 3)
    path.lineTo(x + 5, y)
    path.lineTo(x, y - 3)
    path.close()
    canvas.setFillColor(colour)
    canvas.drawPath(path, fill=1, stroke=0)


def _label_bars(canvas: Any, scale: "Scale", bars: list[Lane], y: float) -> None:
    taken: list[tuple[float, float]] = []
    for bar in bars:
        need = width(bar.label, 6.2) + 4
        begin, sure_begin, sure_end, end = _places(scale, bar)
        wanted = (sure_begin, (sure_begin + sure_end - need) / 2, begin, (begin + end - need) / 2, end - need)
        free = (x for x in wanted if begin - 1 <= x and x + need <= max(end, scale.right if bar.continues else end) + 1
                and all(x + need <= left or x >= right for left, right in taken))  # fmt: skip
        if not bar.label or (start := next(free, None)) is None:
            continue
        taken.append((start, start + need))
        canvas.setFillColor(marks.WHITE)
        canvas.rect(start + 1, y + 1.6, need - 2.5, 6.6, fill=1, stroke=0)
        text(canvas, start + 1.8, y + 2.7, bar.label, 6.2, INK)


def _draw_arrows(canvas: Any, scale: "Scale", arrows: tuple[Arrow, ...], y: float) -> None:
    taken = scale.left
    for arrow in arrows:
        first, last = scale.x(arrow.first), scale.x(arrow.last)
        signs = "".join(SIGNS.get(verdict, "?") for verdict in arrow.verdicts)
        x = max((first + last) / 2, taken + 4)
        if x + 4 + width(signs, 6.5) > scale.right + 12:
            continue
        if last - first > 2:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(0.6)
            canvas.setDash(1.5, 1.5)
            canvas.line(first, y + 1.5, last, y + 1.5)
            canvas.setDash()
        more = arrow.change in ("start", "increase", "restart")
        marks.marker(canvas, x, y + 4, 3 if more else 4, INK, 2.3)
        text(canvas, x + 3.5, y + 2, signs, 6.5, INK, "semibold")
        taken = x + 5 + width(signs, 6.5)
