"""RECAM for one product and one event: where it applies, and its items."""

from functools import partial

from causality.evidence.pair import Pair
from causality.methods import recam, recam_course
from causality.methods.dated import DatedMethod, Sampled, assess_dated, timing
from causality.methods.recam_causes import FIXED
from causality.text import _

OF = DatedMethod(
    recam.METHOD,
    dated={
        "from_start": recam_course.from_start, "from_stop": recam_course.from_stop,
        "dechallenge": recam_course.dechallenge, "rechallenge": recam_course.rechallenge,
    },
    words={
        "from_start": timing, "from_stop": timing, "dechallenge": recam_course.course_words,
        "rechallenge": recam_course.rechallenge_words,
    },
    fixed=FIXED,
    from_start=recam.START,
    from_stop=recam.STOP,
    after_stop=(*recam.DECHALLENGE, recam.PERSISTS_AFTER + 1),
    sampled={
        "dechallenge": Sampled(("ALT", "ALP", "TBIL"), recam_course.any_course),
        "rechallenge": Sampled(("ALT", "AST", "ALP"), recam_course.any_rechallenge),
    },
    within=(recam.REEXPOSED_WITHIN,),
)  # fmt: skip
METHOD = recam.METHOD


def entry(pair: Pair) -> tuple[str, str]:
    """Whether the injury reaches what RECAM was made for: the case definition of drug-induced liver injury."""
    liver = pair.liver
    if liver is not None and liver.case_definition == "yes":
        return "applicable", ""
    text = liver.case_definition_text if liver is not None else ""
    if liver is not None and liver.case_definition == "no":
        return "exploratory", _("below the entry threshold of RECAM: {text}").format(text=text)
    return "exploratory", _("not shown to reach the entry threshold of RECAM: {text}").format(text=text)


assess_pair = partial(assess_dated, OF, entry)
"""Assess one pair by RECAM."""
