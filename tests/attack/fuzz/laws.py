"""What must hold whatever a source, a correction or a ledger holds. Each law says what fell, "" if nothing."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from ..archives import make_archive
from .door import dingben

# A source with all that a canonical text has: front matter, headings, a list, a table, notes, strong words.
SOURCE = """\
某区人民政府工作报告
——2021年1月12日在某区第十七届人民代表大会第九次会议上
区长  谢元
各位代表：
现在,我代表区人民政府向大会报告工作。
一、2020年工作回顾
（一）疫情防控取得成果。落实“四战”要求,推行“513”工作机制[1]，共减免税费1.86亿元。**社会大局**稳定。
1.强化支撑。高水平建设。
| 指标 | 数值 |
|---|---|
| 总值 | 5% |
二、2021年工作安排
- 要点一
- 要点二
各位代表，让我们团结起来！
注释：
[1]“513”工作机制：完善为民服务事项办理流程。
""".encode()


def holds_for_source(data: bytes, *settings: str) -> str:
    """Written and restored byte for byte, and cleaned again without a change; or refused by name."""
    Path("in.txt").write_bytes(data)
    said = dingben("normalize", "in.txt", "-o", "out", *settings)
    if said.complaint or said.code:
        return said.complaint
    text = next(Path("out").glob("*.md"))
    said = dingben("restore", str(text), "-o", "back")
    if said.complaint or said.code:
        return said.complaint or f"restore refuses: {said.err.strip()}"
    if Path("back").read_bytes() != data:
        return "restore gives other bytes"
    said = dingben("normalize", str(text), "-o", "again", *settings)
    if said.complaint or said.code:
        return said.complaint or f"a canonical text is refused: {said.err.strip()}"
    return (
        ""
        if Path("again", text.name).read_bytes() == text.read_bytes()
        else "not stable: cleaned again it is another text"
    )


@cache
def built() -> tuple[bytes, bytes]:
    """The text and the ledger of `SOURCE`."""
    with TemporaryDirectory() as folder:
        root = make_archive(Path(folder, "archive"), {"a.txt": SOURCE})
        said = dingben("normalize", "--config", str(root / "mkdocs.yml"))
        assert not said.code, said.err
        return (root / "site/texts/a.md").read_bytes(), (root / "site/texts/a.ledger.jsonl").read_bytes()


def _archive(text: bytes, ledger: bytes) -> Path:
    """The archive of `SOURCE` in the working folder, with this text and this ledger. Returns the path of the text."""
    make_archive(Path(), {"a.txt": SOURCE})
    path = Path("site/texts/a.md")
    path.parent.mkdir()
    path.write_bytes(text)
    path.with_name("a.ledger.jsonl").write_bytes(ledger)
    return path


def holds_for_correction(edited: bytes) -> str:
    """What a person wrote stays as typed, or is refused and left alone; the source comes back all the same."""
    path = _archive(edited, built()[1])
    said = dingben("normalize")
    if said.complaint:
        return said.complaint
    if said.code:
        return "" if path.read_bytes() == edited else "a refused text was changed"
    if _as_typed(path.read_bytes()) != _as_typed(edited):
        return "a correction does not stay as typed"
    said = dingben("restore", str(path), "-o", "back")
    if said.complaint or said.code or Path("back").read_bytes() != SOURCE:
        return said.complaint or f"the source of a corrected text does not come back: {said.err.strip()}"
    before = path.read_bytes()
    said = dingben("normalize")
    return said.complaint or ("" if not said.code and path.read_bytes() == before else "a second run changes it again")


def _as_typed(data: bytes) -> tuple[object, str]:
    """Front matter as values, body as typed, without what editors do to any file: mark, line ends, feeds at the end."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n")
    block, _, body = text.removeprefix("---\n").partition("\n---\n")
    try:
        return yaml.safe_load(block), body
    except (yaml.YAMLError, ValueError, RecursionError):
        return block, body


def holds_for_ledger(ledger: bytes) -> str:
    """A damaged ledger is refused by name, and never gives wrong bytes; a text that it belongs to stays."""
    text, _ = built()
    path = _archive(text, ledger)
    said = dingben("restore", str(path), "-o", "back")
    if said.complaint:
        return said.complaint
    if not said.code and hashlib.sha256(Path("back").read_bytes()).digest() != hashlib.sha256(SOURCE).digest():
        return "restore gives other bytes"
    for arguments in (["explain"], ["explain", "--line", "5"], ["explain", "--json"], ["check"]):
        said = dingben(*arguments, str(path))
        if said.complaint:
            return f"{arguments[0]}: {said.complaint}"
    said = dingben("normalize")
    return said.complaint or ("" if path.read_bytes() == text else "a text was changed because its ledger is damaged")
