"""Ids and classes of chrome and of texts: what they name, and what they leave alone."""

from __future__ import annotations

import re

import pytest

from normalize.chrome import classes, containers
from normalize.chrome.classes import INSIDE, INSIDE_NAMES, NAMES, OUTSIDE, OUTSIDE_NAMES, UNWEIGHED, Use, kinds_of


def test_no_name_has_two_kinds_in_one_use() -> None:
    """A name that is in two rows has the kind of the first one, and the second is a mistake."""
    for use in Use:
        words = [word for found in kinds_of(use).values() for word in found]
        assert sorted(set(words)) == sorted(words)


def test_every_row_has_words_without_groups() -> None:
    assert all(row.words and row.uses for row in NAMES)
    assert not [word for row in NAMES for word in row.words if re.compile(word).groups]


@pytest.mark.parametrize(
    ("tag", "outside", "inside"),
    [
        ('<div class="share">', "share bar", "share bar"),
        ('<div class="top">', "header", ""),
        ('<div id="comment-form">', "reply form", ""),  # no comment
        ("<div id=comments>", "comment", "comments"),
        ('<div class="user-card-big">', "user card", ""),  # part of a word, outside only
        ('<div class="top-content">', "", ""),  # speaks of a text
        ('<p class="caption">', "", "caption"),
        ('<div class="pic-desc">', "", "caption"),
        ('<div class="bdsharebuttonbox">', "", "share bar"),
        ('<div class="shareholders">', "", ""),
        ('<div class="statement">', "", "rights notice"),
        ('<div class="article">', "", ""),
        ('<div title="share">', "", ""),  # no class
    ],
)
def test_the_kind_of_a_tag(tag: str, outside: str, inside: str) -> None:
    assert (OUTSIDE_NAMES.kind(tag), INSIDE_NAMES.kind(tag)) == (outside, inside)


def test_a_broad_word_is_used_only_where_it_removes_nothing() -> None:
    """Outside the text `top` and `user` only name what is removed anyway; inside they would remove a text."""
    broad = {"top", "user", "page", "pages?", "position", "author", "links?", "float", "banner"}
    assert not broad & {word for words in kinds_of(INSIDE).values() for word in words}
    assert broad & {word for words in kinds_of(OUTSIDE).values() for word in words}
    assert not {"author", "top"} & {word for words in kinds_of(UNWEIGHED).values() for word in words}


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ('<div class="left sidebar_2">', True),
        ('<div id="ft">', True),
        ('<div style="color:red; display: none">', True),
        ('<div class="footnotes">', False),
        ('<div class="shared">', False),
        ('<div class="hotel">', False),
    ],
)
def test_what_has_no_weight(tag: str, *, wanted: bool) -> None:
    assert bool(classes.UNWEIGHED_NAMES.search(tag)) == wanted


@pytest.mark.parametrize(
    ("pattern", "tag", "wanted"),
    [
        (classes.WINDOW, '<div class="modal fade">', True),
        (classes.WINDOW, '<div role="alertdialog">', True),
        (classes.WINDOW, '<div class="modality">', False),
        (classes.REPLY_FORM, '<form name="fastpostform">', True),
        (classes.REPLY_FORM, '<form name="aspnetForm">', False),
        (classes.OWN_ASIDE, '<aside class="note">', True),
        (classes.OWN_ASIDE, '<aside class="pull-quote">', False),
        (classes.HIDDEN, "<div hidden>", True),
        (classes.HIDDEN, '<div data-hidden="1">', False),
        (classes.FOLDED, '<div class="spoiler-body">', True),
        (classes.TITLE, '<div class="news_title">', True),
        (classes.TITLE, '<div class="btn">', False),
        (classes.ANSWER, '<div class="comment-content">', True),
        (classes.ANSWER, '<div class="comments">', False),
    ],
)
def test_other_names(pattern: re.Pattern[str], tag: str, *, wanted: bool) -> None:
    assert bool(pattern.search(tag)) == wanted


def test_elements_that_hold_a_text_are_no_chrome() -> None:
    held = {"p", "div", "table", "article", "section", "main", "h1", "ul", "blockquote", "a", "span", "figure"}
    assert not held & {*classes.OUTSIDE_ELEMENTS, *classes.INSIDE_ELEMENTS, *classes.UNWEIGHED_ELEMENTS}
    assert "form" not in classes.INSIDE_ELEMENTS  # ASP.NET puts whole pages into one


@pytest.mark.parametrize(
    "tag",
    [
        '<div class="TRS_Editor">', '<div id="UCAP-CONTENT">', "<div id=zoom>", '<div class="article-content">', '<div id="xxgk_con_text">',
        '<div class="m-news_txt">', '<div id="vsb_content_12">', "<article>", '<div itemprop="articleBody">', '<div class="box nr">',
        '<div class="content_detail">', '<div class="wzcon">',
    ],
)  # fmt: skip
def test_a_container_of_a_text(tag: str) -> None:
    assert containers.CONTAINERS.search(tag)


@pytest.mark.parametrize(
    "tag",
    ['<div class="content">', '<div class="articles">', '<div class="nrs">', '<div class="zoom-in">', "<articles>"],
)
def test_no_container_of_a_text(tag: str) -> None:
    assert not containers.CONTAINERS.search(tag)


@pytest.mark.parametrize(
    ("comment", "begins", "ends"),
    [
        ("<!--enpcontent-->", True, False),
        ("<!-- 正文开始 -->", True, False),
        ("<!--/enpcontent-->", False, True),
        ("<!-- 正文 结束 -->", False, True),
        ("<!-- 正文部分的样式 -->", False, False),
        ("<!--[if IE]>-->", False, False),
    ],
)
def test_comments_round_a_text(comment: str, *, begins: bool, ends: bool) -> None:
    assert (bool(containers.BEGIN.fullmatch(comment)), bool(containers.END.fullmatch(comment))) == (begins, ends)
