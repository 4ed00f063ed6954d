"""What RUCAM's reasons are put together from: items of a sheet, outcomes, questions, ranges of days in words."""

from causality.methods import rucam
from causality.methods.method import Item, Need, Outcome, Places, Text
from causality.methods.rucam_rules import RucamRules
from causality.text import _, ngettext

Words = tuple[Text, Places, frozenset[str], tuple[Need, ...]]
NOTHING: frozenset[str] = frozenset()


def days_text(ends: tuple[int | None, int | None] | None) -> str:
    """Print a range of days: "1 day", "−30 to 30 days", "at least 4 days"."""
    if ends is None or ends == (None, None):
        return _("unknown")
    first, last = ends
    shown = ngettext("{days} day", "{days} days", abs(last if last is not None else first or 0))
    if first is None:
        return _("at most {days}").format(days=shown.format(days=_minus(last or 0)))
    if last is None:
        return _("at least {days}").format(days=shown.format(days=_minus(first)))
    days = shown.format(days=_minus(last))
    return days if first == last else _("{first} to {days}").format(first=_minus(first), days=days)


def _minus(days: int) -> str:
    return str(days).replace("-", "−")


def item_of(rules: RucamRules, item_id: str) -> Item:
    """Give an item of the sheet in hand."""
    sheet = next(one for one in rucam.RUCAM_2016.sheets if one.id == rules.sheet)
    item = sheet.item(item_id)
    assert item is not None
    return item


def short(item: Item, answers: frozenset[str]) -> str:
    """Give answers in words, joined by "or"."""
    return _(" or ").join(_(answer.text) for answer in item.answers if answer.id in answers)


def each(rules: RucamRules, item_id: str, answers: frozenset[str]) -> tuple[Outcome, ...]:
    """Give each of these answers as an outcome of its own."""
    item = item_of(rules, item_id)
    return tuple(Outcome(_(one.text), frozenset((one.id,))) for one in item.answers if one.id in answers)


def ask(rules: RucamRules, item_id: str, possible: frozenset[str], what: str) -> tuple[Need, ...]:
    """Ask for a fact that several answers still hang on; nothing when one answer is left."""
    return (Need(what, each(rules, item_id, possible)),) if len(possible) > 1 else ()


def dose_paths(rules: RucamRules) -> tuple[str, ...]:
    """Give the places of the product's dose records and of the onset."""
    doses = (f"products[{rules.product.id}].doses[{number}]" for number in range(len(rules.product.doses)))
    return (*doses, f"events[{rules.event}].onset")
