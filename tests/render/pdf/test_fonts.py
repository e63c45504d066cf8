"""Roles to faces: preference, fallback with one line, coverage."""

from __future__ import annotations

import pytest

from render.pdf.fonts import Face, choose_faces, installed_faces, with_lenders

SONG = Face("Song SC", 400, frozenset({"Song SC", "Song SC Regular"}), "/f/song.ttc", "1", "20-7e 4e00-4eff")
BOLD = Face("Song SC", 700, frozenset({"Song SC", "Song SC Bold"}), "/f/songb.ttc", "1", "20-7e 4e00-4eff")
KAI = Face("Kai", 400, frozenset({"Kai", "Kai-Regular"}), "/f/kai.ttf", "1", "4e00")
RARE = Face("Rare", 400, frozenset({"Rare"}), "/f/rare.otf", "1", "20bb7")
WANTED = {
    "song": ("Song SC",),
    "kai": ("Best Kai", "Kai"),
    "xbs": ("Song SC:900", "Song SC:700"),
    "fallback": ("Song SC",),
}


def test_the_first_face_that_is_installed_is_taken() -> None:
    table = choose_faces(WANTED, [BOLD, KAI, SONG])
    assert (table.roles["song"], table.roles["kai"], table.roles["xbs"]) == (SONG, KAI, BOLD)
    assert table.notices == ()


def test_a_missing_face_falls_back_with_one_line() -> None:
    table = choose_faces(WANTED | {"fang": ("Fang",)}, [SONG])
    assert table.roles["kai"] == table.roles["fang"] == SONG
    assert len(table.notices) == 1
    assert "楷体、小标宋、仿宋" in table.notices[0]
    assert "Song SC" in table.notices[0]


def test_a_machine_without_fonts_still_sets_texts() -> None:
    table = choose_faces(WANTED, [])
    assert table.roles["song"].family == "serif"
    assert table.missing("一") == ()


def test_coverage_is_that_of_the_face() -> None:
    table = choose_faces(WANTED, [SONG, KAI])
    assert table.covers("kai", "\u4e00")
    assert not table.covers("kai", "\u4e01")
    assert table.covers("kai", "\u200b")
    assert table.missing("一丁\U00020bb7\u3000\u2060") == ("\U00020bb7",)


def test_another_face_lends_what_the_table_lacks() -> None:
    table = with_lenders(choose_faces(WANTED, [SONG]), "一\U00020bb7", [SONG, RARE])
    assert table.fallbacks == (SONG, RARE)
    assert table.missing("一\U00020bb7") == ()


def test_single_files_are_loaded_by_role_and_collections_by_family() -> None:
    styles = choose_faces(WANTED, [SONG, BOLD, KAI]).styles()
    assert 'src:url("font:kai")' in styles
    assert '--song:"Song SC";--song-weight:400' in styles
    assert '--xbs:"Song SC";--xbs-weight:700' in styles


def test_fontconfig_is_asked() -> None:
    faces = installed_faces()
    if not faces:
        pytest.skip("fc-list finds no font: apt-get install fontconfig fonts-noto-cjk")
    assert all(face.family and face.path for face in faces)
