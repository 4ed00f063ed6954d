"""The author's signature on a case of the store: whether it can be given, and its report kept with the version."""

from typing import TYPE_CHECKING

from causality.case.edits import InvalidEdit, lock
from causality.case.versions import SignedVersion
from causality.records import statement
from causality.records.kept import binding
from causality.records.refused import REFUSED, told
from causality.text import _

if TYPE_CHECKING:
    from desktop.stored_case import StoredCase


def hindrance(file: "StoredCase") -> str:
    """Say why the officer cannot sign the case as author; empty when that is possible. What was typed is saved."""
    desk = file.stores.desk
    if desk is None or not file.save():
        return file.trouble or file.conflict or _("The case is not in the store as it stands.")
    try:
        desk.enter("sign_authorship")
        statement.require(desk.store, desk.officer)
    except REFUSED as error:
        return told(error)
    return ""


def bound(file: "StoredCase") -> str:
    """Give what a signature carries of the audit trail."""
    store = file.stores.store
    return binding(store) if store is not None else ""


def keep(file: "StoredCase", mark: SignedVersion, pdf: bytes) -> str:
    """Keep the signed report of the present version, and lock it; why it was not kept, empty when it was."""
    desk = file.stores.desk
    if desk is None or file.held is None:
        return _("The store is locked.")
    try:
        held = desk.keep_signed(file.held, lock(mark).apply(file.session.case), pdf)
    except REFUSED as error:
        return told(error)
    except InvalidEdit as error:
        return str(error)
    file.session.protect("")
    file.session.lock(mark)
    file.show_held(held)
    return ""
