"""What this machine lacks, and how to get it: `dechallenge doctor`.

Assessment and reports need Python, the report's parts, the fonts and a folder for settings; the desktop also needs Qt,
some system libraries on Linux, and a display. Qt is tried in a process of its own, because a broken one ends it.
"""

import ctypes
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from typing import Literal

from causality.files import settings_folder
from causality.frozen import frozen
from causality.text import _

State = Literal["present", "missing", "advised"]

OLDEST_PYTHON = (3, 11)
REPORT_PARTS = ("cryptography", "pikepdf", "pyhanko.sign", "reportlab.pdfgen.canvas")
FONTS = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Italic.ttf", "DejaVuSans.ttf")

# Shared libraries that Qt's wheels expect of a Linux system, with the Debian and Ubuntu packages that hold them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_QT_SECONDS = 60


@frozen
class Check:
    """One thing looked for: whether it is there, what was found, and how to get it.

    `missing` is needed for assessment and reports, `advised` only for the desktop.
    """

    name: str
    state: State
    found: str
    remedy: str = ""


def doctor(environment: Mapping[str, str] | None = None) -> list[Check]:
    """Look at this machine; `environment` is the process's own when not given."""
    known = os.environ if environment is None else environment
    desktop = (_qt_libraries(), _qt(), _display(known))
    return [_python(), *_parts(), _fonts(), _settings(known), _store(), _keyring(), *desktop]


def lines(checks: Iterable[Check]) -> Iterator[str]:
    """Put the checks into lines of text."""
    words = {"present": _("ok"), "missing": _("missing"), "advised": _("for the desktop")}
    for check in checks:
        yield f"{check.name}: {words[check.state]}: {check.found}"
        if check.remedy:
            yield "    " + check.remedy


def _check(name: str, there: bool, found: str, remedy: str, lacking: State = "missing") -> Check:
    return Check(name, "present", found) if there else Check(name, lacking, found, remedy)


def _python() -> Check:
    found = f"{platform.python_implementation()} {platform.python_version()}"
    there = sys.version_info >= OLDEST_PYTHON
    return _check(_("Python"), there, found, _("Install CPython 3.11 or newer."))


def _parts() -> Iterator[Check]:
    for part in REPORT_PARTS:
        name = part.split(".")[0]
        try:
            import_module(part)
        except (ImportError, OSError) as error:
            remedy = _("Run: {command}").format(command=f'"{sys.executable}" -m pip install {name}')
            yield Check(name, "missing", str(error).splitlines()[0], remedy)
        else:
            yield Check(name, "present", _("can be used"))


def _fonts() -> Check:
    folder = files("resources") / "fonts"
    absent = [name for name in FONTS if not (folder / name).is_file()]
    found = ", ".join(absent) if absent else _("{count} fonts").format(count=len(FONTS))
    return _check(_("Fonts"), not absent, found, _("Install the package again; they are part of it."))


def _settings(environment: Mapping[str, str]) -> Check:
    folder = settings_folder(environment)
    existing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            there = True
    except OSError:
        there = False
    remedy = _("Make it writable, or name another folder in DECHALLENGE_HOME.")
    return _check(_("Settings folder"), there, str(folder), remedy)


def _store() -> Check:
    """Whether cases can be kept encrypted, and what guessing one passphrase of a store costs."""
    name = _("Encrypted store")
    try:
        from causality.records.keys import EFFORT

        import_module("sqlcipher3.dbapi2")
    except (ImportError, OSError) as error:
        remedy = _("Run: {command}").format(command=f'"{sys.executable}" -m pip install sqlcipher3 sqlalchemy')
        return Check(name, "missing", str(error).splitlines()[0], remedy)
    return Check(name, "present", _("SQLCipher; passphrases by {effort}").format(effort=EFFORT))


def _keyring() -> Check:
    from causality.records.remembered import available

    found = available()
    remedy = _("Not needed: the store asks for its passphrase. To have it remembered, install dechallenge[keyring].")
    return _check(_("Keyring"), bool(found), found or _("none"), remedy, "advised")


def _qt_libraries() -> Check:
    name = _("System libraries of Qt")
    if not sys.platform.startswith("linux"):
        return Check(name, "present", _("none needed on this system"))
    absent = [library for library in QT_LIBRARIES if not _loads(library)]
    remedy = _("Debian, Ubuntu: {command}").format(
        command="apt-get install " + " ".join(QT_LIBRARIES[library] for library in absent)
    )
    return _check(name, not absent, ", ".join(absent) or _("all there"), remedy, "advised")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _qt() -> Check:
    program = "import PySide6.QtWidgets, PySide6; print(PySide6.__version__)"
    try:
        tried = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=_QT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check("Qt", "advised", str(error), _("The desktop cannot start; assessment and reports can."))
    said = (tried.stdout if tried.returncode == 0 else tried.stderr).strip().splitlines()
    remedy = _("Run: {command}").format(command=f'"{sys.executable}" -m pip install PySide6-Essentials')
    found = said[-1] if said else _("ended with {code}").format(code=tried.returncode)
    return _check("Qt", tried.returncode == 0, found, remedy, "advised")


def _display(environment: Mapping[str, str]) -> Check:
    name = _("Display")
    if not sys.platform.startswith("linux"):
        return Check(name, "present", _("always there on this system"))
    found = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    remedy = _("Start the desktop from a graphical session; assess, report and verify need none.")
    return _check(name, bool(found), found or _("neither DISPLAY nor WAYLAND_DISPLAY is set"), remedy, "advised")
