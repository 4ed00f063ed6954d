"""The rows of a case and of its signed versions, as a store that is open holds them."""

from sqlalchemy import select

from causality.records.audit import Row
from causality.records.engine import StoreError
from causality.records.store import Store
from causality.records.tables import CASES, VERSIONS
from causality.text import _


def case_row(store: Store, key: str) -> Row:
    """Give the row of a case.

    Raises:
        StoreError: there is no such case any more.
    """
    with store.reading() as connection:
        row = connection.execute(select(CASES).where(CASES.c.key == key)).mappings().first()
    if row is None:
        raise StoreError(_("This case is no longer in the store."))
    return dict(row)


def version_row(store: Store, key: str, version: int) -> Row:
    """Give the row of a signed version.

    Raises:
        StoreError: the case has no such version.
    """
    with store.reading() as connection:
        chosen = select(VERSIONS).where(VERSIONS.c.key == key, VERSIONS.c.version == version)
        row = connection.execute(chosen).mappings().first()
    if row is None:
        raise StoreError(_("There is no signed version {version} of this case.").format(version=version))
    return dict(row)
