"""Signs of a verdict: a disc that fills up with certainty, never without the word; and text that is safe to show."""

import re
import unicodedata

from causality.methods.method import Method, PairAssessment

DISCS = "○◔◑◕●"
LEVELS = ("excluded", "unlikely", "possible", "probable", "highly probable")
"""What the levels of certainty are called, from the empty disc to the full one."""
DOES_NOT_APPLY = "not applicable"
"""What stands in the place of a level where a method does not apply."""
NOT_APPLICABLE, INCOMPLETE = "⊘", "?"

# Direction overrides can make a line read as what it does not say; joiners of the same class are part of words.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def disc(method: Method, category: str) -> str:
    """Give the disc of a category: the emptier, the less certain; a question mark beside the scale."""
    level = method.level(category)
    return INCOMPLETE if level is None else DISCS[level]


def level_name(method: Method, category: str) -> str:
    """Give the name of a category's level of certainty, which its colour and sign go by; empty beside the scale."""
    level = method.level(category)
    return "" if level is None else LEVELS[level]


def verdict_level(pair: PairAssessment) -> str:
    """Give what the colour and sign of a verdict go by: the level of its highest category, or that it does not apply.

    Empty beside the scale, and while not enough is known to score.
    """
    if pair.applicability.state == "not_applicable":
        return DOES_NOT_APPLY
    return level_name(pair.method, pair.categories[-1]) if pair.categories else ""


def symbol(pair: PairAssessment) -> str:
    """Give the sign of a verdict: a disc, two when the total is a range over categories, ⊘ or ?."""
    if pair.applicability.state == "not_applicable":
        return NOT_APPLICABLE
    if not pair.categories:
        return INCOMPLETE
    discs = dict.fromkeys(disc(pair.method, name) for name in (pair.categories[0], pair.categories[-1]))
    return " … ".join(discs)


def clean(text: str) -> str:
    """Give `text` on one line and without control or direction characters, safe to send to a terminal."""
    joined = re.sub(r"\s+", " ", _OVERRIDES.sub("", text))
    return "".join(char for char in joined if unicodedata.category(char) not in ("Cc", "Cs"))
