"""Headless Chromium, which notes down what runs on a page, what is asked for, and where it is led."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMEDRIVER = shutil.which("chromedriver")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
# Before anything of the page runs: what an attack calls leaves a mark.
_PROBE = """
window.pwn = window.parent.pwn = () => document.documentElement.setAttribute('data-pwned', '1');
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = window.pwn;
"""
# What a reader may do: follow what is not plainly safe, point at things, and click them.
_TOUCH = """
for (const link of document.querySelectorAll('a[href]'))
  if (!['http:', 'https:', 'mailto:', 'file:'].includes(link.protocol)) link.click();
for (const one of document.querySelectorAll('*'))
  if (!one.closest('a, summary'))
    for (const name of ['mouseover', 'focus', 'click', 'animationstart']) one.dispatchEvent(new Event(name));
"""
_LOOK = """
const all = [...document.querySelectorAll('*')];
const tags = all.map(one => one.tagName.toLowerCase());
const active = ['script', 'iframe', 'object', 'embed', 'form', 'base', 'frame', 'portal'];
const names = all.flatMap(one => one.getAttributeNames());
const addresses = ['href', 'src', 'action', 'data', 'poster'].flatMap(name => all.map(one => (one.getAttribute(name) || '').trim()));
return [
  document.documentElement.hasAttribute('data-pwned'),
  tags.filter(tag => active.includes(tag)),
  names.filter(name => name.startsWith('on') || ['srcdoc', 'formaction', 'ping'].includes(name)),
  addresses.filter(value => /^(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(value)),
  location.href,
  document.body.innerText.includes('40114011'),
];
"""


class Browser:
    """A browser that opens pages of `root` and says what is wrong with each."""

    def __init__(self, driver: Any, root: Path, host: str) -> None:
        self._driver, self._root, self._host = driver, root, host

    def faults(self, page: Path) -> list[str]:
        """What an attack reached on a page: [] if nothing."""
        self._driver.get_log("performance")  # what is left of the page before
        self._driver.get(page.as_uri())
        self._driver.execute_script(_TOUCH)
        ran, elements, events, away, here, reckoned = self._driver.execute_script(_LOOK)
        found = ["executed"] if ran else []
        found += [f"element {name}" for name in elements] + [f"attribute {name}" for name in events]
        found += [f"address {address[:40]}" for address in away] + (["a template was reckoned out"] if reckoned else [])
        if not here.startswith(self._root.as_uri()):
            found.append(f"led to {here[:60]}")
        return found + [f"request {address[:80]}" for address in self._requests() if not self._is_own(address)]

    def _requests(self) -> Iterator[str]:
        for entry in self._driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                yield message["params"]["request"]["url"]

    def _is_own(self, address: str) -> bool:
        """Files of the site; and its own host, which 404.html has to name because it is shown at any depth."""
        return address.startswith((self._root.as_uri(), self._host, "about:", "data:image/"))


@contextmanager
def open_browser(root: Path, host: str, profile: Path) -> Iterator[Browser]:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = str(CHROMIUM)
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.set_capability("unhandledPromptBehavior", "dismiss")
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        driver.set_page_load_timeout(30)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _PROBE})
        yield Browser(driver, root, host)
    finally:
        driver.quit()
