"""Links, pipes and folders without rights: what is outside is not published, nothing is waited for or overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..archives import REPORT, archive
from ..cases import Case
from ..front_door import UNPRIVILEGED, run
from ..processes import patience

_SECRET = "机密内容不可外泄。\n\n　　第二段机密。\n"


def _with_secret(folder: Path) -> tuple[Path, Path]:
    """An archive and, outside of it, a folder that is nobody's business."""
    secret = folder / "secret"
    secret.mkdir()
    (secret / "s.txt").write_text(_SECRET, encoding="utf-8")
    return archive(folder, a=REPORT), secret


def _published(root: Path) -> str:
    files = (path for path in (root / "build/site").rglob("*") if path.is_file())
    found = [path.relative_to(root).as_posix() for path in files if "机密".encode() in path.read_bytes()]
    return f"published: {found}" if found else ""


def _asset(folder: Path) -> str:
    root, secret = _with_secret(folder)
    (root / "site/asset.txt").symlink_to(secret / "s.txt")
    return run(root, "site").complaint or _published(root)


def _page(folder: Path) -> str:
    root, secret = _with_secret(folder)
    (root / "site/page.md").symlink_to(secret / "s.txt")
    return run(root, "site").complaint or _published(root)


def _folder_of_pages(folder: Path) -> str:
    root, secret = _with_secret(folder)
    (root / "site/folder").symlink_to(secret)
    return run(root, "site").complaint or _published(root)


def _loop(folder: Path) -> str:
    """A folder that holds itself, a link to itself, a link that leads nowhere."""
    root = archive(folder, a=REPORT)
    for place in ("raw", "site"):
        (root / place / "loop").symlink_to(root / place)
        (root / place / "self.txt").symlink_to("self.txt")
        (root / place / "self.md").symlink_to("self.md")
        (root / place / "dead.txt").symlink_to("/nowhere")
    for command in ("normalize", "check", "site", "pdf"):
        done = run(root, command, seconds=patience(10))
        if done.complaint:
            return f"{command}: {done.complaint}"
    return "" if (root / "site/texts/a.md").exists() else f"stops the other document: {done.err}"


def _argument_is_a_link_to_itself(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    (root / "self").symlink_to("self")
    commands = (
        ("normalize", "self", "-o", "x"),
        ("check", "self"),
        ("pdf", "self"),
        ("explain", "self"),
        ("site", "--config", "self"),
    )
    return next((f"{name[0]}: {wrong}" for name in commands if (wrong := run(root, *name).complaint)), "")


def _pipes(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    for path in ("raw/pipe.txt", "site/pipe.md", "site/pipe.png"):
        os.mkfifo(root / path)
    commands = ("normalize", "check", "site", "pdf")
    return next(
        (f"{name}: {wrong}" for name in commands if (wrong := run(root, name, seconds=patience(10)).complaint)), ""
    )


def _pipe_as_argument(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    os.mkfifo(root / "pipe.txt")
    commands = (("normalize", "pipe.txt", "-o", "x"), ("check", "pipe.txt"), ("pdf", "pipe.txt"))
    return next(
        (f"{name[0]}: {wrong}" for name in commands if (wrong := run(root, *name, seconds=patience(5)).complaint)), ""
    )


def _outputs_are_links(folder: Path) -> str:
    """A file of the output that became a link is replaced, not written through."""
    root, secret = _with_secret(folder)
    run(root, "build", seconds=patience(60))
    victim = folder / "victim.txt"
    victim.write_text("victim", encoding="utf-8")
    for path in (root / "build/site/index.html", root / "build/pdf/a.pdf", root / "site/texts/a.md"):
        path.unlink(missing_ok=True)
        path.symlink_to(victim)
    (root / "build/site/texts").rename(root / "build/away")
    (root / "build/site/texts").symlink_to(secret)
    done = run(root, "build", seconds=patience(60))
    through = victim.read_text(encoding="utf-8") != "victim" or len(list(secret.iterdir())) != 1
    return done.complaint or ("written through a link" if through else "")


def _locked(place: str) -> Callable[[Path], str]:
    """A folder, or a file, that may not be read is one line, and stops nothing else."""

    def attempt(folder: Path) -> str:
        root = archive(folder, a=REPORT)
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        if place.endswith(".txt"):
            (root / place).write_text(REPORT, encoding="utf-8")
        else:
            (root / place).mkdir()
            (root / place / "b.md").write_text(REPORT, encoding="utf-8")
        (root / place).chmod(0)
        try:
            done = [run(root, command, wrapper=UNPRIVILEGED) for command in ("normalize", "site")]
        finally:
            (root / place).chmod(0o755)
        wrong = next((one.complaint for one in done if one.complaint), "")
        return wrong or ("" if any("locked" in one.err for one in done) else "passed over in silence")

    return attempt


def _nothing_may_be_written(folder: Path) -> str:
    root = archive(folder, a=REPORT)
    (root / "site").chmod(0o555)
    try:
        done = run(root, "normalize", wrapper=UNPRIVILEGED)
    finally:
        (root / "site").chmod(0o755)
    return done.complaint or ("" if done.code else "no word of a folder that may not be written")


_CASES: dict[str, Callable[[Path], str]] = {
    "link out of docs_dir: asset": _asset,
    "link out of docs_dir: page": _page,
    "link out of docs_dir: folder": _folder_of_pages,
    "links to themselves": _loop,
    "argument that is a link to itself": _argument_is_a_link_to_itself,
    "pipes among the files": _pipes,
    "pipe as an argument": _pipe_as_argument,
    "outputs that are links": _outputs_are_links,
    "unreadable folder of sources": _locked("raw/locked"),
    "unreadable source": _locked("raw/locked.txt"),
    "unreadable folder of pages": _locked("site/locked"),
    "unreadable folder of texts": _locked("site/texts/locked"),
    "folder that may not be written": _nothing_may_be_written,
}


def link_cases() -> list[Case]:
    return [Case(name, attempt) for name, attempt in _CASES.items()]
