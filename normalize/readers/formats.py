"""Formats of files that are not text, recognised by their first bytes, each with the way to a text.

The signatures are those of the formats' own descriptions (ISO 32000 for PDF, APPNOTE for ZIP, MS-CFB for the old Office
formats, RFC 2557 for MHTML). A file's name is not asked: a PDF is often called `.txt`, and a text `.doc`.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class NotRead(NamedTuple):
    """The name of a format or an encoding that is recognised and not read, and how to make a text of such a file."""

    name: str
    way_out: str


_PANDOC = "make Markdown of it first, `pandoc -t gfm FILE`, or leave it out"
_OFFICE = "save it as .docx or text first, `soffice --headless --convert-to docx FILE`, or leave it out"
_SAVE_AS_TEXT = "save it as text or HTML in the program that it belongs to, or leave it out"
_UNPACK = "unpack it first, or leave it out"
_OCR = "a picture has no text: recognise it first (OCR), or leave it out"
_LEAVE_OUT = "leave it out"
_BROWSER = "open it in a browser and save the page as HTML in UTF-8, or leave it out"

_SIGNATURES = (
    (b"%PDF-", NotRead("a PDF", "make text of it first, `pdftotext -layout FILE`, or leave it out")),
    (rb"{\rtf", NotRead("an RTF document", _PANDOC)),
    (b"ITSF", NotRead("a CHM help file", "unpack its pages first, `7z x FILE`, or leave it out")),
    (b"AT&TFORM", NotRead("a DjVu document", "make text of it first, `djvutxt FILE`, or leave it out")),
    (b"CAJ\0", NotRead("a CAJ document", _SAVE_AS_TEXT)),
    (b"KDH ", NotRead("a KDH document", _SAVE_AS_TEXT)),
    (b"%!PS", NotRead("a PostScript document", "make text of it first, `ps2ascii FILE`, or leave it out")),
    (b"WARC/1.", NotRead("a web archive (WARC)", _UNPACK)),
    (b"\x89PNG\r\n\x1a\n", NotRead("a PNG picture", _OCR)),
    (b"\xff\xd8\xff", NotRead("a JPEG picture", _OCR)),
    (b"GIF87a", NotRead("a GIF picture", _OCR)),
    (b"GIF89a", NotRead("a GIF picture", _OCR)),
    (b"II*\0", NotRead("a TIFF picture", _OCR)),
    (b"MM\0*", NotRead("a TIFF picture", _OCR)),
    (b"\0\0\1\0", NotRead("an icon", _LEAVE_OUT)),
    (b"\x1f\x8b", NotRead("a gzip archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", NotRead("a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a\x07", NotRead("a RAR archive", _UNPACK)),
    (b"\xfd7zXZ\0", NotRead("an xz archive", _UNPACK)),
    (b"BZh91AY&SY", NotRead("a bzip2 archive", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", NotRead("a Zstandard archive", _UNPACK)),
    (b"bplist00", NotRead("a web archive of Safari or another property list", _BROWSER)),
    (b"SQLite format 3\0", NotRead("an SQLite database", "export its texts first, or leave it out")),
    (b"\x7fELF", NotRead("a program", _LEAVE_OUT)),
    (b"ID3", NotRead("a sound file", _LEAVE_OUT)),
    (b"OggS", NotRead("a sound or film file", _LEAVE_OUT)),
)
# Formats whose signature does not stand at the start: where it stands instead.
_LATER = (
    (257, b"ustar", NotRead("a tar archive", _UNPACK)),
    (60, b"BOOKMOBI", NotRead("a MOBI book", "convert it first, `ebook-convert FILE book.html`, or leave it out")),
    (8, b"WEBP", NotRead("a WebP picture", _OCR)),
    (8, b"WAVE", NotRead("a sound file", _LEAVE_OUT)),
    (4, b"ftyp", NotRead("a film or HEIC picture", _LEAVE_OUT)),
)
# A ZIP names its members in clear; one of them tells what it is. The commonest first.
_ZIP = b"PK\x03\x04"
_MEMBERS = (
    (b"word/document", NotRead("a Word document (.docx)", _PANDOC)),
    (b"xl/workbook", NotRead("an Excel workbook (.xlsx)", "export its sheets as text or HTML first, or leave it out")),
    (b"ppt/presentation", NotRead("a PowerPoint presentation (.pptx)", _PANDOC)),
    (b"application/epub+zip", NotRead("an EPUB book", _PANDOC)),
    (b"application/vnd.oasis.opendocument", NotRead("an OpenDocument file (.odt)", _PANDOC)),
    (b"OFD.xml", NotRead("an OFD document", _SAVE_AS_TEXT)),
)
_ARCHIVE = NotRead("a ZIP archive", _UNPACK)
# The old Office formats: one container, whose streams have names in UTF-16.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("WordDocument", NotRead("a Word or WPS document (.doc, .wps)", _OFFICE)),
    ("Workbook", NotRead("an Excel workbook (.xls)", "export its sheets as text or HTML first, or leave it out")),
    ("PowerPoint Document", NotRead("a PowerPoint presentation (.ppt)", _OFFICE)),
)
_OLD_OFFICE = NotRead("an old Office document (OLE)", _OFFICE)
_BITMAP = NotRead("a BMP picture", _OCR)
_PROGRAM = NotRead("a program", _LEAVE_OUT)
# RFC 2557: header fields, one of them MIME-Version, and parts of several types.
_FIELDS = rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+"
_PARTS = rb"(?im)^Content-Type:\s*multipart/(\w+)"
_MHTML = NotRead("a web archive (MHTML, .mht)", _BROWSER)
_MAIL = NotRead("an e-mail (MIME, .eml)", "save its text first, or leave it out")


def file_format(data: bytes) -> NotRead | None:
    """The format of a file, given its bytes; None if no known format begins so.

    >>> file_format(b"%PDF-1.7")
    NotRead(name='a PDF', way_out='make text of it first, `pdftotext -layout FILE`, or leave it out')
    >>> file_format("%PDF 是一种格式".encode())
    """
    start = data[:512].lstrip(b"\xef\xbb\xbf\r\n\t ")
    found = next((known for signature, known in _SIGNATURES if start.startswith(signature)), None)
    return found or _container(data) or _by_header(data) or _message(data)


def _container(data: bytes) -> NotRead | None:
    if data.startswith(_ZIP):
        return next((known for member, known in _MEMBERS if member in data), _ARCHIVE)
    if data.startswith(_OLE):
        return next((known for name, known in _STREAMS if name.encode("utf-16-le") in data), _OLD_OFFICE)
    return None


def _by_header(data: bytes) -> NotRead | None:
    """A signature behind a header, or a short one that the header confirms: a text may begin with `BM` or `MZ`."""
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return _BITMAP
    if data[:2] == b"MZ" and b"\0\0" in data[:64]:
        return _PROGRAM
    return next((known for at, signature, known in _LATER if data[at : at + len(signature)] == signature), None)


def _message(data: bytes) -> NotRead | None:
    """A web page or an e-mail as a message of several parts."""
    start = data[:4096]
    if b"MIME-Version" not in start and b"Mime-Version" not in start:
        return None
    fields = re.match(_FIELDS, start.replace(b"\r\n", b"\n"))
    parts = re.search(_PARTS, fields[0]) if fields else None
    if not parts:
        return None
    return _MHTML if parts[1].lower() == b"related" else _MAIL
