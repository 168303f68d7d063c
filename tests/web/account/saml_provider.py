"""An organisation's SAML provider, a process of its own: `python -m tests.web.account.saml_provider FOLDER`.

It reads the question that it is asked, and answers for whoever the address says (`?email=`), signed with
signxml, or with one of the faults that an attacker would try (`?fault=`). It has no code in common with what
reads the answer.
"""

from __future__ import annotations

import base64
import sys
import uuid
import zlib
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from signxml.algorithms import CanonicalizationMethod
from signxml.signer import XMLSigner

ENTITY = "https://idp.polis.example/"
MAIL = "mail"
P, A = "urn:oasis:names:tc:SAML:2.0:protocol", "urn:oasis:names:tc:SAML:2.0:assertion"
DS = "http://www.w3.org/2000/09/xmldsig#"
RESPONSE = f"""
<samlp:Response xmlns:samlp="{P}" xmlns:saml="{A}" ID="_{{response}}" Version="2.0" IssueInstant="{{now}}"
    Destination="{{acs}}"{{answers}}>
  <saml:Issuer>{{issuer}}</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
  <saml:Assertion ID="_{{assertion}}" Version="2.0" IssueInstant="{{now}}">
    <saml:Issuer>{{issuer}}</saml:Issuer>
    <saml:Subject>
      <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">_{{response}}</saml:NameID>
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml:SubjectConfirmationData NotOnOrAfter="{{end}}" Recipient="{{acs}}" InResponseTo="{{request}}"/>
      </saml:SubjectConfirmation>
    </saml:Subject>
    <saml:Conditions NotBefore="{{start}}" NotOnOrAfter="{{end}}">
      <saml:AudienceRestriction><saml:Audience>{{audience}}</saml:Audience></saml:AudienceRestriction>
    </saml:Conditions>
    <saml:AuthnStatement AuthnInstant="{{now}}" SessionIndex="_{{response}}">
      <saml:AuthnContext><saml:AuthnContextClassRef
        >urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>
    </saml:AuthnStatement>
    <saml:AttributeStatement>
      <saml:Attribute Name="{MAIL}"><saml:AttributeValue>{{email}}</saml:AttributeValue></saml:Attribute>
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>"""


class Signer:
    """A key with its certificate."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp.polis.example")])
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(name, name, self.key.public_key(), x509.random_serial_number())
        dated = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        self.certificate = dated.sign(self.key, hashes.SHA256())

    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    def sign(self, element: etree._Element) -> etree._Element:
        """The element with its signature where the schema wants it, after the issuer."""
        place = etree.Element(f"{{{DS}}}Signature", Id="placeholder", nsmap={"ds": DS})
        element.insert(1, place)
        exclusive = CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0
        signer = XMLSigner(c14n_algorithm=exclusive)
        signed: etree._Element = signer.sign(
            element, key=self.key, cert=[self.certificate], reference_uri=element.get("ID"), id_attribute="ID"
        )
        return signed


OWN, FOREIGN = Signer(), Signer()


def answer(question: bytes, email: str, fault: str) -> bytes:
    """The response to an AuthnRequest, with that fault."""
    asked = etree.fromstring(question)
    asked_by = asked.findtext(f"{{{A}}}Issuer")
    now = datetime.now(UTC) - timedelta(hours=2 if fault == "expired" else 0)
    request = asked.get("ID")
    said = {
        "response": uuid.uuid4().hex,
        "assertion": uuid.uuid4().hex,
        "request": request,
        "acs": asked.get("AssertionConsumerServiceURL"),
        "answers": "" if fault == "unasked" else f' InResponseTo="{request}"',
        "audience": "https://somebody-else.example/" if fault == "audience" else asked_by,
        "issuer": "https://evil.example/" if fault == "issuer" else ENTITY,
        "now": _moment(now),
        "start": _moment(now - timedelta(minutes=2)),
        "end": _moment(now + timedelta(minutes=5)),
        "email": email,
    }
    return etree.tostring(_signed(etree.fromstring(RESPONSE.format(**said)), fault))


def _signed(response: etree._Element, fault: str) -> etree._Element:
    if fault == "unsigned":
        return response
    (assertion,) = response.findall(f"{{{A}}}Assertion")
    if fault == "only the envelope is signed":
        return OWN.sign(response)
    signed = (FOREIGN if fault == "foreign key" else OWN).sign(assertion)
    response.replace(assertion, signed)
    if fault == "changed afterwards":
        _address(signed).text = "chef@polis.example"
    if fault == "wrapped":
        _wrap(response, signed)
    return response


def _wrap(response: etree._Element, signed: etree._Element) -> None:
    """The signed assertion is hidden in one that says something else, where only the signature finds it."""
    forged = etree.fromstring(etree.tostring(signed))
    forged.set("ID", "_forged")
    _address(forged).text = "chef@polis.example"
    forged.remove(forged[1])
    response.replace(signed, forged)
    forged[0].append(signed)


def _address(assertion: etree._Element) -> etree._Element:
    (found,) = assertion.iter(f"{{{A}}}AttributeValue")
    return found


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


class Provider(BaseHTTPRequestHandler):
    """One page: it answers whatever it is asked, for whoever the address says."""

    def do_GET(self) -> None:
        told = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        question = zlib.decompress(base64.b64decode(told["SAMLRequest"]), -15)
        body = base64.b64encode(answer(question, told["email"], told.get("fault", "")))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    (Path(sys.argv[1]) / "certificate.pem").write_text(OWN.pem(), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()
