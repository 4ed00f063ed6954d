"""The parts of a signature container that the signature itself does not protect, so that no byte of a file is free.

The container lies in a gap of the signed bytes: hexadecimal digits, padded with zeros. Inside, the certificates of the
issuers and a few version numbers are outside the signed attributes. All of them must be exactly as we write them.
"""

from collections.abc import Iterator
from typing import Any

from causality.text import _


def seal_problems(embedded: Any, pdf: bytes) -> Iterator[str]:
    """Name what is not as it was written in the container of one signature."""
    first, length, second, _rest = (int(number) for number in embedded.byte_range)
    content = bytes(embedded.pkcs7_content)
    if first != 0 or pdf[length:second] != b"<" + content.hex().upper().encode() + b">":
        yield _("the signature's container was changed")
        return
    from asn1crypto import cms

    container = cms.ContentInfo.load(content)
    written = container.dump()
    if content[len(written) :].strip(b"\0") or container.copy().dump(force=True) != written:
        yield _("the signature's container was changed")
    yield from _unprotected(embedded.signed_data)


def _unprotected(signed: Any) -> Iterator[str]:
    signer = signed["signer_infos"][0]
    algorithms = [algorithm.dump() for algorithm in signed["digest_algorithms"]]
    plain = signed["version"].native == "v1" and signer["version"].native == "v1" and len(signed["signer_infos"]) == 1
    extra = signer["unsigned_attrs"].native or signed["crls"].native
    if not plain or extra or algorithms != [signer["digest_algorithm"].dump()]:
        yield _("the signature's container was changed")
    yield from _chain(signed)


def _chain(signed: Any) -> Iterator[str]:
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_der_x509_certificate

    certificates = [load_der_x509_certificate(choice.chosen.dump()) for choice in signed["certificates"]]
    for certificate in certificates:
        issuers = [other for other in certificates if other.subject == certificate.issuer]
        if len(certificates) > 1 and not issuers:
            yield _("a certificate inside the signature does not belong to it")
        for issuer in issuers[:1]:
            try:
                certificate.verify_directly_issued_by(issuer)
            except (InvalidSignature, ValueError, TypeError):
                yield _("a certificate inside the signature was changed")
