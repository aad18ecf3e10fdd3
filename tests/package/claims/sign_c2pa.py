"""Signs definitions of C2PA manifests with a certificate for tests, and reads what was signed with two readers.

Called with the script of the README that signs, a folder to work in, and folders of editions. Prints one JSON object: how
many assertions there are, and what is wrong, a sentence each. The signing library is c2pa-python; the other reader,
encypher-c2pa, has none of its code. Both ways of keeping a manifest are tried: beside the text, and within it, in variation
selectors (section A.7 of C2PA 2.3; A.8 of 2.4), which c2pa-unstructured-text lays out.
"""

import ctypes
import io
import json
import subprocess
import sys
import unicodedata
from datetime import datetime, timedelta, timezone
from pathlib import Path

import c2pa
import c2pa_unstructured_text as unstructured
import encypher_c2pa
from c2pa.c2pa import Stream, _lib
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


def make_certificates():
    """An authority and a signer under it, for this run alone: the chain, the signer's key and the authority, as PEM."""
    keys = {name: ec.generate_private_key(ec.SECP256R1()) for name in ("authority", "signer")}
    now = datetime.now(timezone.utc)

    def certify(name):
        is_authority = name == "authority"
        usage = {
            field: False
            for field in (
                "content_commitment key_encipherment data_encipherment key_agreement encipher_only decipher_only"
            ).split()
        }
        builder = (
            x509.CertificateBuilder()
            .subject_name(name_of(name))
            .issuer_name(name_of("authority"))
            .public_key(keys[name].public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not is_authority, key_cert_sign=is_authority, crl_sign=is_authority, **usage
                ),
                critical=True,
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(keys[name].public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(keys["authority"].public_key()), critical=False
            )
        )
        if not is_authority:
            purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
            builder = builder.add_extension(purposes, critical=False)
        return builder.sign(keys["authority"], hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def name_of(name):
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Variorum tests"),
                x509.NameAttribute(NameOID.COMMON_NAME, name),
            ]
        )

    signer, authority = certify("signer"), certify("authority")
    key = keys["signer"].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signer + authority, key, authority


class Embedding:
    """The calls of the library that sign a manifest for a place that the caller has chosen; Python has none for them."""

    # To the library a manifest alone: text is no format of its own there.
    FORMAT = b"application/c2pa"

    def __init__(self, chain, key):
        info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
        self.context = c2pa.Context.builder().with_signer(c2pa.Signer.from_info(info)).build()
        pointer, text = ctypes.c_void_p, ctypes.c_char_p
        self.bytes = ctypes.POINTER(ctypes.c_ubyte)
        for name, arguments, result in (
            ("placeholder", [pointer, text, ctypes.POINTER(self.bytes)], ctypes.c_int64),
            ("set_data_hash_exclusions", [pointer, ctypes.POINTER(ctypes.c_uint64), ctypes.c_size_t], ctypes.c_int),
            ("update_hash_from_stream", [pointer, text, pointer], ctypes.c_int),
            ("sign_embeddable", [pointer, text, ctypes.POINTER(self.bytes)], ctypes.c_int64),
        ):
            function = getattr(_lib, f"c2pa_builder_{name}")
            function.argtypes, function.restype = arguments, result
            setattr(self, name, function)

    def checked(self, result):
        if result < 0:
            raise RuntimeError(ctypes.cast(_lib.c2pa_error(), ctypes.c_char_p).value.decode())
        return result

    def taken(self, function, builder):
        found = self.bytes()
        length = self.checked(function(builder, self.FORMAT, ctypes.byref(found)))
        taken = ctypes.string_at(found, length)
        _lib.c2pa_free(found)
        return taken

    def sign_for(self, definition, text, length):
        """The manifest for `text` with `length` bytes behind it that hold the manifest, without what pads it."""
        builder = c2pa.Builder(definition, self.context)
        handle = ctypes.cast(builder._handle, ctypes.c_void_p)
        self.taken(self.placeholder, handle)
        self.checked(self.set_data_hash_exclusions(handle, (ctypes.c_uint64 * 2)(len(text), length), 1))
        stream = Stream(io.BytesIO(text + bytes(length)))
        self.checked(
            self.update_hash_from_stream(handle, self.FORMAT, ctypes.cast(stream._stream, ctypes.c_void_p))
        )
        padded = self.taken(self.sign_embeddable, handle)
        return padded[: int.from_bytes(padded[:4], "big")]

    def embed(self, definition, text):
        """`text` with its manifest at its end.

        How long that is follows from the manifest, which says how long it is. A signature decides how much of it is
        padding, and readers agree on padding of zeros alone, which take three bytes each: so another one is made until
        such padding fits.
        """
        length = 0
        for _ in range(60):
            manifest = self.sign_for(definition, text.encode(), length)
            wanted = unstructured.target_length(len(manifest))
            padding = wanted - len(unstructured.encode(manifest).encode())
            if wanted == length and padding % 3 == 0:
                return text + unstructured.encode_padded(manifest)
            length = wanted
        raise RuntimeError("no manifest has the length that it tells")


