"""The program with its window: `run`; and `missing`, what it lacks on this machine, asked before Qt could abort."""

import ctypes
import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from causality.doctor import QT_LIBRARIES
from causality.text import _

BAD_START = 2
COLLECTED = (700, 10, 1000)
"""After how many new objects garbage is looked for once a window is there: little of it often, which is not seen, and
rarely a search through everything.

Each assessment leaves thousands of objects in circles. Taken away together, 50,000 of them hold up a drag for 50 ms, as
a search among 100,000 samples would; in small lots they take 3 ms at most.
"""
_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_OF_X11 = ("xcb", "xkb")
"""Parts of the names of the libraries that only the X11 platform needs."""
_reached: dict[str, int] = {}
"""The connections to the displays that answered.

They stay until Qt has its own: a display without any other client begins anew when its last one goes, and for a moment
refuses the next.
"""


def missing(environment: Mapping[str, str] | None = None) -> str:
    """Say in one line what the desktop lacks on this machine and what brings it; empty when it can start."""
    known = os.environ if environment is None else environment
    lacking = _libraries(known) or _display(known)
    if not lacking:
        return ""
    other = _("“dechallenge demo --report OUT.pdf” needs no screen.")
    return f"{lacking} {other}"


def collect_nothing() -> None:
    """Look for no garbage while a start makes what stays: three searches would find some hundred objects in 40 ms."""
    gc.disable()


def collect_little() -> None:
    """Look for garbage in small lots, and never among what a start made, which stays until the end."""
    gc.freeze()
    gc.set_threshold(*COLLECTED)
    gc.enable()


def run(path: Path | None = None, *, example: bool = False) -> int:
    """Show the window and give the exit code.

    It has the case at `path`, the worked example, the last case, or the start page.
    """
    if told := missing():
        sys.stderr.write(f"dechallenge: {told}\n")
        return BAD_START
    from desktop.loading import load_plots

    load_plots()
    from PySide6.QtWidgets import QApplication

    from desktop.look import Look
    from desktop.settings import Settings
    from desktop.windows import Windows

    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    _let_go()
    app.setApplicationDisplayName("Dechallenge")
    settings = Settings()
    unusable = site_methods(settings.folder)
    windows = Windows(Look(app, settings), settings)
    window = windows.start(path, example=example)
    if unusable:
        window.tell(unusable)
    collect_little()
    return app.exec()


def site_methods(home: Path) -> str:
    """Use the methods that the site declares in the folder of settings; say what is wrong with one of them."""
    folder = home / "methods"
    if not folder.is_dir():
        return ""
    from causality.methods.registry import use_site_methods
    from causality.methods.site import InvalidMethod

    try:
        use_site_methods(folder)
    except InvalidMethod as error:
        return str(error)
    return ""


def _libraries(known: Mapping[str, str]) -> str:
    if not sys.platform.startswith("linux"):
        return ""
    on_screen = known.get("QT_QPA_PLATFORM", "").split(":")[0] not in _WITHOUT_DISPLAY
    needed = [name for name in QT_LIBRARIES if on_screen or not any(part in name for part in _OF_X11)]
    absent = [name for name in needed if not _loads(name)]
    if absent:
        command = "apt-get install " + " ".join(QT_LIBRARIES[name] for name in absent)
        return _("The desktop lacks {libraries}; {command} brings them (Debian, Ubuntu).").format(
            libraries=", ".join(absent), command=command
        )
    try:
        import PySide6.QtWidgets  # noqa: F401 - tried for what it may lack
    except ImportError as error:
        return _("The desktop lacks a part of Qt ({error}); pip install PySide6-Essentials brings it.").format(
            error=error
        )
    return ""


def _display(known: Mapping[str, str]) -> str:
    """Qt ends the whole process when it cannot reach a display; so it is reached for here first."""
    asked = known.get("QT_QPA_PLATFORM", "").split(":")[0]
    if not sys.platform.startswith("linux") or asked in _WITHOUT_DISPLAY:
        return ""
    if asked != "xcb" and _has_wayland(known):
        return ""
    display = known.get("DISPLAY", "")
    if not display:
        return _("There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start it from a graphical session.")
    if not _answers(display):
        return _("The display {display} does not answer; start it from a graphical session.").format(display=display)
    return ""


def _has_wayland(known: Mapping[str, str]) -> bool:
    name = known.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(known.get("XDG_RUNTIME_DIR", "")) / name).exists()


def _answers(display: str) -> bool:
    """Whether a display lets us in; the connection stays."""
    if display in _reached:
        return True
    try:
        xcb = _xcb()
    except OSError:
        return False
    connection = xcb.xcb_connect(display.encode(), None)
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
        return False
    _reached[display] = connection
    return True


def _let_go() -> None:
    """End the connections that were made to see whether a display answers."""
    while _reached:
        _xcb().xcb_disconnect(_reached.popitem()[1])


def _xcb() -> ctypes.CDLL:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    return xcb


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
