"""The archives that are built and killed: never built; and built before, then changed, with corrections by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..archives import copy_archive, hidden, make_archive, outputs
from ..front_door import Done, run
from ..material import sources
from ..processes import patience

HAND = "，手改之处。"
_LONGEST = 900  # seconds


@dataclass(frozen=True, slots=True)
class Stage:
    """An archive before a build, and what a build that nobody stops makes of it, in how many seconds."""

    name: str
    start: Path
    outputs: dict[str, str]
    hidden: set[str]
    code: int | None
    seconds: float

    @property
    def limit(self) -> float:
        """Seconds within which a build ends, with a wide margin."""
        return 20 + 5 * self.seconds


def prepare(folder: Path, count: int, command: Sequence[str]) -> list[Stage]:
    """Both stages, of `count` sources. Raises `RuntimeError` when the archive cannot be built at all."""
    step = max(1, len(sources()) // count)
    chosen = sources()[::step][:count]
    contents = {f"{number:02d}_{path.name}": path.read_bytes() for number, path in enumerate(chosen)}
    new = _stage("never built", make_archive(folder / "new" / "archive", contents), folder, command)
    root = copy_archive(folder / "done" / "archive", folder / "changed" / "archive")
    texts = sorted((root / "site/texts").glob("*.md"))
    recorded, late = [texts[number::4] for number in (0, 1)]
    corrected = [path for path in recorded if _correct(path)]
    _build(root, command)  # from now on these corrections stand in the ledgers
    for path in [*corrected[:3], *texts[2::12]]:
        _change_source(root, path.stem)
    for path in late[:6]:
        _correct(path)
    return [new, _stage("built, then changed", root, folder, command)]


def _stage(name: str, root: Path, folder: Path, command: Sequence[str]) -> Stage:
    done = _build(copy_archive(root, folder / "done" / "archive"), command)
    built = folder / "done" / "archive"
    return Stage(name, root, outputs(built), hidden(built), done.code, done.seconds)


def _build(root: Path, command: Sequence[str]) -> Done:
    done = run(root, "build", seconds=patience(_LONGEST), command=command)
    if done.complaint:
        raise RuntimeError(f"the archive cannot be built: {done.complaint}\n{done.err}")
    return done


def _correct(text: Path) -> bool:
    """Put words at the end of a plain sentence, as a person does. False for a text without one."""
    lines = text.read_text(encoding="utf-8").split("\n")
    for at in range(len(lines) - 1, 0, -1):
        if lines[at].endswith("。") and not lines[at].startswith(("#", ">", "|", "[^", "-", " ", "*")):
            lines[at] = lines[at][:-1] + HAND
            text.write_text("\n".join(lines), encoding="utf-8")
            return True
    return False


def _change_source(root: Path, stem: str) -> None:
    """Put words into a source, in its encoding."""
    for source in (root / "raw").glob(f"{stem}.*"):
        data = source.read_bytes()
        for encoding in ("utf-8", "gb18030"):
            stop, more = "。".encode(encoding), "，又增补若干字句。".encode(encoding)
            if stop in data:
                source.write_bytes(data.replace(stop, more, 1))
                break
