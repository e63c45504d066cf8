"""Values in `mkdocs.yml`: paths that lead away or into each other, values of a wrong kind, size or depth."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ..archives import CONFIG, REPORT, archive
from ..cases import Case
from ..front_door import run
from ..processes import patience

_NAME, _DOCS, _SITE, _SOURCES, _PDF = (
    "site_name: 压力档案",
    "docs_dir: site",
    "site_dir: build/site",
    "sources: [raw]",
    "output: build/pdf",
)
_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)
# Title → what is replaced in the configuration, and by what.
_CHANGES: dict[str, tuple[str, str]] = {
    "site_dir above the project": (_SITE, "site_dir: .."),
    "site_dir is the root": (_SITE, "site_dir: /"),
    "site_dir is the project": (_SITE, "site_dir: ."),
    "site_dir holds the sources": (_SITE, "site_dir: raw"),
    "site_dir is docs_dir": (_SITE, "site_dir: site"),
    "docs_dir above the project": (_DOCS, "docs_dir: .."),
    "docs_dir is the root": (_DOCS, "docs_dir: /"),
    "texts above the project": (_SOURCES, f"{_SOURCES}\n    texts: ../../elsewhere"),
    "texts are the root": (_SOURCES, f"{_SOURCES}\n    texts: /"),
    "sheets are the sources": (_PDF, "output: raw"),
    "sheets are the site": (_PDF, "output: build/site"),
    "sheets are the texts": (_PDF, "output: site/texts"),
    "sheets are the project": (_PDF, "output: ."),
    "theme above the project": (_SOURCES, f"{_SOURCES}\n    theme: ../../../etc"),
    "theme is a folder of the system": (_SOURCES, f"{_SOURCES}\n    theme: /etc"),
    "print theme above the project": (_PDF, "theme: ../../../../etc"),
    "source is a device": (_SOURCES, "sources: [/dev/zero]"),
    "source is a file of the system": (_SOURCES, "sources: [/etc/hostname]"),
    "sources are the texts": (_SOURCES, "sources: [site/texts]"),
    "sources are what is built": (_SOURCES, "sources: [build]"),
    "tag of Python": (_NAME, "site_name: !!python/object/apply:os.system ['touch pwned']"),
    "escape in the name": (_NAME, 'site_name: "\\e[31mx\\u202e"'),
    "escape in a key": (_SOURCES, f'{_SOURCES}\n    "\\e[31m": x'),
    "escape in a path": (_SOURCES, 'sources: ["\\e[31mx"]'),
    "fonts are a folder of the system": (_PDF, f"{_PDF}\n      fonts: /etc"),
    "aliases that multiply": (_NAME, f"{_BOMB}nav: *g\nsite_name: x"),
    "alias of itself": ("nav:\n  - 首页: index.md", "nav: &n [*n]"),
    "3,000 levels": ("nav:\n  - 首页: index.md", "nav: " + "[" * 3000 + "]" * 3000),
    "300,000 levels": ("nav:\n  - 首页: index.md", "nav: " + "[" * 300_000),
    "number of 5,000 digits": (_NAME, "site_name: " + "9" * 5000),
    "NUL in a path": (_SITE, 'site_dir: "a\\0b"'),
    "page of nav above the project": ("index.md", "../../../../etc/passwd"),
    "page of nav is a script": ("index.md", '"javascript:alert(1)"'),
    "name of a megabyte": (_NAME, "site_name: " + "甲" * 350_000),
}  # fmt: skip
_OWN = ("raw/0.txt", "site/index.md", "mkdocs.yml")


def _attempt(old: str, new: str, folder: Path) -> str:
    """Nothing of the owner's is lost, nothing outside of the project is written, and every command ends well."""
    assert old in CONFIG
    root = archive(folder / "outer", CONFIG.replace(old, new), **{"0": REPORT})
    (folder / "outer/bystander.txt").write_text("旁人。\n", encoding="utf-8")
    own = {path: (root / path).read_bytes() for path in _OWN}
    for command in ("normalize", "site", *(["pdf"] if old == _PDF else [])):
        done = run(root, command, seconds=patience(10))
        if done.complaint:
            return f"{command}: {done.complaint}"
    lost = [
        path for path, content in own.items() if not (root / path).exists() or (root / path).read_bytes() != content
    ]
    kept = {"archive", "bystander.txt", "tmp"}
    strange = [
        path.name for path in (*folder.iterdir(), *(folder / "outer").iterdir()) if path.name not in {*kept, "outer"}
    ]
    if lost or not (folder / "outer/bystander.txt").exists():
        return f"lost: {lost or 'a file of another'}"
    return f"writes outside of the project: {strange}" if strange else ""


def setting_cases() -> list[Case]:
    return [Case(f"setting: {title}", partial(_attempt, *change)) for title, change in _CHANGES.items()]