def problems_beside(folder, text, manifest, authority):
    """What is wrong with a manifest that lies beside its text."""
    definition = json.loads((folder / "c2pa.json").read_text())
    reader = c2pa.Reader("text/markdown", io.BytesIO(text), manifest_data=manifest)
    if reader.get_validation_state() != "Valid":
        yield f"c2pa-python finds it {reader.get_validation_state()}: {reader.get_validation_results()}"
    signed = json.loads(reader.json())
    active = signed["manifests"][signed["active_manifest"]]
    own = [each for each in definition["assertions"] if not each["label"].startswith("c2pa.")]
    found = [each for each in active["assertions"] if not each["label"].startswith("c2pa.")]
    if [each["data"] for each in found] != [each["data"] for each in own]:
        yield "its assertions are not those of the definition"
    for field in ("title", "instance_id", "relationship", "description"):
        if [each[field] for each in active["ingredients"]] != [each[field] for each in definition["ingredients"]]:
            yield f"its ingredients have another {field}"
    placed = [each for each in active["assertions"] if each["label"].startswith("c2pa.actions")][0]["data"]["actions"][1]
    if len(placed["parameters"]["ingredients"]) != len(definition["ingredients"]):
        yield "its action refers to other ingredients"
    changed = c2pa.Reader("text/markdown", io.BytesIO(text + b"."), manifest_data=manifest)
    if changed.get_validation_state() != "Invalid":
        yield "c2pa-python finds it valid for a text that was changed"
    yield from problems_of_other(text, "text/markdown", authority, manifest_store=manifest)


def problems_of_other(text, kind, authority, **where):
    """What the other reader finds wrong with a text and its manifest, and with the text when it is changed."""
    options = {"trust_pem": authority.decode(), "no_default_trust": True, "telemetry": False, "online": False}
    report = encypher_c2pa.verify(text, kind, **where, **options)
    if (report["validation_state"], report["hard_binding"]) != ("Trusted", "match"):
        yield f"encypher-c2pa finds it {report['validation_state']}: {report['validation_results']['failure']}"
    changed = encypher_c2pa.verify(text.replace(b"e", b"E", 1), kind, **where, **options)
    if changed["validation_state"] != "Invalid":
        yield "encypher-c2pa finds it valid for a text that was changed"


def main(script, work, folders):
    chain, key, authority = make_certificates()
    work = Path(work)
    (work / "chain.pem").write_bytes(chain)
    (work / "key.pem").write_bytes(key)
    embedding = Embedding(chain, key)
    wrong = []
    assertions = 0
    for folder in map(Path, folders):
        text = (folder / "canonical.md").read_bytes()
        definition = (folder / "c2pa.json").read_text()
        assertions += len(json.loads(definition)["assertions"])
        out = work / "canonical.c2pa"
        subprocess.run(
            [sys.executable, script, folder, work / "chain.pem", work / "key.pem", out], check=True
        )
        wrong.extend(f"{folder}: {each}" for each in problems_beside(folder, text, out.read_bytes(), authority))
        # What is hashed is the text in Normalization Form C: one that is in another form would have to be told so.
        plain = unicodedata.normalize("NFC", text.decode())
        embedded = embedding.embed(definition, plain)
        if not embedded.startswith(plain) or unstructured.extract(embedded)["start"] != len(plain.encode()):
            wrong.append(f"{folder}: the text changes where a manifest is put into it")
        wrong.extend(
            f"{folder}, within the text: {each}"
            for each in problems_of_other(embedded.encode(), "text/plain", authority)
        )
    print(json.dumps({"assertions": assertions, "wrong": wrong}))


main(sys.argv[1], sys.argv[2], sys.argv[3:])
