r"""The main text of a page that is no thread: by the conventions of content management systems, else by its density.

Prose is told from chrome by three things: it has punctuation, it is not linked, and it is not in an element that templates
call footer, comments or related. The element that holds nearly all prose and none of whose children does is the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from normalize.html.elements import HEADINGS, RAW
from normalize.html.tree import Element, Page, words

# Ids and classes that content management systems and site builders give to the text of an article, whole words.
_CONTAINERS = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?(?:[^"'>]{0,200}\s)?(?:[a-z]{1,4}[-_])?(?:TRS_Editor|TRS_UEDITOR|Custom_UnionStyle|UCAP-?CONTENT|zoom|zoomcon|
    ozoom|fontzoom|font_?zoom|pages_content|(?:article|artical|arti|art|news|detail|details|post|entry|info|text|view|read|bt|xl|xxgk|
    wzy?|page|main|blog|topic|thread|rich)[-_]?(?:content|con|body|text|txt|main|editor)(?:[-_]?(?:box|text|txt|wrap|area|detail|inner))?|
    content[-_]?(?:article|text|txt|body|detail|main|news|inner|div)|the_content|artibody|mainText|j-fontContent|
    wp_articlecontent|v_news_content|vsb_content(?:_\d+)?|rich_media_content|js_content|markdown-body|articleContent|news_?detail|
    detail(?:ed)?_?content|ewb-article-info|Article_Content|conTxt|con_txt|nr|zhengwen|wznr|article)(?=[\s"'>])|
    itemprop\s*=\s*["']?articleBody|<article\b|<founder-content\b""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
# Comments and elements that editors of news systems put round the text.
_BEGIN = re.compile(
    r"<!--\s*(?:enpcontent|(?:文章)?正文(?:内容)?|文章内容|新闻内容|[\w.]*RSS\.content\.begin|<\$\[信息内容\]>begin|content)\s*(?:开始|begin|start)?\s*-->",
    re.IGNORECASE,
)
_END = re.compile(
    r"<!--\s*(?:/\s*enpcontent|(?:/\s*(?:文章)?正文(?:内容)?)|(?:文章|新闻)?(?:正文|内容|content)\s*(?:结束|end)|[\w.]*RSS\.content\.end|<\$\[信息内容\]>end)\s*-->",
    re.IGNORECASE,
)
_LONGEST_COMMENT = 60
_LEFT_OUT = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?(?:[^"'>]{0,200}[\s_-])?(?:footer?|ft|copyright|banquan|comments?|pinglun|replies|reply|related?|
    recommend|tuijian|xiangguan|hot|rank|share|bdshare|sidebar|side|declare|disclaimer|shengming|links?|nav|menu|crumbs?|
    login|cookies?|consent|gdpr|onetrust|newsletter)(?=[\s"'>_\d-])|\bstyle\s*=\s*["'][^"'>]{0,200}display\s*:\s*none""",
    re.VERBOSE | re.IGNORECASE,
)
# Windows over the page: by their class, or by the roles of WAI-ARIA.
_WINDOW = re.compile(
    r"""\bclass\s*=\s*["']?(?:[^"'>]{0,200}[\s_-])?(?:modal|dialog|popup)
    (?=[\s"'>]|[_-](?:content|body|box|wrap|wrapper|dialog|container|window|inner|overlay|\d))|
    \saria-modal\s*=\s*["']?true|\srole\s*=\s*["']?(?:alert)?dialog\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Forms that answer what stands above them. Others may hold a whole page, as they do where ASP.NET made it.
REPLY_FORM = re.compile(
    r"""\b(?:id|class|name)\s*=\s*["']?(?:[^"'>]{0,200}\s)?(?:fast|quick)?[-_]?(?:post|comment|reply|respond)[-_]?form(?=[\s"'>])""",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_PICTURES = re.compile(r"<(figure|figcaption)\b[^>]*+>(?:[^<]++|<(?!/\1\b))*+</\1\s*>", re.IGNORECASE)
_MARKS = re.compile(r"[。，；：？！、।،؛؟۔]|[^\W\dA-Z_)][.,;?!](?=\s|$)|\)[.,;](?=\s|$)")
_NOT_TEXT = frozenset({*RAW, "button", "select", "option", "template", "svg", "object", "head"})
_NEVER = frozenset({"nav", "footer", "aside", "button", "select", "template", "head"})
# What holds no more than a line or a paragraph holds no text of an article, whatever it is called.
_NOT_NAMED = frozenset({"body", "html", "head", "input", "a", "link", "meta", "img", "p", *HEADINGS, *RAW})
_NOT_HOLDERS = _NOT_NAMED - {"body", "p"} | {"span", "font"}
# An element inside another one that is nearly as good is the closer fit.
_AS_GOOD = 0.97
_NEARLY_ALL, _HALF, _TOO_LITTLE = 0.9, 0.5, 0.25
_FAR_MORE, _MANY_TIMES = 2, 3
# The share of the best prose that an element named for its text must hold to be believed.
_BELIEVED = 0.2
_MOST = 0.7
# A page with less prose than this has none to find a text by.
_LEAST = 40


@dataclass(frozen=True, slots=True)
class Densities:
    """Sums over elements, by number: `[last] - [number]` is an element with all inside it."""

    letters: list[int]
    linked: list[int]
    prose: list[int]
    links: list[int]

    def prose_of(self, element: Element) -> int:
        return self.prose[element.last] - self.prose[element.number]

    def letters_of(self, element: Element) -> int:
        return self.letters[element.last] - self.letters[element.number]

    def linked_of(self, element: Element) -> int:
        return self.linked[element.last] - self.linked[element.number]

    def links_of(self, element: Element) -> int:
        return self.links[element.last] - self.links[element.number]

    def score(self, element: Element) -> int:
        """Prose counts for an element, linked text against it, other text (titles, tables) not at all."""
        return self.prose_of(element) - self.linked_of(element)

    def mild_score(self, element: Element) -> int:
        """The same for texts among their links: linked text counts half."""
        return self.prose_of(element) - self.linked_of(element) // 2


def pieces(page: Page) -> Iterator[tuple[Element, int, int, bool]]:
    """The stretches of text between structural tags: (the element they stand in, start, stop, in a link?)."""
    stack: list[Element] = []
    links = at = 0
    for element in [*page.elements, None]:
        start = element.start if element else len(page.text)
        while stack and stack[-1].stop <= start:
            top = stack.pop()
            if top.end > at:
                yield top, at, top.end, links > 0
            links -= top.name == "a"
            at = top.stop
        if stack and start > at:
            yield stack[-1], at, start, links > 0
        if element:
            at = element.inner
            stack.append(element)
            links += element.name == "a"


def measure(page: Page) -> Densities:
    """Count letters, linked letters and prose, all of an element being counted at its number."""
    count = len(page.elements)
    letters, linked, prose = [0] * count, [0] * count, [0] * count
    for element, start, stop, in_link in pieces(page):
        if element.name in _NOT_TEXT or not page.text[start:stop].strip():
            continue
        said = words(page.text[start:stop])
        size = len(said)
        letters[element.number] += size
        if in_link:
            linked[element.number] += size
        elif size >= 6:
            prose[element.number] += size if _MARKS.search(said) else size // 4
    links = [int(element.name == "a") for element in page.elements]
    return Densities(*([0, *accumulate(values)] for values in (letters, linked, prose, links)))


def find_article(page: Page, all_text: Densities) -> list[tuple[int, int]]:
    """Where the main text is, `start:stop`; what repeats it in the same kind of container follows."""
    bounded = _between_comments(page)
    if bounded:
        return [bounded]
    densities = _without_chrome(page, all_text)
    best = _densest(page, densities)
    prose = densities.prose_of(best) if best else 0
    named = _named(page)
    if prose < _LEAST:
        found = _largest(named, densities)
        return [(element.inner, element.end) for element in [found or best] if element]
    believed = [element for element in named if densities.prose_of(element) >= _BELIEVED * prose]
    # A text among many links holds far more than its best paragraph, whatever the links count against it.
    wide = [element for element in named if densities.prose_of(element) >= _MANY_TIMES * prose]
    found = _closest(believed, densities.score) or _closest(wide, densities.prose_of)
    if found:
        return _joined(page, [(element.inner, element.end) for element in _alike(page, found, named, densities)])
    return [(best.inner, best.end)] if best else []


def _joined(page: Page, boxes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Boxes with nothing between them but pictures are parts of one text; between posts their authors stand."""
    whole = boxes[:1]
    for start, stop in boxes[1:]:
        first, last = whole[-1]
        if words(_PICTURES.sub(" ", page.text[last:start])):
            whole.append((start, stop))
        else:
            whole[-1] = first, stop
    return whole


