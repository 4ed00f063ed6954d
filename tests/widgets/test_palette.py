import pytest

from widgets.palette import (
    CONTRAST,
    DARK,
    LIGHT,
    Theme,
    blended,
    contrast,
    faded,
    ink_on,
    qt_palette,
    readable,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "ground"), ("text", "surface"), ("text", "raised"), ("text", "selection"), ("muted", "ground"),
        ("muted", "surface"), ("muted", "raised"), ("accent", "surface"), ("accent", "accent_ground"),
        ("warning", "surface"), ("warning", "warning_ground"), ("error", "surface"), ("error", "raised"),
        ("error", "ground"), ("error", "warning_ground"), ("warning", "raised"), ("warning", "ground"),
        ("accent", "raised"), ("accent", "ground"), ("accent", "selection"), ("on_bar", "accent"),
        ("text", "accent_ground"), ("text", "warning_ground"), ("muted", "accent_ground"), ("muted", "warning_ground"),
    ],
)  # fmt: skip
def test_text_can_be_read_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= CONTRAST


@THEMES
def test_every_category_can_be_read_on_cards(theme: Theme) -> None:
    assert [name for name, colour in theme.categories.items() if contrast(colour, theme.surface) < CONTRAST] == []


@THEMES
def test_names_of_lines_are_made_readable(theme: Theme) -> None:
    for colour in theme.analytes.values():
        assert contrast(readable(colour, theme), theme.surface) >= CONTRAST


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable(LIGHT.analyte("TBIL"), LIGHT) == LIGHT.analyte("TBIL").lower()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("share", [1.0, 0.4])
def test_a_dose_is_read_on_its_bar_or_stands_on_a_plate(theme: Theme, share: float) -> None:
    for colour in (*theme.suspects, theme.other_product):
        ground = blended(faded(colour, share), theme.surface)
        ink = ink_on(ground, theme)
        assert contrast(ink, ground) == max(contrast(one, ground) for one in (theme.on_bar, theme.text, theme.surface))
        assert contrast(ink, ground) >= (CONTRAST if share < 1 else 3.5)


def test_a_faded_colour_takes_from_its_ground() -> None:
    assert blended(faded("#000000", 0.5), "#FFFFFF") in ("#7f7f7f", "#808080")
    assert blended(faded("#000000", 1.0), "#FFFFFF") == "#000000"


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_palette_for_qt_is_whole() -> None:
    palette = qt_palette(DARK)
    assert palette.window().color().name() == DARK.ground.lower()
    assert palette.text().color().name() == DARK.text.lower()
