# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from causality.assess import assess
from causality.case.file import read_case
from causality.case.model import Case
from causality.differential.candidates import differentials
from causality.evidence.values import Challenge, Verdict
from desktop.candidates import candidates, cause_key, pair_key, places
from desktop.pages.differential import DifferentialPage
from desktop.selection import Selection
from desktop.session import Session
from widgets.cause_card import Cause
from widgets.choice_field import ChoiceField
from widgets.palette import LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
EXAMPLE = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
HERB = cause_key("liver-injury", "dili:herbal-decoction")
ALPELISIB = cause_key("liver-injury", "dili:alpelisib")
TUMOUR = cause_key("liver-injury", "tili")
BILIARY = cause_key("liver-injury", "biliary")
GLUCOSE = pair_key("alpelisib", "hyperglycaemia")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = Session()
    made.recover(EXAMPLE, None)
    return made


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[DifferentialPage]:
    made = DifferentialPage()
    made.edited.connect(session.apply)
    made.show_assessment(session.assessment, Selection(), LIGHT)
    session.changed.connect(lambda: made.show_assessment(session.assessment, Selection(), LIGHT))
    made.resize(780, 370)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()
    made.deleteLater()
    session.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def challenge(verdict: Verdict) -> Challenge:
    return Challenge("herbal-decoction", "liver-injury", "ALT", "stop", 0, "10 → 0 mg/day", (), verdict, "")


def herb(*verdicts: Verdict) -> Cause:
    assessment = replace(assess(EXAMPLE), challenges=tuple(map(challenge, verdicts)))
    return next(cause for _title, causes in candidates(assessment) for cause in causes if cause.key == HERB)


def test_the_causes_of_a_liver_injury_come_by_their_hints_and_suspects_of_other_events_after() -> None:
    groups = candidates(assess(EXAMPLE))
    assert [title for title, _causes in groups][:2] == ["Liver injury", "Hyperglycaemia"]
    keys = [cause.key for cause in groups[0][1]]
    assert keys[0] == TUMOUR
    assert {HERB, ALPELISIB, BILIARY} <= set(keys)
    words = [one.word for one in differentials(assess(EXAMPLE))[0].candidates]
    assert words == sorted(words, key=("supported", "disputed", "open", "not_supported").index)
    assert groups[1][1][0].key == GLUCOSE


def test_the_word_on_a_cause_is_that_of_all_lines_below_it_and_lines_name_their_methods() -> None:
    signs = {"Hints for it, none against": {"for"}, "Hints for and against": {"for", "against"},
             "Hints against it, none for": {"against"}, "No hint either way": set()}  # fmt: skip
    for cause in candidates(assess(EXAMPLE))[0][1]:
        assert {side for side, _text in cause.evidence} - {"open"} == signs[cause.standings[0].word], cause.title
        told = [text for _side, text in cause.evidence]
        assert len(told) == len(set(told))
        assert all(": " in text for text in told if text[:1] in "+−")
    herbal = herb().evidence
    assert any(text.startswith("RUCAM 2016, RUCAM 1993: ") for _side, text in herbal)


def test_without_a_liver_injury_the_work_up_stands_by_itself() -> None:
    bare = Case(id="a", work_up=EXAMPLE.work_up)
    ((title, causes),) = candidates(assess(bare))
    assert title == "Other causes looked for"
    assert len(causes) == len(EXAMPLE.work_up)


@pytest.mark.parametrize(
    ("verdict", "side"),
    [("positive", "for"), ("partial", "for"), ("negative", "against"), ("inverse", "against"),
     ("uninterpretable", "open"), ("depends_on_date", "open")],
)  # fmt: skip
def test_what_a_change_of_dose_shows_is_for_or_against_or_open(verdict: Verdict, side: str) -> None:
    assert [found for found, text in herb(verdict).evidence if text.startswith("Stop 10 → 0 mg/day: ")] == [side]


def test_only_points_that_are_certain_in_sign_are_evidence() -> None:
    told = {text: side for side, text in herb().evidence}
    assert {side for text, side in told.items() if ": +1 … +2" in text} == {"for"}
    assert {side for text, side in told.items() if "RUCAM 2016: −3 … −2" in text} == {"against"}
    assert told["6 items of RUCAM 2016 are open"] == "open"


def test_no_card_speaks_of_a_probability() -> None:
    for _title, causes in candidates(assess(EXAMPLE)):
        for cause in causes:
            for text in (cause.title, *(text for _side, text in cause.evidence)):
                assert "likely" not in text
                assert "probability" not in text