def _alike(page: Page, found: Element, named: list[Element], densities: Densities) -> list[Element]:
    """Containers side by side with the same start tag hold posts of a board or a journal: all of them, in order."""
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
    """Take comments, footers and boxes of links out of the sums.

    Themes name their columns after what stands beside them (`sidebar-right`): where hardly any prose would be left, only
    small elements are what they are called.
    """
    left = _without(page, densities, _HALF)
    return left if left.prose[-1] >= _TOO_LITTLE * densities.prose[-1] else _without(page, densities, _TOO_LITTLE)


def _without(page: Page, densities: Densities, largest: float) -> Densities:
    prose, letters = ([b - a for a, b in pairwise(sums)] for sums in (densities.prose, densities.letters))
    total = densities.prose[-1]
    number = 0
    while number < len(page.elements):
        element = page.elements[number]
        if _is_out(page, element, densities.prose_of(element) / total if total else 0, largest):
            prose[number : element.last] = letters[number : element.last] = [0] * (element.last - number)
            number = element.last
        else:
            number += 1
    return Densities([0, *accumulate(letters)], densities.linked, [0, *accumulate(prose)], densities.links)


def _is_out(page: Page, element: Element, share: float, largest: float) -> bool:
    """Is an element no text, which holds this share of the prose? By name none that holds more than the largest share."""
    if element.name in ("html", "body"):
        return False
    if element.name == "form" and REPLY_FORM.search(page.text, element.start, element.inner):
        return True
    if share > _NEARLY_ALL:
        return False
    named = element.name in _NEVER or (share <= largest and _LEFT_OUT.search(page.text, element.start, element.inner))
    return bool(named or _WINDOW.search(page.text, element.start, element.inner))


