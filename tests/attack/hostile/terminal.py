"""No control of a document, a name, a setting or an argument reaches a terminal: it would move the cursor, or lie."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..archives import archive
from ..cases import Case
from ..front_door import run

EVIL = "\x1b]0;pwn\x07\x1b[2J\x9b31m\u202e\u2066\x08\x7f"
_ARGUMENT = "\x1b[31m\u202eno"


def _document(root: Path) -> None:
    words = f"题{EVIL}目报告\n\n各位代表：\n\n　　正文{EVIL}说明[1]情况。{EVIL}\n\n注释：\n[2]{EVIL}词：释义。\n"
    (root / "raw/e.txt").write_text(words, encoding="utf-8")


def _front_matter(root: Path) -> None:
    quoted = "".join(f"\\u{ord(sign):04x}" for sign in EVIL)
    fields = "".join(f'{name}: "题{quoted}"\n' for name in ("title", "author", "date", "url", "issuer", "x"))
    (root / "raw/e.md").write_text(f"---\n{fields}---\n\n正文说明。\n", encoding="utf-8")


def _page(root: Path) -> None:
    words = f"题{EVIL}"
    meta = f"<title>{words}</title><meta name=author content='{EVIL}'><meta name=PubDate content='{EVIL}'>"
    (root / "raw/e.html").write_text(
        f"<html><head>{meta}</head><body><h1>{words}</h1><p>正文{EVIL}。</p>", encoding="utf-8"
    )


def _name(root: Path) -> None:
    (root / "raw" / f"{EVIL.replace('/', '')}.txt").write_text("关于测试的报告\n\n正文。\n", encoding="utf-8")


def _binary(root: Path) -> None:
    (root / "raw/e.txt").write_bytes(b"\x00\x01\x02\x1b[31m" * 50)


def _canonical(root: Path) -> None:
    """A text that an evil hand wrote, and an ignore file of the same hand."""
    _document(root)
    (root / "site/texts").mkdir()
    front = f'---\ntitle: "题\\e[31m"\nissuer: "\\e[31m"\nformat: dingben/1\n"\\e[31m": x\n---\n\n# 题{EVIL}\n\n[坏](\x1b.md)\n'
    (root / "site/texts/t.md").write_text(front, encoding="utf-8")
    (root / "site/p.md").write_text(
        f"# 页{EVIL}\n\n[坏]({EVIL.replace(chr(27), '')}x.md) [坏](\x1b.md)\n", encoding="utf-8"
    )
    (root / "raw/check-ignore.yaml").write_text('- code: "\\e[31mx"\n  reason: "\\e[31m"\n', encoding="utf-8")


_MAKERS: dict[str, Callable[[Path], None]] = {
    "a document": _document, "front matter": _front_matter, "a web page": _page, "a name": _name, "a binary file": _binary,
    "a text": _canonical,
}  # fmt: skip
_COMMANDS = (("normalize",), ("check",), ("check", "--json"), ("check", "--sarif"), ("site",), ("pdf",))
_ON_TEXTS = ((), ("--json",), ("--line", "3"), ("--cleaner", _ARGUMENT))
_MISUSE = (
    ("explain", f"{_ARGUMENT}.md"), ("restore", f"{_ARGUMENT}.md", "-o", "x"), ("cleaners", _ARGUMENT),
    ("pdf", f"{_ARGUMENT}.md"), ("pdf", "--config", f"{_ARGUMENT}.yml"), ("pdf", "site", "-o", _ARGUMENT),
    ("site", "--config", f"{_ARGUMENT}.yml"), ("normalize", "--config", f"{_ARGUMENT}.yml"), ("review", _ARGUMENT),
    ("normalize", f"{_ARGUMENT}.txt", "-o", "y"), ("normalize", "--lines", _ARGUMENT), ("normalize", f"--{_ARGUMENT}"),
    ("check", "--config", f"{_ARGUMENT}.yml"), ("check", _ARGUMENT), (_ARGUMENT,),
)  # fmt: skip


def _attempt(make: Callable[[Path], None], folder: Path) -> str:
    root = archive(folder)
    make(root)
    for command in _COMMANDS:
        if wrong := run(root, *command).complaint:
            return f"{command[0]}: {wrong}"
    for text in sorted((root / "site/texts").rglob("*.md")):
        for more in _ON_TEXTS:
            if wrong := run(root, "explain", str(text), *more).complaint:
                return f"explain: {wrong}"
    return ""


def _misuse(command: tuple[str, ...], folder: Path) -> str:
    root = archive(folder, a="关于测试的报告\n\n正文。\n")
    return run(root, *command).complaint


def terminal_cases() -> list[Case]:
    given = [Case(f"controls in {name}", partial(_attempt, make)) for name, make in _MAKERS.items()]
    shown = ((" ".join(command).encode("unicode_escape").decode(), command) for command in _MISUSE)
    return given + [Case(f"controls in arguments: {name}", partial(_misuse, command)) for name, command in shown]
