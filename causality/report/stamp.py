"""What a signature looks like on the page: name, meaning, reason, time and fingerprint, in any script.

Drawn by the same means as the report, because the signing library's own text needs one font for all characters.
"""

from datetime import datetime
from io import BytesIO

from causality import wording
from causality.identity.identity import Identity
from causality.report import fonts, marks
from causality.signs import clean
from causality.text import N_, _
from causality.wording import clock

PAD, STEP = 5.0, 8.8
"""Space at the sides and from line to line in points: a name and seven lines fill a frame."""
ROLES = {"authorship": N_("author"), "review": N_("reviewer"), "approval": N_("approver")}


def stamp_page(
    identity: Identity, meaning: str, reason: str, when: datetime, size: tuple[float, float], server: str = ""
) -> bytes:
    """Draw the look of a signature as a PDF of one page of `size` points; `server` is who stamps its time, if any."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, initialFontName=fonts.FACES["regular"])  # type: ignore[arg-type] # the stubs ask for a number by mistake
    wide, high = size
    canvas.setFillColor(marks.WARNING_GROUND if identity.demo else marks.ACCENT_GROUND)
    canvas.setStrokeColor(marks.WARNING if identity.demo else marks.ACCENT)
    canvas.setLineWidth(0.8)
    canvas.rect(0.4, 0.4, wide - 0.8, high - 0.8, fill=1)
    room, y = wide - 2 * PAD, high - 12.0
    marks.text(canvas, PAD, y, fonts.shortened(clean(identity.name), room, 9, "semibold"), 9, marks.INK, "semibold")
    for line in _lines(identity, meaning, reason, when, room, server):
        y -= STEP
        marks.text(canvas, PAD, y, line, 6.8, marks.INK)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _lines(identity: Identity, meaning: str, reason: str, when: datetime, room: float, server: str) -> list[str]:
    role = _(ROLES[meaning]) if meaning in ROLES else ""
    lines = [_("Role: {role} · meaning: {meaning}").format(role=role, meaning=wording.name(meaning))]
    lines += _broken(_("Reason: {reason}").format(reason=clean(reason) or _("none given")), room, 3)
    lines.append(_("Signed: {time}").format(time=clock(when)))
    whose = _("time stamp from {server}").format(server=server) if server else _("time from this computer")
    lines.append(fonts.shortened(whose, room, 6.8))
    lines.append(_("Certificate: {fingerprint}").format(fingerprint=identity.fingerprint))
    return lines


def _broken(text: str, room: float, most: int) -> list[str]:
    lines = [""]
    for word in " ".join(text.split()).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and fonts.width(longer, 6.8) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return [fonts.shortened(line, room, 6.8) for line in kept]
