"""How hard a passphrase is to guess, by known words, names, dates and patterns; nothing leaves this machine."""

from collections.abc import Iterable

from causality.frozen import frozen
from causality.text import N_, _

LEAST = 3
"""The least that a new identity is sealed with: "safely unguessable" by the estimator's own scale of 0 to 4."""
LONGEST_ESTIMATED = 72
"""What follows after so many characters is not looked at: the estimate takes long, and is high enough by then."""

_WORDS = (
    N_("guessed at once"),
    N_("guessed easily"),
    N_("guessed with some effort"),
    N_("hard to guess"),
    N_("very hard to guess"),
)
_ADVICE = {
    0: N_("Take four or more unusual words that do not belong together."),
    1: N_("Take four or more unusual words that do not belong together."),
    2: N_("Add another word or two; unusual ones are better."),
}


@frozen
class Strength:
    """How strong a passphrase is: `score` from 0 to 4, in words, and what would make it stronger."""

    score: int
    words: str
    advice: str

    @property
    def enough(self) -> bool:
        """Whether an identity may be sealed with it."""
        return self.score >= LEAST


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """Estimate a passphrase; `about` are the person's own particulars, which a guesser tries first."""
    if not passphrase:
        return Strength(0, _(_WORDS[0]), _(_ADVICE[0]))
    from zxcvbn import zxcvbn

    known = [word for text in about for word in (text, *text.split()) if word]
    score = int(zxcvbn(passphrase[:LONGEST_ESTIMATED], user_inputs=known)["score"])
    return Strength(score, _(_WORDS[score]), _(_ADVICE[score]) if score in _ADVICE else "")
