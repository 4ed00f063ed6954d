"""What is remembered between starts, also when the file was spoilt."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop.settings import MOST_RECENT, Settings


def test_settings_are_there_at_the_next_start(tmp_path: Path) -> None:
    first = Settings(tmp_path)
    first.remember_theme("dark")
    first.remember_geometry("window", QByteArray(b"\x00\x01"))
    first.remember_hidden("analytes", {"GGT", "ALP"})
    first.remember_recent(tmp_path / "a, b.json")
    first.sync()
    second = Settings(tmp_path)
    assert (second.theme(), second.geometry("window")) == ("dark", QByteArray(b"\x00\x01"))
    assert second.hidden("analytes") == {"GGT", "ALP"}
    assert second.recent() == [tmp_path / "a, b.json"]


def test_without_settings_nothing_is_chosen(tmp_path: Path) -> None:
    empty = Settings(tmp_path)
    assert (empty.theme(), empty.geometry("window").isEmpty(), empty.hidden("x"), empty.recent()) == (
        "system", True, frozenset(), [],
    )  # fmt: skip


def test_recent_files_are_the_last_ones_each_once(tmp_path: Path) -> None:
    kept = Settings(tmp_path)
    for number in (*range(MOST_RECENT + 2), 5):
        kept.remember_recent(tmp_path / f"{number}.json")
    names = [path.name for path in kept.recent()]
    assert names[:3] == ["5.json", "11.json", "10.json"]
    assert len(names) == len(set(names)) == MOST_RECENT
    kept.forget_recent(tmp_path / "5.json")
    assert kept.recent()[0].name == "11.json"


@pytest.mark.parametrize("data", [b"\x00\xff[", b"[recent]\nsize=lots\n1\\text=@Invalid()\n", b"theme=@ByteArray(x)\n"])
def test_broken_settings_count_as_none_and_can_be_written_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "desktop.ini").write_bytes(data)
    broken = Settings(tmp_path)
    assert (broken.theme(), broken.recent()) == ("system", [])
    broken.remember_theme("light")
    broken.sync()
    assert Settings(tmp_path).theme() == "light"