def test_a_card_leads_to_its_pair_by_click_and_key(page: DifferentialPage, qtbot: QtBot) -> None:
    for act in (
        lambda: qtbot.mouseClick(page.cards.card(HERB), Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(page.cards.card(HERB), Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(page.pair_chosen) as gone:
            act()
        assert gone.args == ["herbal-decoction", "liver-injury", "rucam-2016"]


def test_a_cause_that_is_no_product_leads_to_what_its_first_hint_rests_on(page: DifferentialPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.place_chosen) as gone:
        qtbot.keyClick(page.cards.card(TUMOUR), Qt.Key.Key_Space)
    assert gone.args == [places(assess(EXAMPLE))[TUMOUR]] == ["imaging[2]"]


def test_arrows_go_through_the_cards(page: DifferentialPage, qtbot: QtBot) -> None:
    page.reveal("")
    assert page.cards.card(TUMOUR).hasFocus()
    qtbot.keyClick(page.cards.card(TUMOUR), Qt.Key.Key_Right)
    assert page.cards.card(BILIARY).hasFocus()
    qtbot.keyClick(page.cards.card(BILIARY), Qt.Key.Key_Up)
    assert page.cards.card(TUMOUR).hasFocus()


def ranking(session: Session) -> list[tuple[str, str | None]]:
    return [(row.cause, row.standing) for row in session.case.ranking]


def test_causes_are_ranked_and_judged_by_keys(page: DifferentialPage, session: Session, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    page.reveal("")
    qtbot.keyClick(page.cards.card(TUMOUR), Qt.Key.Key_Up, control)
    qtbot.keyClick(page.cards.card(BILIARY), Qt.Key.Key_Up, control)
    assert ranking(session) == [("tili", None), ("biliary", None)]
    qtbot.keyClick(page.cards.card(BILIARY), Qt.Key.Key_Up, control)
    assert ranking(session) == [("biliary", None), ("tili", None)]
    qtbot.keyClick(page.cards.card(BILIARY), Qt.Key.Key_Down, control)
    qtbot.keyClicks(page.cards.card(TUMOUR), "1")
    qtbot.keyClicks(page.cards.card(BILIARY), "2")
    assert ranking(session) == [("tili", "supported"), ("biliary", "possible")]
    assert session.case.ranking[0].when
    qtbot.keyClicks(page.cards.card(BILIARY), "0")
    qtbot.keyClick(page.cards.card(BILIARY), Qt.Key.Key_Down, control)
    assert ranking(session) == [("tili", "supported")]
    assert page.cards.card(TUMOUR).accessibleName().startswith("rank 1, Tumour infiltration")
    for _step in range(8):
        session.undo()
    assert session.case == EXAMPLE


def test_causes_are_ranked_and_judged_by_mouse_and_the_reason_is_typed(
    page: DifferentialPage, session: Session, qtbot: QtBot
) -> None:
    card = page.cards.card(ALPELISIB)
    up, down = (card.findChildren(QToolButton, name)[0] for name in ("rankUp", "rankDown"))
    assert not down.isEnabled()
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    assert ranking(session) == [("dili:alpelisib", None)]
    standing = card.findChildren(ChoiceField, "causeStanding")[0]
    standing.setFocus()
    qtbot.keyClicks(standing, "excl")
    reason = card.findChildren(QLineEdit, "causeReason")[0]
    assert reason.isVisible()
    qtbot.keyClicks(reason, "onset before")
    assert ranking(session) == [("dili:alpelisib", "excluded")]
    assert session.case.ranking[0].reason == "onset before"
    assert candidates(session.assessment)[0][1][-1].key == ALPELISIB
    assert not down.isEnabled()
    qtbot.keyClick(card, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert ranking(session) == [("dili:alpelisib", "excluded")]


@pytest.mark.parametrize("height", [170, 260, 420])
def test_the_head_of_the_card_that_has_the_keyboard_is_in_sight(
    page: DifferentialPage, qtbot: QtBot, height: int
) -> None:
    page.resize(page.width(), height)
    page.reveal("")
    keys = [cause.key for _title, causes in candidates(assess(EXAMPLE)) for cause in causes]
    for key, following in pairwise(keys):
        qtbot.keyClick(page.cards.card(key), Qt.Key.Key_Down)
        card, seen = page.cards.card(following), page.cards.viewport()
        assert card.hasFocus()
        top = card.mapTo(seen, QPoint(0, 0)).y()
        assert 0 <= top < seen.height() - min(card.height(), 24)
    qtbot.keyClicks(page.cards.card(keys[-1]), "4")
    top = page.cards.card(keys[-1]).mapTo(page.cards.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.cards.viewport().height()


def test_suspects_of_other_events_are_not_ranked(page: DifferentialPage, session: Session, qtbot: QtBot) -> None:
    card = page.cards.card(GLUCOSE)
    assert not card.word.isVisible()
    qtbot.keyClicks(card, "1")
    assert session.case == EXAMPLE


def test_a_card_says_aloud_what_it_shows(page: DifferentialPage) -> None:
    card = page.cards.card(HERB)
    assert "RUCAM 2016 excluded to possible −4…3" in card.accessibleName()
    assert "against: RUCAM 2016: −3 … −2" in card.accessibleDescription()


def test_a_place_is_revealed(page: DifferentialPage) -> None:
    page.reveal("imaging[2]")
    assert page.cards.card(TUMOUR).hasFocus()
    page.reveal("conclusion")
    assert page.conclusion.hasFocus()


def test_the_conclusion_is_typed_as_one_step(page: DifferentialPage, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.conclusion, "Tumour.")
    assert session.case.conclusion == "Tumour."
    session.undo()
    assert session.case == EXAMPLE
    assert page.conclusion.toPlainText() == ""
    session.redo()
    assert page.conclusion.toPlainText() == "Tumour."


def test_an_empty_case_says_what_is_lacking(page: DifferentialPage, session: Session) -> None:
    session.new()
    assert not page.cards.isVisible()
    page.reveal("")
    assert page.conclusion.hasFocus()


def test_the_conclusion_takes_room_only_for_what_is_written(page: DifferentialPage, qtbot: QtBot) -> None:
    page.reveal("")
    field = page.conclusion
    line, empty = field.fontMetrics().lineSpacing(), field.height()
    field.setFocus()
    assert field.height() == empty + line
    for word in ("One.", "Two."):
        qtbot.keyClicks(field, word)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.height() == empty + 2 * line
    for _time in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.height() == empty + 4 * line
    for _time in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.height() == empty + 2 * line
