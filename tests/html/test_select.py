"""Selectors: what the grammar of `normalize.html.select` selects, and what it leaves alone."""

from __future__ import annotations

import pytest

from normalize.html.forum_engines import ENGINES, Engine
from normalize.html.parse import parse
from normalize.html.select import SelectorError, find, find_all, matches, read_selectors

PAGE = parse(
    '<div id="post_7" class="plhin t_f"><h1 class=ts>一</h1><p class="t_fsz">二</p><div class="authi"><span><a href="u">三</a></span></div>'
    '<table><td class="x t_f" id="postmessage_12">四</td></table><em onclick="copycode(1)">五</em></div>'
    '<div id="post_new">六</div><H2>七</H2><link rel="next canonical" href="v"><i data-user="">八</i><td itemprop="author name">九</td>'
)


def texts(source: str) -> list[str]:
    """What the elements that a selector finds hold, in order."""
    return [PAGE.inner_text(element) for element in find_all(PAGE, source)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("h1", ["一"]),
        ("h2", ["七"]),  # names of elements are the same in capitals
        (".t_fsz", ["二"]),
        ("td.t_f", ["四"]),
        (".t_f", ["一 二 三 四 五", "四"]),  # one of several words
        ("#postmessage_*", ["四"]),
        ("#post_*", ["一 二 三 四 五"]),
        (".authi a", ["三"]),  # not only a child
        (".plhin .authi a", ["三"]),
        ("div em", ["五"]),  # inline elements are not in the tree, and found nevertheless
        ("em[onclick^=copycode]", ["五"]),
        ('td[itemprop~="author"]', ["九"]),
        ("[data-user]", ["八"]),
        ("link[rel~=canonical]", [""]),
        ("#none, .authi a, h1", ["三"]),  # of a list the first that finds anything
    ],
)
def test_finds(source: str, wanted: list[str]) -> None:
    assert texts(source) == wanted


@pytest.mark.parametrize(
    "source",
    [
        "h",  # no name is cut short
        ".t",  # nor a word
        "p.t_f",  # the name counts
        "#post_",  # an id is compared as a whole
        "#t_f",  # a class is no id
        "#post_new*",  # the star is a digit at least
        "[itemprop=author]",  # all of the value, not a word of it
        "[onclick^=code]",  # its beginning, not any part
        ".authi h1",  # not inside
        "[href=copycode]",  # the literal is in another tag
        "",
    ],
)
def test_leaves_alone(source: str) -> None:
    assert texts(source) == []


@pytest.mark.parametrize(
    "source", [".authi > a", "td class:t_f", "*", "#*", ".a.b", "[a=b c]", "[a$=b]", "H1", ".a,.b", ".a  b", " .a"]
)
def test_what_the_grammar_does_not_know_is_a_mistake(source: str) -> None:
    with pytest.raises(SelectorError):
        read_selectors(source)


def test_a_search_is_bounded() -> None:
    place = PAGE.text.index("<table>")
    assert find(PAGE, ".t_f", 0, place) == PAGE.elements[0]
    found = find(PAGE, ".t_f", place)
    assert found
    assert PAGE.inner_text(found) == "四"
    assert find(PAGE, ".authi", place) is None


def test_what_is_in_two_such_elements_is_found_once() -> None:
    page = parse("<div class=a><div class=a><p>一</p></div><p>二</p></div><div class=a><p>三</p></div>")
    assert [page.inner_text(element) for element in find_all(page, ".a p")] == ["一", "二", "三"]


def test_an_element_matches_one_of_a_list() -> None:
    element = PAGE.elements[0]
    assert matches(PAGE, element, "article, #post_*")
    assert not matches(PAGE, element, "article, #pid*")


def test_an_attribute_without_a_value_ends_the_search() -> None:
    """An author that no page names: the last selector of NodeBB once searched for ever."""
    page = parse('<h1>题</h1><div component="post"><div component="post/content">文</div></div>')
    assert list(find_all(page, "[itemprop~=author], [data-username]")) == []


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_the_rows_of_engines_are_selectors(engine: Engine) -> None:
    fields = (engine.post, engine.frame, engine.inside, engine.reply, engine.author, engine.time, engine.title)
    for source in (*fields, engine.board, engine.deleted, engine.head, *(source for source, _ in engine.chrome)):
        assert bool(read_selectors(source)) == bool(source)
    # The frame of a post, what must hold it and what is left of it are asked of one element at a time.
    for source in (engine.frame, engine.inside, engine.deleted):
        assert all(len(selector) == 1 for selector in read_selectors(source))
