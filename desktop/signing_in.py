"""The form of signing in, connected with the store: in the room of the store, and on what covers a locked window."""

import getpass

from PySide6.QtCore import QObject, QTimer

from desktop.look import Look
from desktop.stores import StoreDesk
from widgets.sign_in_form import SignInForm


class SigningIn(QObject):
    """Lets a form sign in, and says why it could not."""

    def __init__(self, form: SignInForm, stores: StoreDesk, look: Look) -> None:
        super().__init__(form)
        self._form, self._stores, self._look = form, stores, look
        form.asked.connect(self._sign_in)
        form.keyring_asked.connect(lambda: stores.sign_in(form.officer, None))
        stores.changed.connect(self.show_state)
        stores.refused.connect(self._say)
        look.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show where it is signed in, and whether that goes on."""
        stores, officer = self._stores, self._stores.last_officer or user()
        self._form.show_sign_in(
            officer,
            stores.shown_place,
            stores.keyring,
            self._look.theme,
            recalls=stores.recalls,
            busy=stores.busy,
        )

    def _sign_in(self) -> None:
        self._stores.sign_in(self._form.officer, self._form.take(), remember=self._form.remember)

    def _say(self, why: str, _wait: float) -> None:
        if self._form.isVisible():
            self._form.say(why)
            QTimer.singleShot(0, self._form, self._form.begin)  # once the fields are there again


def user() -> str:
    """Give who is signed in to the system, as a proposal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
