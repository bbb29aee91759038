"""A locked .ods, unlocked in memory as LibreOffice has locked them since 2012: each part on its own, by AES."""

import hashlib
import zipfile
import zlib
from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

from lwdesk.exchange.read import kinds
from lwdesk.exchange.read.archive import MOST_SCANNED, UNSCANNABLE
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.sheet import NeedsPassword, UnreadableFile

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_UNLOCKED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="{_CONTENT}" manifest:media-type="text/xml"/></manifest:manifest>'
)
_MOST_ROUNDS = 10_000_000
"""A hundred times what LibreOffice takes: some seconds."""
_LARGEST_MANIFEST = 4 << 20
_CHECKED = 1024
"""Of so many bytes the manifest says the checksum."""


@dataclass(frozen=True)
class _Lock:
    """How the content is locked."""

    checksum: bytes
    vector: bytes
    salt: bytes
    rounds: int


def unlock_open(given: Given, password: str) -> Given:
    """The .ods with its content alone, unlocked.

    Raises NeedsPassword when another password may open it, and UnreadableFile when none will.
    """
    try:
        lock, content, mimetype = _taken(given)
    except UNSCANNABLE:
        raise _no_way(given) from None
    if not password:
        raise NeedsPassword(kinds.ask_password(given.name))
    plain = _decrypted(lock, content, password)
    if plain is None:
        raise NeedsPassword(f"The password does not open “{given.name}”. Type it again.")
    try:
        inflated = _inflated(plain)
    except zlib.error:
        raise _no_way(given) from None
    unlocked = BytesIO()
    with zipfile.ZipFile(unlocked, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr(_MANIFEST, _UNLOCKED)
        archive.writestr(_CONTENT, inflated)
    return Given(given.path, unlocked.getvalue())


def _no_way(given: Given) -> UnreadableFile:
    return UnreadableFile(f"“{given.name}” is locked in a way that cannot be opened here. {kinds.SAVE_UNLOCKED}")


def _taken(given: Given) -> tuple[_Lock, bytes, bytes]:
    """How it is locked, its locked content and its type. Raises one of UNSCANNABLE for all that is locked otherwise."""
    with given.open() as file, zipfile.ZipFile(file) as archive:
        if archive.getinfo(_MANIFEST).file_size > _LARGEST_MANIFEST:
            raise ValueError
        # That it declares no entities has been seen to before.
        root = ElementTree.fromstring(archive.read(_MANIFEST))
        entries = {entry.get(f"{_SPACE}full-path"): entry for entry in root}
        return _lock_of(entries[_CONTENT]), archive.read(_CONTENT), archive.read("mimetype")


def _lock_of(entry: ElementTree.Element) -> _Lock:
    data = entry.find(f"{_SPACE}encryption-data")
    parts = {child.tag.removeprefix(_SPACE): child for child in data} if data is not None else {}

    def said(part: str, attribute: str) -> str:
        return parts[part].get(f"{_SPACE}{attribute}", "")

    known = (
        data is not None
        and data.get(f"{_SPACE}checksum-type", "").endswith("#sha256-1k")
        and said("algorithm", "algorithm-name").endswith("#aes256-cbc")
        and said("start-key-generation", "start-key-generation-name").endswith("#sha256")
        and said("key-derivation", "key-derivation-name").endswith("PBKDF2")
    )
    rounds = int(said("key-derivation", "iteration-count")) if known else 0
    if data is None or not 0 < rounds <= _MOST_ROUNDS:
        raise ValueError
    vector = b64decode(said("algorithm", "initialisation-vector"))
    if len(vector) != 16:
        raise ValueError
    salt = b64decode(said("key-derivation", "salt"))
    return _Lock(b64decode(data.get(f"{_SPACE}checksum", "")), vector, salt, rounds)


def _decrypted(lock: _Lock, content: bytes, password: str) -> bytes | None:
    """What was locked, still packed; None when it is not the password."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = hashlib.sha256(password.encode("utf-8", "surrogatepass")).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, lock.salt, lock.rounds, 32)
    turned = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    plain = turned.update(content[: len(content) // 16 * 16]) + turned.finalize()
    # What fills the last block is not packed, and its last byte says how long it is.
    filled = plain[-1] if plain else 0
    plain = plain[:-filled] if 0 < filled <= 16 else plain
    return plain if hashlib.sha256(plain[:_CHECKED]).digest() == lock.checksum else None


def _inflated(plain: bytes) -> bytes:
    """The content as it was before it was packed. Raises zlib.error for half of one, or one beyond all bounds."""
    packed = zlib.decompressobj(-zlib.MAX_WBITS)
    found = packed.decompress(plain, MOST_SCANNED)
    if not packed.eof:
        raise zlib.error
    return found
