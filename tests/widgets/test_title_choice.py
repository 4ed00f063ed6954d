"""The choice that stands as a title."""

from pytestqt.qtbot import QtBot

from widgets.title_choice import TitleChoice

NAME = "Anti-tumour Chinese herbal decoctions × Facial neuralgia, numbness of hands and feet"


def test_what_has_no_room_ends_in_an_ellipsis_and_is_whole_as_tooltip(qtbot: QtBot) -> None:
    choice = TitleChoice("pairChoice", "Pair")
    qtbot.addWidget(choice)
    choice.addItems([NAME, "A × B"])
    choice.resize(260, 30)
    choice.show()
    assert choice.shown != NAME
    assert "…" in choice.shown
    assert choice.fontMetrics().horizontalAdvance(choice.shown) < choice.width()
    assert choice.toolTip() == NAME
    choice.resize(1200, 30)
    assert choice.shown == NAME
    choice.setCurrentIndex(1)
    assert (choice.shown, choice.toolTip()) == ("A × B", "A × B")
