import sys
from pathlib import Path

import pytest

from causality.doctor import FONTS, QT_LIBRARIES, Check, doctor, lines
from causality.files import settings_folder


def named(checks: list[Check], name: str) -> Check:
    return next(check for check in checks if check.name == name)


def test_nothing_needed_for_reports_is_missing_where_the_tests_run(tmp_path: Path) -> None:
    checks = doctor({"DECHALLENGE_HOME": str(tmp_path)})
    assert [check for check in checks if check.state == "missing"] == []
    assert named(checks, "Fonts").found == f"{len(FONTS)} fonts"


def test_the_settings_folder_is_the_one_named_in_the_environment(tmp_path: Path) -> None:
    assert settings_folder({"DECHALLENGE_HOME": str(tmp_path)}) == tmp_path
    assert "dechallenge" in str(settings_folder({}))


def test_looking_at_the_settings_folder_does_not_make_it(tmp_path: Path) -> None:
    home = tmp_path / "not" / "yet"
    assert named(doctor({"DECHALLENGE_HOME": str(home)}), "Settings folder").state == "present"
    assert list(tmp_path.iterdir()) == []


def test_a_settings_folder_behind_a_file_is_missing_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    check = named(doctor({"DECHALLENGE_HOME": str(tmp_path / "file")}), "Settings folder")
    assert (check.state, "DECHALLENGE_HOME" in check.remedy) == ("missing", True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there on this system")
def test_a_display_is_only_advised(tmp_path: Path) -> None:
    home = {"DECHALLENGE_HOME": str(tmp_path)}
    assert named(doctor(home), "Display").state == "advised"
    assert named(doctor(home | {"DISPLAY": ":7"}), "Display").found == ":7"


def test_each_library_has_the_name_of_its_package() -> None:
    assert all(package.startswith("lib") and package == package.lower() for package in QT_LIBRARIES.values())


def test_what_is_missing_is_followed_by_how_to_get_it() -> None:
    told = list(lines([Check("Fonts", "missing", "a.ttf", "Install it."), Check("Python", "present", "3.11")]))
    assert told == ["Fonts: missing: a.ttf", "    Install it.", "Python: ok: 3.11"]
