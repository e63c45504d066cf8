"""The words of official documents: subsets of their class, each once, and patterns that know them all."""

from __future__ import annotations

import re

import pytest

from normalize.documents import vocabulary
from normalize.documents.lines import EVENT, NOTICE_TITLE, ORGAN, SPEAKER, TITLE, is_salutation
from normalize.documents.vocabulary import HISTORY_EVENTS, KINDS, OFFICIAL_KINDS
from normalize.engine.patterns import any_of

TUPLES = [name for name, value in vars(vocabulary).items() if isinstance(value, tuple)]


@pytest.mark.parametrize("name", TUPLES)
def test_a_class_holds_each_word_once(name: str) -> None:
    words = getattr(vocabulary, name)
    assert len(set(words)) == len(words)
    assert all(re.compile(word) for word in words)


@pytest.mark.parametrize(
    ("subset", "words"),
    [
        ("NOTICES", OFFICIAL_KINDS),
        ("AUTHORED", KINDS),
        ("IN_FORCE", KINDS),
        ("DELIVERED", KINDS),
        ("PUBLISHING", vocabulary.TRANSMITTING),
        ("TAKING_EFFECT", tuple(HISTORY_EVENTS)),
        ("DEPARTMENTS", vocabulary.ISSUERS),
    ],
)
def test_a_subset_is_one(subset: str, words: tuple[str, ...]) -> None:
    assert set(getattr(vocabulary, subset)) < set(words)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_a_title(kind: str) -> None:
    assert TITLE.fullmatch(f"某市供水{kind}（草案）")


@pytest.mark.parametrize("text", ["某市供水情况", "加强供水。某市报告", "某市供水报告："])
def test_what_is_no_title(text: str) -> None:
    assert not TITLE.fullmatch(text)


@pytest.mark.parametrize("kind", vocabulary.NOTICES)
def test_every_notice_is_told_with_its_organ(kind: str) -> None:
    found = NOTICE_TITLE.fullmatch(f"某市人民政府关于印发供水条例的{kind}")
    assert found
    assert found["organ"] == "某市人民政府"


@pytest.mark.parametrize(
    "organ", ["某市人民政府", "国务院", "某省人民代表大会常务委员会", "教育部", "某市水务局", "某县委"]
)
def test_organs(organ: str) -> None:
    assert ORGAN.fullmatch(organ)


@pytest.mark.parametrize("text", ["某市", "全市各级", "供水管理"])
def test_what_is_no_organ(text: str) -> None:
    assert not ORGAN.fullmatch(text)


@pytest.mark.parametrize(
    "role", ["某市市长", "某旗旗长", "某乡乡长", "某省代省长", "某市人民检察院检察长", "縣長", "国务院副总理"]
)
def test_who_speaks(role: str) -> None:
    found = SPEAKER.fullmatch(f"{role} 李春明")
    assert found
    assert (found["role"], found["name"]) == (role, "李春明")


@pytest.mark.parametrize("listener", vocabulary.AUDIENCE)
def test_who_is_greeted(listener: str) -> None:
    assert is_salutation(f"各位{listener}：")


@pytest.mark.parametrize("done", HISTORY_EVENTS)
def test_every_event_of_a_history_is_told(done: str) -> None:
    found = EVENT.search(f"（2005年4月27日某省人民代表大会常务委员会{done}）")
    assert found
    assert found["done"] == done


def test_any_of_takes_the_first_that_fits() -> None:
    assert re.match(any_of(("委", "委员会")), "委员会")[0] == "委"  # type: ignore[index]
