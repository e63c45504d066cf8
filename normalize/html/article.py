"""The main text of a page that is not a thread: by the names of content management systems, else by its density.

Three features distinguish prose from chrome: it has punctuation, it is not linked, and it is not in an element that
templates call footer, comments or related. The main text is the innermost element with nearly all prose. All spans are
code points of the decoded page, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, pairwise

from normalize.chrome.classes import REPLY_FORM, UNWEIGHED_ELEMENTS, UNWEIGHED_NAMES, WINDOW
from normalize.chrome.containers import BEGIN, CONTAINERS, END
from normalize.html.density import Densities, count_marks
from normalize.html.elements import HEADINGS, RAW
from normalize.html.tree import Element, Page, inner_text

_LONGEST_COMMENT = 60
_NUMBER = re.compile(r"\d+")
_PICTURES = re.compile(r"<(figure|figcaption)\b[^>]*+>(?:[^<]++|<(?!/\1\b))*+</\1\s*>", re.IGNORECASE)
# An element for a line or a paragraph is no container of an article, whatever its class.
# No class makes chrome of a heading or a quotation.
_NEVER_LEFT_OUT = frozenset({"html", "body", "blockquote", *HEADINGS})
_NO_CONTAINERS = frozenset({"body", "html", "head", "input", "a", "link", "meta", "img", "p", *HEADINGS, *RAW})
_NO_HOLDERS = _NO_CONTAINERS - {"body", "p"} | {"span", "font"}
# An inner element with this share of the best score is the closer fit.
_AS_GOOD = 0.97
# An element with a larger share of the prose is never left out by its name, except windows and forms.
_NEARLY_ALL = 0.9
# The largest share of the prose that is left out by name. The smaller one is for themes that name a column after its
# neighbour (`sidebar-right`).
_HALF, _QUARTER = 0.5, 0.25
# A text among many links must have so many times the prose of the best element.
_TWICE, _THREE_TIMES = 2, 3
# The least share of the best prose that an element named as a container must hold to be believed.
_BELIEVED = 0.2
# An element with this share of the longest text without prose is the closer fit.
_MOST = 0.7
# A page with less prose, in characters, is searched for its longest text instead.
_LEAST_PROSE = 40


def find_article(page: Page, all_text: Densities) -> list[tuple[int, int]]:
    """The spans of the main text; empty if there is none.

    `all_text` are the sums of `measure`. The first span is the text. The others are containers of the same kind: the
    posts of a board or the entries of a journal.
    """
    bounded = _between_comments(page)
    if bounded:
        return [bounded]
    densities = _without_chrome(page, all_text)
    best = _densest(page, densities)
    prose = densities.prose_of(best) if best else 0
    named = _containers(page)
    if prose < _LEAST_PROSE:
        found = _largest(named, densities)
        return [(element.inner, element.end) for element in [found or best] if element]
    believed = [element for element in named if densities.prose_of(element) >= _BELIEVED * prose]
    # A text among many links has far more prose than its best paragraph, although the links lower its score.
    wide = [element for element in named if densities.prose_of(element) >= _THREE_TIMES * prose]
    found = _closest(believed, densities.score) or _closest(wide, densities.prose_of)
    if found:
        return _joined(page, [(element.inner, element.end) for element in _alike(page, found, named, densities)])
    return [(best.inner, best.end)] if best else []


def _joined(page: Page, boxes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join boxes with only pictures between them: they are parts of one text. Posts have authors between."""
    whole = boxes[:1]
    for start, stop in boxes[1:]:
        first, last = whole[-1]
        if inner_text(_PICTURES.sub(" ", page.text[last:start])):
            whole.append((start, stop))
        else:
            whole[-1] = first, stop
    return whole


def _alike(page: Page, found: Element, named: list[Element], densities: Densities) -> list[Element]:
    """The containers beside `found` with the same start tag except for numbers; only `found` if it is in another."""
    tag = _NUMBER.sub("", page.tag(found))
    alike: list[Element] = []
    for element in named:
        apart = not alike or element.start >= alike[-1].stop
        if (
            element.name == found.name
            and apart
            and _NUMBER.sub("", page.tag(element)) == tag
            and densities.prose_of(element)
        ):
            alike.append(element)
    return alike if found in alike else [found]


