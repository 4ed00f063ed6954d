"""The signed report of a version as the store keeps it: shown from there, signed further into it, never a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from causality.text import _
from desktop.stores import StoreDesk

if TYPE_CHECKING:
    from causality.records.held import Held
    from causality.records.rights import Action
    from causality.report.signing import Meaning

RIGHTS: "dict[Meaning, Action]" = {
    "authorship": "sign_authorship",
    "review": "sign_review",
    "approval": "sign_approval",
}


class StoredReport:
    """One version of a case. `kept` is told how the store holds the case after a further signature."""

    def __init__(self, stores: StoreDesk, key: str, version: int, kept: "Callable[[Held], None]") -> None:
        self._stores, self.key, self.version, self._kept = stores, key, version, kept

    def read(self) -> bytes:
        """Give the PDF. Raises what the store refuses."""
        desk = self._stores.desk
        return desk.report(self.key, self.version) if desk is not None else b""

    def hindrance(self, meaning: "Meaning") -> str:
        """Say why the officer cannot put this signature on it; empty when that is possible."""
        from causality.records import statement
        from causality.records.refused import REFUSED, told

        desk = self._stores.desk
        if desk is None:
            return _("The store is locked.")
        try:
            desk.enter(RIGHTS[meaning])
            statement.require(desk.store, desk.officer)
            if desk.open(self.key).case.version != self.version:
                return _("A newer version of this case was begun; this one is signed no further.")
        except REFUSED as error:
            return told(error)
        return ""

    def bound(self) -> str:
        """Give what a signature carries of the audit trail."""
        from causality.records.kept import binding

        store = self._stores.store
        return binding(store) if store is not None else ""

    def keep(self, pdf: bytes, reason: str) -> str:
        """Keep the file with its further signature; why it was not kept, empty when it was.

        The reason of the signature is also the one for an author who has to countersign.
        """
        from causality.records.refused import REFUSED, told

        desk = self._stores.desk
        if desk is None:
            return _("The store is locked.")
        try:
            held = desk.open(self.key)
            self._kept(desk.keep_signed(held, held.case, pdf, reason))
        except REFUSED as error:
            return told(error)
        self._stores.cases_changed.emit()
        return ""
