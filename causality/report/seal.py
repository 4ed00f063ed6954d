"""The parts of a signature container that the signature itself does not protect, so that no byte of a file is free.

The container lies in a gap of the signed bytes: hexadecimal digits, padded with zeros. Inside, the certificates of the
issuers and a few version numbers are outside the signed attributes. All of them must be exactly as we write them.
"""

from collections.abc import Iterator
from typing import Any

from causality.report.timestamps import TOKEN
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
    signed = embedded.signed_data
    yield from _unprotected(signed, "v1")
    for token in _tokens(signed):
        yield from _unprotected(token["content"], "v3")


def _tokens(signed: Any) -> list[Any]:
    """Give the time stamps on a signature: what they hold outside their own signatures is not protected either."""
    attributes = signed["signer_infos"][0]["unsigned_attrs"]
    return [token for attribute in attributes if attribute["type"].native == TOKEN for token in attribute["values"]]


def _unprotected(signed: Any, version: str) -> Iterator[str]:
    signer = signed["signer_infos"][0]
    algorithms = [algorithm.dump() for algorithm in signed["digest_algorithms"]]
    alone = len(signed["signer_infos"]) == 1 and not signed["crls"].native
    plain = alone and signed["version"].native == version and signer["version"].native == "v1"
    extra = [attribute["type"].native for attribute in signer["unsigned_attrs"]]
    allowed = extra in ([], [TOKEN]) and len(_tokens(signed)) == len(extra)
    if not plain or not allowed or algorithms != [signer["digest_algorithm"].dump()]:
        yield _("the signature's container was changed")
    yield from _chain(signed)


def _chain(signed: Any) -> Iterator[str]:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.x509 import load_der_x509_certificate

    certificates = [load_der_x509_certificate(choice.chosen.dump()) for choice in signed["certificates"]]
    for certificate in certificates:
        issuers = [other for other in certificates if other.subject == certificate.issuer]
        if len(certificates) > 1 and not issuers:
            yield _("a certificate inside the signature does not belong to it")
        for issuer in issuers[:1]:
            try:
                certificate.verify_directly_issued_by(issuer)
            except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
                yield _("a certificate inside the signature was changed")
