"""What the ten questions of the Naranjo scale ask of a product and an event."""

from collections.abc import Mapping

from causality.methods import naranjo, pair_questions
from causality.methods.general import Question

QUESTIONS: Mapping[str, Question] = {
    "reported": pair_questions.reported,
    "followed": pair_questions.followed,
    "improved": pair_questions.stopped,
    "reappeared": pair_questions.again,
    "alternatives": pair_questions.alternatives,
    "placebo": pair_questions.placebo,
    "toxic_level": pair_questions.toxic_level,
    "dose": pair_questions.by_dose,
    "before": pair_questions.before,
    "objective": pair_questions.objective,
}
METHOD = naranjo.METHOD
