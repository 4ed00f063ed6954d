"""Reports changed or signed by other means than the program's own."""

from datetime import UTC, datetime
from io import BytesIO

from causality.identity.identity import Identity


def changed_in_an_update(pdf: bytes, change: object) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)  # type: ignore[operator] # each test gives a function
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def signed_elsewhere(pdf: bytes, identity: Identity) -> bytes:
    """Sign as the program would, but without looking at what is signed."""
    from causality.report.signing import _frame, _signed

    return _signed(pdf, identity, _frame("authorship"), "", datetime.now(UTC))
