"""Which role may do what. Asked below the user interface, by the desk, before anything is done.

The roles are those of the checklist after 21 CFR 11.10(d), (g) and Annex 11, clause 12: an assessor assesses and
signs as author, a reviewer countersigns, an administrator cares for officers and store but not for what is assessed,
a reader reads. Nobody reads or resets another's passphrase: it can be revoked and issued anew (11.200(a)(3)).
"""

from types import MappingProxyType
from typing import Literal, get_args

from causality.text import N_, _

Role = Literal["assessor", "reviewer", "administrator", "reader"]
Action = Literal[
    "read", "create", "edit", "submit", "return", "sign_authorship", "sign_review", "sign_approval", "new_version",
    "export", "erase", "officers", "settings", "back_up", "restore", "read_audit", "export_audit", "rekey",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

_EVERYONE: frozenset[Role] = frozenset(ROLES)
_ASSESSORS: frozenset[Role] = frozenset(("assessor",))
_REVIEWERS: frozenset[Role] = frozenset(("reviewer",))
_SIGNERS = _ASSESSORS | _REVIEWERS
_ADMINISTRATORS: frozenset[Role] = frozenset(("administrator",))

RIGHTS = MappingProxyType[Action, frozenset[Role]]({
    "read": _EVERYONE,
    "create": _SIGNERS,
    "edit": _SIGNERS,
    "submit": _ASSESSORS,
    "return": _SIGNERS,
    "sign_authorship": _ASSESSORS,
    "sign_review": _REVIEWERS,
    "sign_approval": _REVIEWERS,
    "new_version": _SIGNERS,
    "export": _SIGNERS | _ADMINISTRATORS,
    "erase": _ADMINISTRATORS,
    "officers": _ADMINISTRATORS,
    "settings": _ADMINISTRATORS,
    "back_up": _SIGNERS | _ADMINISTRATORS,
    "restore": _ADMINISTRATORS,
    "read_audit": _EVERYONE,
    "export_audit": _SIGNERS | _ADMINISTRATORS,
    "rekey": _ADMINISTRATORS,
})  # fmt: skip

NAMES = MappingProxyType[Role, str]({
    "assessor": N_("assessor"),
    "reviewer": N_("reviewer"),
    "administrator": N_("administrator"),
    "reader": N_("reader"),
})  # fmt: skip


class NotAllowed(PermissionError):
    """The officer's role does not allow the action; the message is one line."""


def require(role: Role, action: Action) -> None:
    """Raise NotAllowed unless `role` may do `action`."""
    allowed = RIGHTS[action]
    if role not in allowed:
        names = ", ".join(_(NAMES[one]) for one in ROLES if one in allowed)
        message = _("This needs the role {allowed}; you have the role {role}.")
        raise NotAllowed(message.format(allowed=names, role=_(NAMES[role])))
