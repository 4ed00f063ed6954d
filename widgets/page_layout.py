"""Where the pages of a document lie when they stand below each other: plain geometry in pixels of the window."""

from collections.abc import Iterator, Sequence

from causality.frozen import frozen

GAP, EDGE = 12, 16
"""Space between pages and around all of them, in px."""
BAND = 1024
"""The height of the strips in which a page is drawn, in px of the screen."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)

Size = tuple[float, float]
Box = tuple[int, int, int, int]
"""Left, top, width and height."""
Band = tuple[int, int]
"""A page and the number of a strip of it, both from 0."""
Mark = tuple[int, float, float, float, float]
"""A page and a box on it: left, top, width and height as shares of the page."""


@frozen
class PageLayout:
    """Pages of the given sizes (in points) at `scale` px a point, centred in `width`; `ratio` px of the screen a px."""

    sizes: tuple[Size, ...]
    scale: float
    width: int
    ratio: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """The width and the height of everything."""
        if not self.sizes:
            return 0, 0
        boxes = list(self.boxes())
        widest = max(width for _left, _top, width, _height in boxes)
        return widest + 2 * EDGE, boxes[-1][1] + boxes[-1][3] + EDGE

    def boxes(self) -> Iterator[Box]:
        """Give where every page lies."""
        top = EDGE
        for width, height in self.sizes:
            wide, high = round(width * self.scale), round(height * self.scale)
            yield max(EDGE, (self.width - wide) // 2), top, wide, high
            top += high + GAP

    def boxes_between(self, top: int, bottom: int) -> list[Box]:
        """Give where the pages lie that meet the heights from `top` to `bottom`."""
        return [box for box in self.boxes() if box[1] <= bottom and box[1] + box[3] >= top]

    def page_at(self, y: float) -> int:
        """Give the page at or next above a height, from 0."""
        tops = [top for _left, top, _width, _height in self.boxes()]
        return max((place for place, top in enumerate(tops) if top - GAP <= y), default=0)

    def bands(self, top: int, bottom: int) -> Iterator[tuple[Band, Box]]:
        """Give every strip of a page that meets the heights from `top` to `bottom`, and where it lies."""
        for page, (left, above, width, height) in enumerate(self.boxes()):
            if above > bottom or above + height < top:
                continue
            deep = max(1, round(BAND / self.ratio))
            for number, start in enumerate(range(0, height, deep)):
                box = left, above + start, width, min(deep, height - start)
                if box[1] <= bottom and box[1] + box[3] >= top:
                    yield (page, number), box

    def carried(self, after: "PageLayout") -> Iterator[tuple[Band, Box]]:
        """Give every strip as it is here, and where the same part of its page lies in `after`."""
        old, new = list(self.boxes()), list(after.boxes())
        for (page, number), (_left, top, _width, height) in self.bands(-(10**9), 10**9):
            if page < len(new):
                left, above, width, _height = new[page]
                grown = width / max(1, old[page][2])
                yield (page, number), (left, above + round((top - old[page][1]) * grown), width, round(height * grown))

    def held(self, y: float, after: "PageLayout") -> int:
        """Give the height in `after` at which the same part of the same page stands as here at `y`."""
        if not self.sizes or not after.sizes:
            return 0
        page = self.page_at(y)
        _left, top, _width, height = list(self.boxes())[page]
        _left, top_after, _width, height_after = list(after.boxes())[min(page, len(after.sizes) - 1)]
        return round(top_after + (y - top) * height_after / max(1, height))


def zoomed(now: float, steps: int) -> float:
    """Give the next zoom that is nearer or, for negative `steps`, farther; the present one where there is no more."""
    if steps > 0:
        return next((step for step in ZOOMS if step > now * 1.01), now)
    return next((step for step in reversed(ZOOMS) if step < now * 0.99), now)


def fitting(sizes: Sequence[Size], width: int) -> float:
    """Give the scale at which the widest page fills `width`, in px a point."""
    return max(0.1, (width - 2 * EDGE) / max((size[0] for size in sizes), default=595.0))


def marked(layout: PageLayout, mark: Mark) -> Box | None:
    """Give where a mark lies; None when there is no such page."""
    page, left, top, width, height = mark
    boxes = list(layout.boxes())
    if page >= len(boxes):
        return None
    at, above, wide, high = boxes[page]
    return round(at + left * wide), round(above + top * high), round(width * wide), round(height * high)