def _between_comments(page: Page) -> tuple[int, int] | None:
    """The longest stretch with prose between two comments that say that the text begins and ends."""
    begin: int | None = None
    best: tuple[int, int] | None = None
    for start, stop in page.comments:
        comment = page.text[start:stop] if stop - start <= _LONGEST_COMMENT else ""
        if _END.fullmatch(comment) and begin is not None:
            if best is None or start - begin > best[1] - best[0]:
                best = (begin, start)
            begin = None
        elif _BEGIN.fullmatch(comment):
            begin = stop
    return best if best and len(_MARKS.findall(words(page.text[slice(*best)]))) >= 2 else None


def _named(page: Page) -> list[Element]:
    """The elements that content management systems name for their texts, in order."""
    found = (page.tag_at(match.start()) for match in _CONTAINERS.finditer(page.text))
    return [element for element in dict.fromkeys(found) if element and element.name not in _NOT_NAMED]


def _largest(elements: list[Element], densities: Densities) -> Element | None:
    """The largest text without prose (a table, an attachment, a line), without the elements round it."""
    sizes = {element: densities.letters_of(element) for element in elements}
    largest = max(sizes.values(), default=0)
    inner = [element for element in elements if largest and sizes[element] >= _MOST * largest]
    return min(inner, key=lambda element: element.stop - element.start, default=None)


def _densest(page: Page, densities: Densities) -> Element | None:
    """The element with the best score, unless one with more links holds most of the prose."""
    holders = [element for element in page.elements if element.name not in _NOT_HOLDERS]
    best, mild = _closest(holders, densities.score), _closest(holders, densities.mild_score)
    if best and mild and densities.prose_of(mild) < _FAR_MORE * densities.prose_of(best):
        return best
    return mild or best


def _closest(elements: list[Element], score: Callable[[Element], int]) -> Element | None:
    """The element with the best score, or the innermost one in it that is as good."""
    best = max(elements, key=score, default=None)
    if best is None or score(best) <= 0:
        return None
    least = _AS_GOOD * score(best)
    inner = [element for element in elements if best.start <= element.start < best.stop and score(element) >= least]
    return min(inner, key=lambda element: element.stop - element.start)
