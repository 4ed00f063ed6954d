"""The minimal elements of a report on a liver injury by a drug, by group, and which of them the case has.

Groups and elements after Agarwal 2010 (42 elements looked for in 97 published reports; its abstract and a paraphrase of
its groups were read, not the list itself) and the basic data of an expert meeting (Andrade 2023). The count is of the
elements asked here, not of the paper's list; it tells what is documented, nothing of causality.
"""

from collections.abc import Iterator
from typing import Final

from causality.case.causes import find_cause
from causality.case.dates import PartialDate
from causality.case.model import Case, Event, Product, WorkUpRow
from causality.case.work_up import spoken_of
from causality.evidence.facts import Facts
from causality.frozen import frozen
from causality.text import N_, _

GROUPS: Final = {
    "patient": N_("Patient"),
    "drug": N_("Product"),
    "presentation": N_("Presentation"),
    "tests": N_("Tests"),
    "exclusion": N_("Search for other causes"),
    "course": N_("Course"),
}
TESTS: Final = ("ALT", "AST", "ALP", "TBIL")
EXCLUDED: Final = ("hepatitis_a", "hepatitis_b", "hepatitis_c", "biliary_vascular", "alcohol", "hypotension")
SERIAL: Final = 2


@frozen
class Element:
    """One element: its group, what it is, whether the case has it, where it would stand, and what is amiss if not."""

    group: str
    what: str
    given: bool
    where: str
    why: str = ""

    @property
    def text(self) -> str:
        """What it is, with what is amiss."""
        return f"{self.what} ({self.why})" if self.why else self.what


@frozen
class Minimum:
    """The elements for one product and one liver injury."""

    product: str
    event: str
    elements: tuple[Element, ...]

    @property
    def given(self) -> int:
        """How many elements the case has."""
        return sum(one.given for one in self.elements)

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that the case has not."""
        return tuple(one for one in self.elements if not one.given)


def minima(facts: Facts) -> tuple[Minimum, ...]:
    """Give the elements of every suspect or interacting product with every liver injury."""
    return tuple(
        minimum(facts, product, event)
        for product in facts.case.products
        if product.role in ("suspect", "interacting")
        for event in facts.case.events
        if event.kind == "liver_injury"
    )


def minimum(facts: Facts, product: Product, event: Event) -> Minimum:
    """Give the elements of one product and one liver injury."""
    case = facts.case
    elements = (
        *_patient(case, product), *_drug(facts, product, event), *_presentation(facts, event), *_tests(facts),
        *_exclusion(case), *_course(case, product, event),
    )  # fmt: skip
    return Minimum(product.id, event.id, elements)


def told(one: Minimum) -> str:
    """Tell how many elements are there and which are missing, by group."""
    head = _("{given} of {count} elements").format(given=one.given, count=len(one.elements))
    parts = []
    for group, title in GROUPS.items():
        if missing := [lack.text for lack in one.missing if lack.group == group]:
            parts.append(f"{_(title).lower()}: {', '.join(missing)}")
    return _("{head}; missing: {parts}").format(head=head, parts="; ".join(parts)) if parts else head


def _patient(case: Case, product: Product) -> Iterator[Element]:
    yield Element("patient", _("age"), case.patient.age is not None, "patient.age")
    yield Element("patient", _("sex"), case.patient.sex is not None, "patient.sex")
    yield Element("patient", _("disease treated"), bool(product.indication), f"products[{product.id}].indication")
    yield Element("patient", _("history"), bool(case.patient.history), "patient.history")


def _drug(facts: Facts, product: Product, event: Event) -> Iterator[Element]:
    doses, place = product.doses, f"products[{product.id}].doses"
    yield Element("drug", _("dose"), any(one.dose is not None for one in doses), place)
    yield Element("drug", _("first intake"), bool(doses) and _dated(doses[0].start), place)
    ended = bool(doses) and (doses[-1].ongoing or _dated(doses[-1].stop))
    yield Element("drug", _("last intake, or that it continued"), ended, place)
    gap = facts.moments.difference(("onset", event.id), ("start", product.id, facts.moments.order(product.id)[0])) \
        if doses else None  # fmt: skip
    known = gap is not None and None not in gap
    yield Element("drug", _("latency"), known, f"events[{event.id}].onset")
    others = [one for one in facts.case.products if one.id != product.id]
    yield Element("drug", _("other products"), bool(others), "products", "" if others else _("none recorded"))


def _presentation(facts: Facts, event: Event) -> Iterator[Element]:
    case = facts.case
    of_event = [one for one in case.symptoms if one.event == event.id or (not one.event and len(case.events) == 1)]
    why = _("no event is chosen for them") if case.symptoms and not of_event else ""
    yield Element("presentation", _("symptoms and signs"), bool(of_event), "symptoms", why)
    yield Element("presentation", _("date of onset"), _dated(event.onset), f"events[{event.id}].onset")


def _tests(facts: Facts) -> Iterator[Element]:
    for analyte in TESTS:
        known = facts.group.get(analyte) or facts.measured.by_analyte.get(analyte)
        yield Element("tests", analyte, bool(known), "samples")
    days = {one.first for analyte in TESTS for one in facts.group.get(analyte, ()) if one.first == one.last}
    serial = len(days - {None}) >= SERIAL
    yield Element("tests", _("values of several days"), serial, "samples")
    yield Element("tests", "INR", bool(facts.measured.by_analyte.get("INR")), "samples")


def _exclusion(case: Case) -> Iterator[Element]:
    rows: dict[str, WorkUpRow] = {}
    for row in case.work_up:
        rows[find_cause(row.cause, row.state) or row.cause.strip().casefold()] = row
    names = {
        "hepatitis_a": _("hepatitis A"), "hepatitis_b": _("hepatitis B"), "hepatitis_c": _("hepatitis C"),
        "biliary_vascular": _("imaging of the bile ducts"), "alcohol": _("alcohol"), "hypotension": _("hypotension"),
    }  # fmt: skip
    for cause in EXCLUDED:
        stated = cause == "alcohol" and case.patient.alcohol is not None
        yield _looked_for(rows.get(cause), cause, names[cause], stated=stated)
    autoimmune = next((row for row in case.work_up if spoken_of(row) == "autoimmune"), None)
    yield _looked_for(autoimmune, "autoimmune", _("autoimmune markers"))


def _looked_for(row: WorkUpRow | None, cause: str, what: str, *, stated: bool = False) -> Element:
    """A cause counts as looked for when its row says what came out and, of tests, which test it was."""
    where = f"work_up[{cause}]"
    if stated:
        return Element("exclusion", what, True, where)
    if row is None or row.state == "not_done":
        return Element("exclusion", what, False, where)
    named = bool(row.test.strip()) or cause in ("alcohol", "hypotension")
    return Element("exclusion", what, named, where, "" if named else _("the test is not named"))


def _course(case: Case, product: Product, event: Event) -> Iterator[Element]:
    outcome = event.outcome not in (None, "unknown")
    yield Element("course", _("outcome"), outcome, f"events[{event.id}].outcome")
    again = len(product.doses) > 1 or any(one.ongoing or one.stop for one in product.doses[-1:])
    stated = any(one.product == product.id and one.change == "restart" for one in case.statements)
    yield Element("course", _("re-exposure, or that there was none"), again or stated, f"products[{product.id}].doses")


def _dated(day: PartialDate | None) -> bool:
    return day is not None and not day.unknown
