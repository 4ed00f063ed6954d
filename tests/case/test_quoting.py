import pytest

from causality.case.quoting import as_typed


@pytest.mark.parametrize(
    ("message", "plain", "typed", "told"),
    [
        ('"2026-02-31" is no date', "2026-02-31", "31 Feb 2026", '"31 Feb 2026" is no date'),
        ('"2026-02-31" is no date', "2026-01-01 to 2026-02-31", "1.1.2026 – 31.2.2026", '"31.2.2026" is no date'),
        ('"before 2026" is no date', "Before 2026", "BEFORE 2026", '"BEFORE 2026" is no date'),
        ("2026-02-31 is no date", "2026-02-31", "31 Feb 2026", "2026-02-31 is no date"),
        ('"x" is neither', "3 days after x", "~3 d after x", '"x" is neither'),
    ],
)
def test_a_message_quotes_what_was_typed(message: str, plain: str, typed: str, told: str) -> None:
    assert as_typed(message, plain, typed) == told
