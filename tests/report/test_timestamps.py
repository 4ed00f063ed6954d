"""Time stamps from a server on this machine: asked for, shown, checked to the last byte, and never waited for."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pypdfium2 import PdfDocument

from causality.identity.identity import Identity
from causality.identity.trust import Trust
from causality.report.checking import SignatureCheck, check_signatures
from causality.report.signing import sign
from causality.report.verify import verify


def authority() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Time server")])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
        .sign(key, SHA256())
    )
    return made, key


CERTIFICATE, KEY = authority()


def answering(fails_after: int = 99) -> type[BaseHTTPRequestHandler]:
    own = asn1.Certificate.load(CERTIFICATE.public_bytes(Encoding.DER))
    secret = KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    stamper, asked = DummyTimeStamper(own, keys.PrivateKeyInfo.load(secret)), [0]

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked[0] += 1
            if asked[0] > fails_after:
                self.send_error(503)
                return
            request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            data = stamper.request_tsa_response(request).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_words: object) -> None:
            pass

    return Answering


def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tsa"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    yield from running(answering())


@pytest.fixture
def failing_server() -> Iterator[str]:
    yield from running(answering(fails_after=1))


@pytest.fixture(scope="module")
def stamped(unsigned: bytes, identity: Identity, server: str) -> bytes:
    return sign(unsigned, identity, meaning="authorship", time_server=server)


def author(pdf: bytes, *roots: x509.Certificate) -> SignatureCheck:
    result = verify(pdf, trust=Trust(roots))
    assert result.ok, list(result.lines())
    return result.signatures[0]


def test_a_server_stamps_the_time_and_the_report_says_by_whom(stamped: bytes) -> None:
    check = author(stamped)
    assert check.time_stamp.endswith("by Time server, whose issuer is not known here")
    assert check.time_source == check.time_stamp
    assert author(stamped, CERTIFICATE).time_stamp.endswith("by Time server")


def test_without_a_server_the_time_is_said_to_be_the_computers(signed: bytes) -> None:
    assert author(signed).time_stamp == ""
    assert author(signed).time_source == "time: that of the computer on which it was signed"


def test_a_stamped_signature_takes_the_further_ones(stamped: bytes, identity: Identity, server: str) -> None:
    reviewed = sign(stamped, identity, meaning="review", reason="alone on duty")
    closed = sign(reviewed, identity, meaning="approval", reason="alone on duty", time_server=server)
    result = verify(closed)
    assert result.ok, list(result.lines())
    assert [bool(check.time_stamp) for check in result.signatures] == [True, False, True]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/tsa", "nonsense", "http://"])
def test_a_server_that_does_not_answer_keeps_nobody_from_signing(
    unsigned: bytes, identity: Identity, address: str
) -> None:
    assert author(sign(unsigned, identity, meaning="authorship", time_server=address)).time_stamp == ""


def test_a_server_that_fails_in_between_keeps_nobody_from_signing(
    unsigned: bytes, identity: Identity, failing_server: str
) -> None:
    made = sign(unsigned, identity, meaning="authorship", time_server=failing_server)
    assert author(made).time_stamp == ""


def test_no_byte_of_a_stamped_container_is_free(stamped: bytes) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader

    _first, length, second, _rest = map(int, PdfFileReader(BytesIO(stamped)).embedded_signatures[0].byte_range)
    missed = []
    for at in range(length + 1, second - 1, (second - length) // 120):
        digit = b"1" if stamped[at : at + 1] != b"1" else b"2"
        checks, problems = check_signatures(stamped[:at] + digit + stamped[at + 1 :])
        if not problems and all(check.ok for check in checks):
            missed.append(at)
    assert missed == []


def test_the_visible_signature_says_whose_time_it_is(stamped: bytes, signed: bytes) -> None:
    for pdf, told in ((stamped, "time stamp from 127.0.0.1"), (signed, "time from this computer")):
        document = PdfDocument(pdf)
        document.init_forms()
        document[0].flatten()
        assert told in document[0].get_textpage().get_text_bounded()
        document.close()
