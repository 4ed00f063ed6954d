"""Every method by id, with the function that applies it to a pair, in the order in which they are shown.

The first one that is made for the kind of event is the main method of a pair.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

from causality.case.model import Event
from causality.evidence.pair import Pair
from causality.methods import (
    liverpool_questions,
    maria_victorino_rules,
    naranjo_questions,
    opinions,
    recam_pair,
    rucam_1993_rules,
    rucam_pair,
    who_umc_questions,
)
from causality.methods.general import ask, ask_opinion, assess_by
from causality.methods.method import Applicability, Method, PairAssessment
from causality.text import _

Assessor = Callable[[Pair], PairAssessment]


def _answered(questions: ModuleType) -> tuple[Method, Assessor]:
    return questions.METHOD, partial(assess_by, questions.METHOD, questions.QUESTIONS)


_ALL: tuple[tuple[Method, Assessor], ...] = (
    (rucam_pair.METHOD, rucam_pair.assess_pair),
    (rucam_1993_rules.METHOD, rucam_1993_rules.assess_pair),
    (recam_pair.METHOD, recam_pair.assess_pair),
    (maria_victorino_rules.METHOD, maria_victorino_rules.assess_pair),
    *map(_answered, (naranjo_questions, who_umc_questions, liverpool_questions)),
    (opinions.DILIN, partial(ask_opinion, opinions.DILIN)),
    (opinions.INTROSPECTION, partial(ask_opinion, opinions.INTROSPECTION)),
)
METHODS: dict[str, tuple[Method, Assessor]] = {method.id: (method, assessor) for method, assessor in _ALL}
_OWN = frozenset(METHODS)
_LENT: ContextVar[tuple[Method, ...] | None] = ContextVar("lent", default=None)
"""The methods of a site in whose company something is computed, in place of those of this machine."""


def in_use() -> dict[str, tuple[Method, Assessor]]:
    """Give every method that is used here and now."""
    lent = _LENT.get()
    if lent is None:
        return METHODS
    return {key: METHODS[key] for key in METHODS if key in _OWN} | {one.id: (one, partial(ask, one)) for one in lent}


def site_methods() -> tuple[Method, ...]:
    """Give the methods of a site among those that are used here and now."""
    return tuple(method for key, (method, _assessor) in in_use().items() if key not in _OWN)


def is_own(method: str) -> bool:
    """Whether an id is that of a method of this program."""
    return method in _OWN


@contextmanager
def with_site_methods(methods: Iterable[Method]) -> Iterator[None]:
    """Compute with these methods of a site alone, whatever this machine has; other threads go on as they were."""
    token = _LENT.set(tuple(methods))
    try:
        yield
    finally:
        _LENT.reset(token)


def use_site_methods(folder: Path) -> None:
    """Use the methods that a site declares in a folder, in place of those used before. Raises `InvalidMethod`."""
    if folder.is_dir():
        from causality.methods.site import InvalidMethod, read_folder

        found = read_folder(folder)
        for method in found:
            if method.id in _OWN:
                told = _('the id "{id}" is that of a method of this program').format(id=method.id)
                raise InvalidMethod(f"{folder}: {told}")
    else:
        found = ()
    for key in [key for key in METHODS if key not in _OWN]:
        del METHODS[key]
    METHODS.update((method.id, (method, partial(ask, method))) for method in found)


def in_turn(event: Event) -> Iterator[tuple[Method, Assessor]]:
    """Give every method for a kind of event: the main one, the others made for it, then those that are not."""
    used = in_use()
    fitting = [one for one in used.values() if one[0].fits(event)]
    for place, (method, assessor) in enumerate(fitting):
        yield method, partial(_beside, assessor) if place else assessor
    for method, _assessor in used.values():
        if not method.fits(event):
            yield method, partial(_unfit, method)


def _beside(assessor: Assessor, pair: Pair) -> PairAssessment:
    found = assessor(pair)
    return replace(found, main=False, next_tests=lambda: found.next_tests)


def _unfit(method: Method, pair: Pair) -> PairAssessment:
    reason = _("{method} assesses liver injury only").format(method=method.short or method.title)
    return PairAssessment(pair.product.id, pair.event.id, method, Applicability("not_applicable", reason), main=False)
