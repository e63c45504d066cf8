"""Mend three functions of WeasyPrint 70.0, which do not justify Chinese, and which lose or misplace footnotes.

`install()` changes WeasyPrint in place, once. It refuses any other version and any other source of the functions,
because the patches rely on private API: a silent mismatch would print ragged pages.

* `layout.inline.justify_line` stretches U+0020 and U+00A0 only, so a Chinese line that is short because of its line
  break rules stays ragged. The patch shares the missing width among all gaps that may be expanded
  (https://www.w3.org/TR/clreq/#line_adjustment), just before the glyphs are drawn.
* `LayoutContext._update_footnote_area` compares floats without tolerance, so notes "overflow" for no
  reason, run to later pages and are dropped at the end (Kozea/WeasyPrint#2502).
* `layout.block._linebox_layout` moves the notes of a page to the next page rather than a paragraph. A note must be on
  the page of its call, so the patch moves the paragraph.
"""

from __future__ import annotations

import hashlib
import inspect
import textwrap
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import weasyprint  # type: ignore[import-untyped]
from weasyprint import layout
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout import block, inline  # type: ignore[import-untyped]
from weasyprint.text.ffi import TO_UNITS, ffi  # type: ignore[import-untyped]
from weasyprint.text.line_break import Layout  # type: ignore[import-untyped]

from normalize.chinese.characters import ALL_NEVER_FIRST, ALL_OPENING, is_solid

VERSION = "70.0"
_JUSTIFY_SHA256 = "f83b21ff8793ba6b6dfc5fe8e10e4ab6cd6e02b17de02da97200902166148a81"
# The line to replace in a function, and its replacement. The tolerance is in CSS px.
_OVERFLOW = "overflow = last_child_bottom > footnote_area_bottom"
_TOLERANT_OVERFLOW = _OVERFLOW + " + 0.01"
_REPORT = "report = not context.in_column and can_break_now and not could_break_before"
_NO_REPORT = "report = False"

# Wider gaps would be holes: a line that needs them stays ragged. In em.
_WIDEST_GAP = 0.5

_SPACES = " \u00a0"
# No space is added before what closes, an interpunct, the sign of a quantity, the call of a note: they stay close to what stands
# before; a space is widened itself.
_KEPT_CLOSE = ALL_NEVER_FIRST + "·％℃" + "[" + _SPACES
_INVISIBLE = "\u200b\u2060\u200d\ufeff\u00ad"


class PatchError(RuntimeError):
    """WeasyPrint is not the version that these patches were written for."""


def install() -> None:
    """Mend WeasyPrint. Calling it again does nothing. Raises `PatchError` on another WeasyPrint."""
    if getattr(inline.justify_line, "is_dingben", False):
        return
    if weasyprint.__version__ != VERSION:
        raise PatchError(
            f"WeasyPrint {weasyprint.__version__} is installed, PDFs need {VERSION}: pip install weasyprint=={VERSION}"
        )
    if hashlib.sha256(_source(inline.justify_line).encode()).hexdigest() != _JUSTIFY_SHA256:
        raise _changed(inline.justify_line)
    update = _rewritten(layout.LayoutContext._update_footnote_area, layout, _OVERFLOW, _TOLERANT_OVERFLOW)
    line_layout = _rewritten(block._linebox_layout, block, _REPORT, _NO_REPORT)
    layout.LayoutContext._update_footnote_area = update
    block._linebox_layout = line_layout
    inline.justify_line = _justifier(inline.justify_line)


def _rewritten(function: Any, module: ModuleType, old: str, new: str) -> Any:
    """`function` of `module` with its one `old` replaced by `new`."""
    source = _source(function)
    if source.count(old) != 1:
        raise _changed(function)
    names = dict(vars(module))
    # The source is WeasyPrint's own function, just checked: it holds nothing of a document.
    exec(source.replace(old, new), names)  # noqa: S102
    return names[function.__name__]


def _source(function: Any) -> str:
    """The source of `function`; `""`, which no patch fits, if WeasyPrint was installed without sources."""
    try:
        return textwrap.dedent(inspect.getsource(function))
    except OSError:
        return ""


def _changed(function: Any) -> PatchError:
    return PatchError(f"WeasyPrint's {function.__name__} is not that of {VERSION}: reinstall weasyprint=={VERSION}")


def expandable_gaps(text: str) -> list[int]:
    """The offsets i such that space may be added after text[i] to justify a line.

    >>> expandable_gaps("“好”2021年，")
    [2, 6]
    """
    found: list[int] = []
    last: int | None = None
    for place, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if last is not None and _is_expandable(text[last], character):
            found.append(last)
        last = place
    return found


def _is_expandable(before: str, after: str) -> bool:
    if before in ALL_OPENING or after in _KEPT_CLOSE or (before == after and before in "—…"):
        return False
    return before in _SPACES or is_solid(before) or is_solid(after)


class _StretchedLayout(Layout):  # type: ignore[misc]
    """A line of text whose glyphs at the characters `places` are `extra` px wider."""

    extra = 0.0
    places: Sequence[int] = ()

    def get_first_line(self) -> Any:
        line, index = super().get_first_line()
        starts = {len(self.text[:place].encode()) for place in self.places}
        run = line.runs[0]
        while run != ffi.NULL:
            self._stretch(run.data.item.offset, run.data.glyphs, starts)
            run = run.next
        return line, index

    def _stretch(self, offset: int, glyphs: Any, starts: set[int]) -> None:
        """Widen the last glyph of each cluster that begins at one of `starts`, once."""
        clusters = glyphs.log_clusters
        for place in range(glyphs.num_glyphs):
            ends = place + 1 == glyphs.num_glyphs or clusters[place + 1] != clusters[place]
            if ends and offset + clusters[place] in starts:
                starts.discard(offset + clusters[place])
                glyphs.glyphs[place].geometry.width += round(self.extra * TO_UNITS)


def _justifier(original: Any) -> Any:
    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        texts = list(_text_boxes(line))
        whole = "".join(box.text for box in texts)
        if line.style["direction"] == "rtl" or not any(map(is_solid, whole)):
            original(context, line, extra_width)
            return
        gaps = expandable_gaps(whole)
        if not gaps or extra_width / len(gaps) > _WIDEST_GAP * line.style["font_size"]:
            return
        places: dict[int, list[int]] = {}
        start = 0
        for box in texts:
            end = start + len(box.text)
            places[id(box)] = [gap - start for gap in gaps if start <= gap < end]
            start = end
        _stretch(line, extra_width / len(gaps), places, 0.0)

    justify_line.is_dingben = True  # type: ignore[attr-defined]
    return justify_line


def _text_boxes(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, (boxes.LineBox, boxes.InlineBox)) and child.is_in_normal_flow():
            yield from _text_boxes(child)


def _stretch(box: Any, extra: float, places: dict[int, list[int]], shift: float) -> float:
    """Move `box` by `shift` px and widen it; return the shift of what follows."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        if not (own := places[id(box)]):
            return shift
        stretched = _StretchedLayout(box.style)
        stretched.extra, stretched.places = extra, own
        stretched.set_text(box.text)
        stretched.deactivate()
        box.pango_layout = stretched
        box.width += extra * len(own)
        return shift + extra * len(own)
    if not isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        box.translate(shift, 0)
        return shift
    box.position_x += shift
    start = shift
    for child in box.children:
        if child.is_in_normal_flow():
            shift = _stretch(child, extra, places, shift)
    box.width += shift - start
    return shift
