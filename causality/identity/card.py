"""Smart cards: a key that never leaves the card, reached by its address (PKCS#11 URI, RFC 7512).

`pkcs11:token=Ann;object=signing?module-path=/usr/lib/opensc-pkcs11.so`. The program's part for cards is optional.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, unquote_to_bytes

from causality.frozen import frozen
from causality.identity.identity import Identity, refuse_unfit
from causality.identity.wrapping import InvalidIdentity
from causality.text import _

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography.x509 import Certificate

SCHEME = "pkcs11:"
EXAMPLE = "pkcs11:token=NAME?module-path=/usr/lib/opensc-pkcs11.so"


@frozen
class CardAddress:
    """Where a key lies: the card maker's library, and by what the card and the key on it are told from others."""

    module: str
    token: str = ""
    label: str = ""
    key: bytes = b""


@frozen
class CardKey:
    """A key on a card that was opened: the session with the card, and the key's number on it."""

    session: Any
    number: bytes

    def close(self) -> None:
        """Let the card go; the next signature asks for its PIN again."""
        self.session.close()


def is_card(text: str) -> bool:
    """Whether this is the address of a card."""
    return text.startswith(SCHEME)


def card_address(text: str) -> CardAddress:
    """Read the address of a card. Raises `InvalidIdentity`."""
    path, _question, query = text.removeprefix(SCHEME).partition("?")
    where = dict(part.partition("=")[::2] for part in path.split(";") if part)
    how = dict(part.partition("=")[::2] for part in query.split("&") if part)
    module = unquote(how.get("module-path", ""))
    if not is_card(text) or not module:
        raise InvalidIdentity(_("expected the address of a card such as {example}").format(example=EXAMPLE))
    label = unquote(where.get("object", ""))
    return CardAddress(module, unquote(where.get("token", "")), label, unquote_to_bytes(where.get("id", "")))


def open_card(text: str, pin: str, now: "datetime") -> Identity:
    """Open a card and give the identity on it, whose key stays there. Raises `InvalidIdentity`."""
    address = card_address(text)
    try:
        import pkcs11
    except ImportError:
        command = 'pip install "dechallenge[smartcard]"'
        message = _("smart cards need a part of the program that is not installed; run: {command}")
        raise InvalidIdentity(message.format(command=command)) from None
    try:
        session = _token(pkcs11, address).open(user_pin=pin)
    except pkcs11.PinIncorrect:
        raise InvalidIdentity(_("wrong PIN")) from None
    except pkcs11.PinLocked:
        raise InvalidIdentity(_("the PIN of the card is locked")) from None
    except (pkcs11.PKCS11Error, OSError, RuntimeError) as error:
        raise InvalidIdentity(_unreachable(error)) from None
    try:
        return _identity(pkcs11, session, address, now)
    except pkcs11.PKCS11Error as error:
        session.close()
        raise InvalidIdentity(_unreachable(error)) from None
    except InvalidIdentity:
        session.close()
        raise


def _token(pkcs11: Any, address: CardAddress) -> Any:
    slots = pkcs11.lib(address.module).get_slots(token_present=True)
    tokens = [token for slot in slots if (token := slot.get_token()) and address.token in ("", token.label)]
    if len(tokens) == 1:
        return tokens[0]
    if not tokens:
        raise InvalidIdentity(_("there is no such card"))
    told = ", ".join(token.label for token in tokens)
    raise InvalidIdentity(_("there are several cards, name one with token=: {labels}").format(labels=told))


def _identity(pkcs11: Any, session: Any, address: CardAddress, now: "datetime") -> Identity:
    """Give the one certificate of the card that can sign now and has its key there, with the others beside it."""
    every, usable, problem = [], [], _("the card holds no certificate with its key")
    found = session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE})
    for one in list(found):  # a card makes one search at a time
        label, number = (one[kind] for kind in (pkcs11.Attribute.LABEL, pkcs11.Attribute.ID))
        certificate = _certificate(bytes(one[pkcs11.Attribute.VALUE]))
        every.append(certificate)
        asked = address.label in ("", label) and address.key in (b"", number)
        if not asked or not _has_key(pkcs11, session, number):
            continue
        try:
            refuse_unfit(certificate, now)
            usable.append((label, certificate, number))
        except InvalidIdentity as error:
            problem = str(error)
    if len(usable) > 1:
        told = ", ".join(label for label, _certificate, _number in usable)
        words = _("there are several keys on the card, name one with object=: {labels}")
        raise InvalidIdentity(words.format(labels=told))
    if not usable:
        raise InvalidIdentity(problem)
    _label, certificate, number = usable[0]
    others = tuple(other for other in every if other != certificate)
    return Identity(None, certificate, others, CardKey(session, number))


def _has_key(pkcs11: Any, session: Any, number: bytes) -> bool:
    wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY, pkcs11.Attribute.ID: number}
    return bool(list(session.get_objects(wanted)))


def _certificate(data: bytes) -> "Certificate":
    from cryptography.x509 import load_der_x509_certificate

    try:
        return load_der_x509_certificate(data)
    except ValueError:
        raise InvalidIdentity(_("a certificate on the card cannot be read")) from None


def _unreachable(error: Exception) -> str:
    why = str(error) or type(error).__name__
    return _("the card cannot be used: {why}").format(why=" ".join(why.split())[:200])
