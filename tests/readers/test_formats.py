"""Files that are no text: recognised by their bytes, refused by name, with the way to a text."""

from __future__ import annotations

import io
import zipfile

import pytest

from normalize.readers.encoding import DecodeError, decode
from normalize.readers.formats import file_format

_HEADER = 'MIME-Version: 1.0\nSubject: =?utf-8?Q?=E6=94=BF?=\nContent-Type: multipart/%s;\n\tboundary="x"\n\n--x\n'


def packed(*members: str) -> bytes:
    """A ZIP archive of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in members:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "<x/>")
    return stream.getvalue()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


REFUSED = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF", "pdftotext -layout FILE"),
    "PDF behind a line feed": (b"\r\n%PDF-1.4\n1 0 obj\n", "a PDF", "pdftotext"),
    "docx": (packed("[Content_Types].xml", "word/document.xml"), "Word document (.docx)", "pandoc -t gfm FILE"),
    "xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "Excel workbook (.xlsx)", "export"),
    "pptx": (packed("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint presentation", "pandoc"),
    "EPUB": (packed("mimetype", "META-INF/container.xml"), "an EPUB book", "pandoc -t gfm FILE"),
    "OFD": (packed("OFD.xml", "Doc_0/Document.xml"), "an OFD document", "save it as text"),
    "ZIP": (packed("a.txt"), "a ZIP archive", "unpack"),
    "doc": (old_office("WordDocument"), "Word or WPS document", "soffice"),
    "xls": (old_office("Workbook"), "Excel workbook (.xls)", "export"),
    "wps of an unknown kind": (old_office("Data"), "old Office document", "soffice"),
    "RTF": (rb"{\rtf1\ansi\ansicpg936 \'d5\'fe}", "an RTF document", "pandoc"),
    "MHTML": ((_HEADER % "related").encode(), "(MHTML, .mht)", "open it in a browser"),
    "MHTML of Windows": ((_HEADER % "related").replace("\n", "\r\n").encode(), "(MHTML, .mht)", "browser"),
    "e-mail": ((_HEADER % "alternative").encode(), "an e-mail", "save its text"),
    "CHM": (b"ITSF\x03\0\0\0", "a CHM help file", "7z x FILE"),
    "DjVu": (b"AT&TFORM\0\0\0\0DJVM", "a DjVu document", "djvutxt FILE"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture", "OCR"),
    "JPEG with what looks like an escape": (b"\xff\xd8\xff\xe0\x1b$B" * 9, "a JPEG picture", "OCR"),
    "BMP": (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0", "a BMP picture", "OCR"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP picture", "OCR"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive", "unpack"),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c\0\4", "a 7-Zip archive", "unpack"),
    "RAR": (b"Rar!\x1a\x07\x01\0", "a RAR archive", "unpack"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0", "a tar archive", "unpack"),
    "MOBI": (b"title".ljust(60, b"\0") + b"BOOKMOBI", "a MOBI book", "ebook-convert"),
    "program of Windows": (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", "a program", "leave it out"),
    "Zstandard": (b"\x28\xb5\x2f\xfd\x04\0", "a Zstandard archive", "unpack"),
    "web archive of Safari": (b"bplist00\xd1\x01\x02_", "a web archive of Safari", "open it in a browser"),
    "SQLite": (b"SQLite format 3\0\x10\0", "an SQLite database", "export"),
}


@pytest.mark.parametrize("title", REFUSED)
def test_a_format_is_refused_by_name(title: str) -> None:
    data, name, way_out = REFUSED[title]
    with pytest.raises(DecodeError) as refused:
        decode(data)
    message = str(refused.value)
    assert name in message
    assert "not text" in message
    assert way_out in message
    assert "\n" not in message


TEXTS = {
    "about PDF": "%PDF 是一种文件格式的开头。\n",
    "begins with BM": "BM公司年度报告：现将有关事项公告如下。\n",
    "begins with MZ": "MZ县人民政府关于防汛工作的通知\n",
    "begins with PK": "PK赛于五月一日举行，请各单位参加。\n",
    "begins with ID": "ID号码：三十二\n",
    "speaks of MIME": "MIME-Version: 1.0 是信头的一行。\n\nContent-Type: multipart/related 是另一行。\n",
    "front matter": "title: 通知\ndate: 2021-05-01\n\n现将有关事项公告如下。\n",
    "a transcript": "记者: 请问？\n答: 是的。\n",
}


@pytest.mark.parametrize("title", TEXTS)
def test_a_text_is_no_format(title: str) -> None:
    assert file_format(TEXTS[title].encode()) is None
    assert decode(TEXTS[title].encode()).text == TEXTS[title]
