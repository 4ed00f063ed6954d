"""The program is killed while somebody types into a case of the store: two seconds are missing at most, never more.

The short form; many more kills, at the store itself: `python -m tests.records.faults`.
"""

import os
import random
import signal
from pathlib import Path

import pytest

from causality.case.model import Case, Product
from causality.records.searching import Query
from tests.desktop.killing import typed_until_killed
from tests.desktop.storing import put
from tests.desktop.test_crash import LOST
from tests.desktop.typing_run import LETTERS
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place

KILLS, SEED = 4, 11
CASE = Case(id="2026-017", products=(Product(id="drug", name="drug"),))


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_a_killed_program_loses_two_seconds_at_most_and_never_the_store(pattern: Place, tmp_path: Path) -> None:  # noqa: F811
    place = pattern.copied(tmp_path)
    put(place, CASE)
    chance, before, longest = random.Random(SEED), "", 0
    for _kill in range(KILLS):
        moment = chance.uniform(0.3, 3.0)
        typed, code = typed_until_killed(tmp_path, "tests.desktop.storing_run", ["ben", f"{PASSPHRASE} ben"], moment)
        assert code == -signal.SIGKILL
        desk = place.desk()
        assert desk.store.pages_damaged() == 0
        assert desk.store.prove().doubts == ()
        (one,) = desk.find(Query())
        comment = desk.open(one.key).case.products[0].comment
        desk.store.close()
        new = comment.removesuffix(before)  # what is typed comes before what was there
        assert comment.endswith(before)
        assert new == "".join(LETTERS[place_ % len(LETTERS)] for place_ in range(len(new)))
        missing = [when for number, when in typed.items() if number > len(new)]
        assert max(typed.values()) - min(missing, default=max(typed.values())) <= LOST
        before, longest = comment, max(longest, len(new))
        for folder in (tmp_path / "recovery", tmp_path / "open"):
            assert not list(folder.glob("*"))
    assert longest