def _without_chrome(page: Page, densities: Densities) -> Densities:
    """The sums without comments, footers and boxes of links.

    Some themes name a column after its neighbour (`sidebar-right`). If hardly any prose would remain, only small
    elements are left out by name.
    """
    left = _without(page, densities, _HALF)
    return left if left.prose[-1] >= _QUARTER * densities.prose[-1] else _without(page, densities, _QUARTER)


def _without(page: Page, densities: Densities, largest: float) -> Densities:
    prose, letters = ([b - a for a, b in pairwise(sums)] for sums in (densities.prose, densities.letters))
    total = densities.prose[-1]
    number = 0
    while number < len(page.elements):
        element = page.elements[number]
        if _is_left_out(page, element, densities.prose_of(element) / total if total else 0, largest):
            prose[number : element.last] = letters[number : element.last] = [0] * (element.last - number)
            number = element.last
        else:
            number += 1
    return Densities([0, *accumulate(letters)], densities.linked, [0, *accumulate(prose)], densities.links)


def _is_left_out(page: Page, element: Element, share: float, largest: float) -> bool:
    """True if an element with this share of the prose is not text. A name counts only up to the share `largest`."""
    if element.name in _NEVER_LEFT_OUT:
        return False
    place = page.text, element.start, element.inner
    if element.name == "form" and REPLY_FORM.search(*place):
        return True
    if share > _NEARLY_ALL:
        return False
    named = element.name in UNWEIGHED_ELEMENTS or (share <= largest and UNWEIGHED_NAMES.search(*place))
    return bool(named or WINDOW.search(*place))


def _between_comments(page: Page) -> tuple[int, int] | None:
    """The longest span with prose between comments for the beginning and the end of the text; None without one."""
    begin: int | None = None
    best: tuple[int, int] | None = None
    for start, stop in page.comments:
        comment = page.text[start:stop] if stop - start <= _LONGEST_COMMENT else ""
        if END.fullmatch(comment) and begin is not None:
            if best is None or start - begin > best[1] - best[0]:
                best = (begin, start)
            begin = None
        elif BEGIN.fullmatch(comment):
            begin = stop
    return best if best and count_marks(inner_text(page.text[slice(*best)])) >= 2 else None


def _containers(page: Page) -> list[Element]:
    """The elements that content management systems name as containers of a text, in order."""
    found = (page.tag_at(match.start()) for match in CONTAINERS.finditer(page.text))
    return [element for element in dict.fromkeys(found) if element and element.name not in _NO_CONTAINERS]


def _largest(elements: list[Element], densities: Densities) -> Element | None:
    """The innermost element with most of the longest text, such as a table, a list of annexes, a line."""
    sizes = {element: densities.letters_of(element) for element in elements}
    largest = max(sizes.values(), default=0)
    inner = [element for element in elements if largest and sizes[element] >= _MOST * largest]
    return min(inner, key=lambda element: element.stop - element.start, default=None)


def _densest(page: Page, densities: Densities) -> Element | None:
    """The element with the best score, unless an element with more links has twice its prose."""
    holders = [element for element in page.elements if element.name not in _NO_HOLDERS]
    best, mild = _closest(holders, densities.score), _closest(holders, densities.mild_score)
    if best and mild and densities.prose_of(mild) < _TWICE * densities.prose_of(best):
        return best
    return mild or best


def _closest(elements: list[Element], score: Callable[[Element], int]) -> Element | None:
    """The innermost element in the one with the best score that is nearly as good; None without a positive score."""
    best = max(elements, key=score, default=None)
    if best is None or score(best) <= 0:
        return None
    least = _AS_GOOD * score(best)
    inner = [element for element in elements if best.start <= element.start < best.stop and score(element) >= least]
    return min(inner, key=lambda element: element.stop - element.start)
