"""Every code is explained, and every finding that a module makes has one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from normalize.check.codes import BY_NAME, CODES

from ..front_door import Command
from ..refresh.console import ROOT


def called_codes() -> Iterator[tuple[str, str]]:
    """The first argument of every finding that any module makes: (code, place)."""
    for path in sorted(ROOT.glob("normalize/**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("Finding", "finding") or path.name == "cleaner.py":
                continue
            first = next((word.value for word in node.keywords if word.arg == "code"), None) or node.args[0]
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            for part in [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]:
                value = constants.get(part.id) if isinstance(part, ast.Name) else getattr(part, "value", None)
                assert isinstance(value, str), f"{where}: write the code as a word, so that it can be looked up"
                yield value, where


def test_every_code_that_a_module_yields_is_in_the_catalogue() -> None:
    found = list(called_codes())
    assert len(found) >= 20
    assert not [f"{where}: {code}" for code, where in found if code not in BY_NAME]
    assert set(BY_NAME) <= {code for code, _ in found}, "a code that nothing yields"


def test_codes_are_kebab_case_and_explained() -> None:
    assert len(BY_NAME) == len(CODES)
    for code in CODES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name)
        for words in (code.meaning, code.cause, code.way_out):
            assert re.fullmatch(r"[A-Z].{8,}\.", words), f"{code.name}: {words}"
            assert "|" not in words


def test_the_list_tells_every_code(run: Command) -> None:
    code, out, _ = run("check", "--list")
    assert code == 0
    assert re.findall(r"^([a-z-]+)  \(", out, re.MULTILINE) == [code.name for code in CODES]
