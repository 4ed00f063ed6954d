"""The pages by their steps. Each is imported when it is made, so that a start does not wait for what is not seen."""

from collections.abc import Callable

from desktop.pages.page import Page


def make_page(step: str) -> Page:
    """Make the page of a step."""
    return PAGES[step]()


def _case() -> Page:
    from desktop.pages.case import CasePage

    return CasePage()


def _products() -> Page:
    from desktop.pages.products import ProductsPage

    return ProductsPage()


def _labs() -> Page:
    from desktop.pages.labs import LabsPage

    return LabsPage()


def _work_up() -> Page:
    from desktop.pages.work_up import WorkUpPage

    return WorkUpPage()


def _scoring() -> Page:
    from desktop.pages.scoring import ScoringPage

    return ScoringPage()


def _differential() -> Page:
    from desktop.pages.differential import DifferentialPage

    return DifferentialPage()


def _report() -> Page:
    from desktop.pages.report import ReportPage

    return ReportPage()


PAGES: dict[str, Callable[[], Page]] = {
    "case": _case, "products": _products, "labs": _labs, "work-up": _work_up, "scoring": _scoring,
    "differential": _differential, "report": _report,
}  # fmt: skip
"""How the page of each step is made."""
