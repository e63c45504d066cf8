"""Lists in lists, from a page or from Markdown, are read as lists in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from normalize.canonical.text import read_canonical
from normalize.canonical.tree import Block, BulletList, ListItem, OrderedList, Paragraph, plain_text
from normalize.documents.sections.nested_lists import DEEPEST
from normalize.pipeline import normalize
from normalize.readers.encoding import decode

# A list is whether it has numbers, and its items; an item is its words, and the list in it or None.
Item = tuple[str, "List | None"]
List = tuple[bool, Sequence["Item"]]

WORDS = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=2, max_size=6)


def lists(depth: int) -> st.SearchStrategy[List]:
    inner = st.none() | lists(depth - 1) if depth else st.none()
    return st.tuples(st.booleans(), st.lists(st.tuples(WORDS, inner), min_size=1, max_size=3))


def as_html(one: List) -> str:
    name = "ol" if one[0] else "ul"
    items = (f"<li>{words}{as_html(inner) if inner else ''}</li>\n" for words, inner in one[1])
    return f"<{name}>{''.join(items)}</{name}>"


def as_markdown(one: List, step: int, indent: int = 0) -> Iterator[str]:
    for number, (words, inner) in enumerate(one[1], 1):
        mark = f"{number}." if one[0] else "*"
        yield f"{' ' * indent}{mark} {words}"
        if inner:
            yield from as_markdown(inner, step, indent + step)


def read(source: str, name: str) -> List:
    text = normalize(decode(source.encode(), name)).text
    found = [block for block in read_canonical(text).document.children if isinstance(block, BulletList | OrderedList)]
    assert len(found) == 1, text
    return _list(found[0])


def _list(block: BulletList | OrderedList) -> List:
    return isinstance(block, OrderedList), [_item(item) for item in block.items]


def _item(item: ListItem) -> Item:
    words, *inner = item.children
    assert isinstance(words, Paragraph)
    assert len(inner) <= 1
    return plain_text(words.children), _inner(inner[0]) if inner else None


def _inner(block: Block) -> List:
    assert isinstance(block, BulletList | OrderedList)
    return _list(block)


@given(lists(DEEPEST))
def test_lists_of_a_page(one: List) -> None:
    page = f"<html><body><article><h1>清单</h1><p>下列事项，列入清单。</p>{as_html(one)}<p>以上各项，请遵照执行。</p></article>"
    assert read(page, "page.html") == one


@given(lists(DEEPEST), st.sampled_from([3, 4]))
def test_lists_of_markdown(one: List, step: int) -> None:
    text = "\n".join(as_markdown(one, step))
    assert read(f"# 清单\n\n下列事项，列入清单。\n\n{text}\n\n以上各项，请遵照执行。\n", "text.md") == one


def test_deeper_lists_go_on_with_the_deepest() -> None:
    deep = "".join(f"<ul><li>第{number}层" for number in range(400))
    text = normalize(decode(f"<html><body><h1>清单</h1>{deep}".encode(), "page.html")).text
    assert f"{' ' * 2 * DEEPEST}- 第399层" in text
    assert "\n" + " " * (2 * DEEPEST + 1) not in text
