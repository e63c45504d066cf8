"""Build an archive of payloads, and open every page of it in a browser: with its policy, and without."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..archives import CONFIG, make_archive
from ..front_door import Done
from ..front_door import run as run_command
from ..processes import patience
from ..results import Budget, Fall, Result, summed_up
from ..sandbox import temporary_folder
from .browser import CHROMEDRIVER, CHROMIUM, Browser, open_browser
from .documents import write
from .payloads import payload

_HOST = "https://archive.example/"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# A page on which everything goes wrong that the browser must notice.
_CONTROL = (
    "<!DOCTYPE html><title>x</title><body><img src=x onerror=pwn()><link rel=stylesheet href=http://evil.example/c.css>"
)
_BUILDING = 0.4  # of the time at most goes into the site
_LONG = 3600.0  # seconds


def run(budget: Budget) -> Iterator[Result]:
    if not (CHROMIUM and CHROMEDRIVER):
        yield Result("xss", 0, 0, (), 0.0, note="Chromium and chromedriver are missing: apt install chromium-driver")
        return
    with temporary_folder("xss") as folder:
        root = make_archive(folder / "archive", {}, CONFIG.replace("压力档案", '"站<script>pwn()</script>"'))
        for number in budget.cases(80, 3000):
            write(root, number, payload(number))
        seconds = min(patience(_LONG), budget.seconds * _BUILDING)
        start = time.monotonic()
        built = [_command_fall(run_command(root, name, seconds=seconds)) for name in ("normalize", "site")]
        yield summed_up("xss building", built, len(built), start)
        yield _opened("xss with the policy", root, folder, budget.part(0.5))
        for page in (root / "build/site").rglob("*.html"):
            page.write_text(_POLICY.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
        yield _opened("xss without the policy", root, folder, budget)


def _opened(name: str, root: Path, folder: Path, budget: Budget) -> Result:
    """Open all pages, in an order in which the first ones are of every kind."""
    site = root / "build/site"
    pages = sorted(site.rglob("*.html"), key=lambda page: page.name[::-1])
    with open_browser(site, _HOST, folder / "profile") as browser:
        return summed_up(name, visited(browser, site, pages, budget), len(pages))


def _command_fall(done: Done) -> Fall | None:
    """What a source is refused for is the business of other parts."""
    wrong = "" if done.complaint.startswith("refusal") else done.complaint
    return Fall(f"xss: the site cannot be built: {wrong}", "python tests/attack --only xss") if wrong else None


def visited(browser: Browser, site: Path, pages: Iterable[Path], budget: Budget) -> Iterator[Fall | None]:
    """Open pages as long as there is time. A browser that does not see the control page is a fall as well."""
    control = site / "control.html"
    control.write_text(_CONTROL, encoding="utf-8")
    seen = browser.faults(control)
    control.unlink()
    if not {"executed", "request http://evil.example/c.css"} <= set(seen):
        yield Fall("xss: the browser does not notice an attack", str(seen))
    for page in pages:
        if budget.is_over:
            return
        found = browser.faults(page)
        yield _page_fall(page, found) if found else None


def _page_fall(page: Path, found: list[str]) -> Fall:
    """Named by what was reached and by what was attacked; shown with the payload."""
    named = re.match(r"([a-z]+)(\d{5})", page.name)
    attacked, number = (named[1], int(named[2])) if named else (page.name, -1)
    what = f"xss: {re.split(r'[:/]', found[0])[0]} in {attacked}"
    shown = f"{payload(number)!a} (--only xss --case {number})" if number >= 0 else page.name
    return Fall(what, f"{', '.join(found[:3])}: {shown}")
