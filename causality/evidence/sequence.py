"""The order of a product's dose records in time."""

from itertools import pairwise

from causality.case.model import DoseRecord, Product


def sequence(product: Product) -> tuple[int, ...]:
    """Give the places of a product's dose records in order of time: by start where that is certain, else as listed."""
    listed = tuple(range(len(product.doses)))
    starts = [_dated(record) for record in product.doses]
    if any(start is None for start in starts):
        return listed
    ordered = sorted(listed, key=lambda place: starts[place] or (0, 0))
    certain = all((starts[one] or (0, 0))[1] <= (starts[other] or (0, 0))[0] for one, other in pairwise(ordered))
    return tuple(ordered) if certain else listed


def _dated(record: DoseRecord) -> tuple[int, int] | None:
    """First and last possible day of a start that refers to no other date; None when it is open."""
    parts = record.start.parts if record.start else ()
    ends = [(part.first, part.last) for part in parts if not part.anchor]
    if not ends or len(ends) < len(parts) or any(None in end for end in ends):
        return None
    return min(first or 0 for first, _last in ends), max(last or 0 for _first, last in ends)
