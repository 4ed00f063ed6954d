"""Long lists made short: names of products in a sentence, outcomes of a test."""

import re
from collections.abc import Sequence

from causality.case.model import Case
from causality.text import _

SHOWN = 4
"""Names shown of a long list."""


def shortened(names: Sequence[str], between: str = ", ") -> str:
    """List the first names and how many more there are; a list longer by one name only is given whole."""
    if len(names) <= SHOWN + 1:
        return between.join(names)
    shown = between.join(names[:SHOWN])
    return _("{names} and {count} more").format(names=shown, count=len(names) - SHOWN)


def short_lists(case: Case, text: str) -> str:
    """Give `text` with every long list of product names shortened."""
    names = sorted({product.name for product in case.products if product.name}, key=len, reverse=True)
    if not names:
        return text
    one = "(?:" + "|".join(map(re.escape, names)) + ")"
    return re.sub(rf"{one}(?:, {one}){{{SHOWN + 1},}}", lambda found: shortened(re.findall(one, found[0])), text)
