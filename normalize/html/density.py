"""The amounts of prose, linked text and other text in the elements of a page: sums for the search of the main text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from normalize.chinese.characters import WIDE_MARKS
from normalize.html.elements import BLOCKS, PLACE, RAW
from normalize.html.tree import Element, Page, inner_text

# Punctuation marks: Chinese, Western, Arabic and Indic. A full stop counts only at the end of a word, because names of
# files and versions contain others.
_MARKS = re.compile(r"[。，；：？！、।،؛؟۔]|[^\W\dA-Z_)][.,;?!](?=\s|$)|\)[.,;](?=\s|$)")
_NOT_TEXT = frozenset({*RAW, "button", "select", "option", "template", "svg", "object", "head"})
# A shorter text is not prose, whatever its marks. A text without marks may be a title or a row of a table: a fourth of
# it counts.
_SHORTEST_PROSE, _WITHOUT_MARKS = 6, 4


@dataclass(frozen=True, slots=True)
class Densities:
    """Sums over the elements of a page, in characters: `[last] - [number]` is an element with its descendants."""

    letters: list[int]  # of all text
    linked: list[int]  # of text in links
    prose: list[int]  # of text outside of links that has punctuation
    links: list[int]  # the number of links

    def prose_of(self, element: Element) -> int:
        """Characters of prose in an element."""
        return self.prose[element.last] - self.prose[element.number]

    def letters_of(self, element: Element) -> int:
        """Characters of text in an element."""
        return self.letters[element.last] - self.letters[element.number]

    def linked_of(self, element: Element) -> int:
        """Characters of linked text in an element."""
        return self.linked[element.last] - self.linked[element.number]

    def links_of(self, element: Element) -> int:
        """The number of links in an element, itself included."""
        return self.links[element.last] - self.links[element.number]

    def score(self, element: Element) -> int:
        """Prose minus linked text. Other text (titles, tables) does not count."""
        return self.prose_of(element) - self.linked_of(element)

    def mild_score(self, element: Element) -> int:
        """Prose minus half of the linked text, for articles full of links."""
        return self.prose_of(element) - self.linked_of(element) // 2


def count_marks(text: str) -> int:
    """The number of punctuation marks in a text."""
    return len(_MARKS.findall(text))


def is_link(page: Page, element: Element) -> bool:
    """True for an `a` element that leads somewhere, or runs a script, and is no word of a sentence.

    Without an address it names a place of the page: `<a name="s1">一、总则</a>`.
    """
    return element.name == "a" and not PLACE.fullmatch(page.tag(element)) and not in_sentence(page, element)


def in_sentence(page: Page, element: Element) -> bool:
    """True for an inline element whose words go on with those beside it: a keyword that a site has linked."""
    before, after = page.text[element.start - 1 : element.start], page.text[element.stop : element.stop + 1]
    return element.name not in BLOCKS and _goes_on(before) and _goes_on(after)


def _goes_on(sign: str) -> bool:
    return sign != "" and (sign.isalnum() or sign in WIDE_MARKS)


def text_spans(page: Page) -> Iterator[tuple[Element, int, int, bool]]:
    """The spans between structural tags, in order: (innermost element, start, stop, True inside a link)."""
    stack: list[Element] = []
    links = at = 0
    for element in [*page.elements, None]:
        start = element.start if element else len(page.text)
        while stack and stack[-1].stop <= start:
            top = stack.pop()
            if top.end > at:
                yield top, at, top.end, links > 0
            links -= is_link(page, top)
            at = top.stop
        if stack and start > at:
            yield stack[-1], at, start, links > 0
        if element:
            at = element.inner
            stack.append(element)
            links += is_link(page, element)


def measure(page: Page) -> Densities:
    """Count the text of a page. Each text is counted at the number of its innermost element."""
    count = len(page.elements)
    letters, linked, prose = [0] * count, [0] * count, [0] * count
    for element, start, stop, in_link in text_spans(page):
        if element.name in _NOT_TEXT or not page.text[start:stop].strip():
            continue
        text = inner_text(page.text[start:stop])
        size = len(text)
        letters[element.number] += size
        if in_link:
            linked[element.number] += size
        elif size >= _SHORTEST_PROSE:
            prose[element.number] += size if _MARKS.search(text) else size // _WITHOUT_MARKS
    links = [int(is_link(page, element)) for element in page.elements]
    return Densities(*([0, *accumulate(values)] for values in (letters, linked, prose, links)))
