"""What takes its time at a store, done beside the window: making it, signing in, another passphrase.

Passphrases go in, are used once and are forgotten. Nothing of SQLAlchemy is imported before the first of these.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from typing_extensions import override

from causality.frozen import frozen
from desktop.beside import Job

if TYPE_CHECKING:
    from causality.records.desk import Desk


@frozen
class NewStore:
    """A store that is wanted: where, and who administers it. `assessor` is the same person's id for assessing cases.

    With an assessor's id the passphrase is also the first one of that id, to be changed at its first sign-in.
    """

    place: str
    officer: str
    name: str
    passphrase: str
    assessor: str = ""

    def __repr__(self) -> str:
        """Say nothing of the passphrase."""
        return f"NewStore({self.officer!r})"


class StoreJob(Job):
    """One thing that is done at a store. Once it has finished, `refusal` says in one line why it was not done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refusal, self.wait_seconds = "", 0.0

    @override
    def work(self) -> None:
        from causality.records.refused import REFUSED, told

        try:
            self.attempt()
        except REFUSED as error:
            self.refusal, self.wait_seconds = told(error), getattr(error, "wait", 0.0)

    def attempt(self) -> None:
        """Do it, or raise what says why not."""
        raise NotImplementedError


class MakeStore(StoreJob):
    """Makes a store; `code` is its recovery code, which stands nowhere else. `signs_in` is the id to go on with."""

    def __init__(self, wish: NewStore, heads: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._wish: NewStore | None = wish
        self._heads = heads
        self.place, self.code = wish.place, ""
        self.signs_in = wish.assessor or wish.officer

    @override
    def attempt(self) -> None:
        from causality.records import statement
        from causality.records.desk import Desk
        from causality.records.making import create
        from causality.records.office import add_officer
        from causality.records.officers import Officer, check_id
        from causality.records.signing_in import sign_in

        wish, self._wish = self._wish, None
        if wish is None:
            return
        first = Officer(wish.officer, wish.name, "administrator")
        if wish.assessor:
            check_id(wish.assessor)
        self.code = create(wish.place, first, wish.passphrase)
        store, officer = sign_in(wish.place, wish.officer, wish.passphrase, heads=self._heads)
        try:
            statement.confirm(store, officer)
            if wish.assessor:
                add_officer(Desk(store, officer), Officer(wish.assessor, wish.name, "assessor"), wish.passphrase)
        finally:
            store.close()


class SignIn(StoreJob):
    """Signs in; `desk` is where the officer then works. Without a passphrase the system's keyring is asked."""

    def __init__(
        self, place: str, officer: str, passphrase: str | None, heads: Path, parent: QObject, *, remember: bool = False
    ) -> None:
        super().__init__(parent)
        self.place, self.officer, self._heads, self._remember = place, officer, heads, remember
        self._passphrase = passphrase
        self.desk: Desk | None = None
        self.confirmed = False
        self.warning = ""

    @override
    def attempt(self) -> None:
        from causality.records import remembered, statement
        from causality.records.desk import Desk
        from causality.records.engine import StoreError
        from causality.records.signing_in import sign_in

        secret, self._passphrase = self._passphrase, None
        store, officer = sign_in(self.place, self.officer, secret, heads=self._heads)
        try:
            self.warning = " ".join(store.notes)
            self.confirmed = store.read_only or statement.confirmed(store, officer)
            if self._remember and secret is not None and not officer.renew:
                remembered.remember(store.keeper, store.secrets, officer.id)
        except StoreError as error:
            self.warning = f"{self.warning} {error}".strip()
        self.desk = Desk(store, officer)


class ChoosePassphrase(StoreJob):
    """Puts the officer's own passphrase in the place of the one before."""

    def __init__(self, desk: "Desk", old: str, new: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._old, self._new = desk, old, new

    @override
    def attempt(self) -> None:
        from causality.records.office import choose_passphrase

        (old, new), self._old, self._new = (self._old, self._new), "", ""
        choose_passphrase(self._desk, old, new)


class Recover(StoreJob):
    """Gives an officer a new passphrase with the recovery code."""

    def __init__(self, place: str, officer: str, code: str, passphrase: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._officer, self._code, self._passphrase = place, officer, code, passphrase

    @override
    def attempt(self) -> None:
        from causality.records.signing_in import recover

        (code, passphrase), self._code, self._passphrase = (self._code, self._passphrase), "", ""
        recover(self._place, code, self._officer, passphrase)


class Prepare(StoreJob):
    """Loads what signing in needs, and asks whether this system has a keyring that remembers the officer."""

    def __init__(self, place: str, officer: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._officer = place, officer
        self.keyring, self.recalls = "", False

    @override
    def attempt(self) -> None:
        from causality.records import remembered, signing_in  # noqa: F401 - so that signing in is quick
        from causality.records.engine import is_url
        from causality.records.keeping import FileKeeper
        from causality.records.key_file import InvalidKeyFile, key_path

        self.keyring = remembered.available()
        if self.keyring and self._officer and not is_url(self._place):
            try:
                self.recalls = bool(remembered.recalled(FileKeeper(key_path(Path(self._place))), self._officer))
            except (OSError, InvalidKeyFile):
                return  # signing in says what is wrong
