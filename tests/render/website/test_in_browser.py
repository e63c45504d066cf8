"""The built archive in a real browser, opened from the disk: no server, no script, no request to anybody."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

from selenium.webdriver.chrome.options import Options  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMEDRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and CHROMEDRIVER), reason="Chromium and chromedriver are not installed: apt install chromium-driver"
)

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = ["index.html", "guide.html", "glossary.html", "404.html", "texts/dongli-2021.html", "texts/hostile.html"]
TEXT = "texts/dongli-2021.html"


class Browser:
    """A headless Chromium with the few things that the tests ask of it."""

    def __init__(self, driver, root: Path) -> None:
        self.driver = driver
        self.root = root

    def open(self, path: str, width: int = 1280, scheme: str = "light") -> None:
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        # A page that differs in its fragment only would not be loaded again.
        self.driver.get("about:blank")
        self.driver.get((self.root / path.partition("#")[0]).as_uri() + "".join(path.partition("#")[1:]))

    def run(self, script: str):
        return self.driver.execute_script(f"return {script}")

    def style(self, selector: str, name: str, pseudo: str = "") -> str:
        return self.run(f"getComputedStyle(document.querySelector({selector!r}), {pseudo!r}).{name}")

    def click(self, selector: str) -> None:
        self.run(f"document.querySelector({selector!r}).click()")

    def wait(self, script: str) -> None:
        """Wait until `script` holds: a fold opens with the next frame."""
        WebDriverWait(self.driver, 5, poll_frequency=0.02).until(lambda _: self.run(script), script)

    def requests(self) -> list[str]:
        """The addresses asked for since the last call."""
        messages = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def browser(built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    yield Browser(driver, built.out)
    driver.quit()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(browser: Browser, path: str) -> None:
    browser.open(path, width=360)
    assert browser.run("[document.documentElement.scrollWidth, innerWidth]") == [360, 360]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_its_own_files_only_and_runs_nothing(browser: Browser, path: str) -> None:
    browser.open("index.html")
    browser.requests()
    browser.complaints()
    browser.open(path)
    asked = browser.requests()
    assert any(address.endswith("/assets/archive.css") for address in asked)
    assert not [address for address in asked if not address.startswith(("file://", "about:blank", "data:"))]
    assert browser.run("document.scripts.length") == 0
    # The policy lets the style in, and nothing was refused: there is nothing to refuse.
    assert browser.style("body", "marginTop") == "0px"
    assert browser.complaints() == []


def test_pictures_of_the_archive_are_shown(browser: Browser) -> None:
    browser.open("guide.html")
    browser.wait("document.images[0].complete")  # a picture may be loaded late
    assert browser.run("document.images[0].naturalWidth") == 20


def test_the_policy_stops_scripts_and_foreign_pictures(browser: Browser, tmp_path: Path) -> None:
    html = (browser.root / "404.html").read_text(encoding="utf-8")
    evil = (
        "<script>document.title = 'run'</script><img src='https://example.org/x.gif' onerror=\"document.title='run'\">"
    )
    (tmp_path / "evil.html").write_text(html.replace("</main>", f"{evil}</main>"), encoding="utf-8")
    here = browser.root
    browser.root = tmp_path
    try:
        browser.open("evil.html")
    finally:
        browser.root = here
    assert browser.run("document.title") != "run"
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_light_and_dark(browser: Browser) -> None:
    found = {}
    for scheme in ("light", "dark"):
        browser.open(TEXT, scheme=scheme)
        found[scheme] = [brightness(browser.style("body", name)) for name in ("backgroundColor", "color")]
    (paper, ink), (dark_paper, dark_ink) = found["light"], found["dark"]
    assert paper > 0.8 > ink
    assert dark_paper < 0.1 < dark_ink


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(browser: Browser, scheme: str) -> None:
    """WCAG 2.2 AA asks for 4.5 : 1."""
    for path in ("index.html", "glossary.html", TEXT):
        browser.open(path, scheme=scheme)
        paper = brightness(browser.style("body", "backgroundColor"))
        colours = browser.run(
            "[...new Set([...document.querySelectorAll('body *')].filter(e => e.innerText && !e.matches('.permalink'))"
            ".map(e => getComputedStyle(e).color))]"
        )
        for colour in colours:
            light, dark = sorted((paper, brightness(colour)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (path, colour)


def brightness(colour: str) -> float:
    """The relative luminance of `rgb(…)`, as WCAG defines it."""
    red, green, blue = (int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3])
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_reference_leads_to_its_note_and_back(browser: Browser) -> None:
    browser.open(TEXT)
    first = browser.run("document.querySelector('.mark a').id")
    browser.click(".mark a")
    assert browser.run("document.querySelector(':target').id") == "note_三个着力"
    assert browser.run("document.querySelector(':target').getBoundingClientRect().top < innerHeight")
    browser.click(":target .uses a")
    assert browser.run("document.querySelector(':target').id") == first
    # The second use has a way back of its own.
    browser.open(f"{TEXT}#note_三个着力")
    browser.click(":target .uses a:nth-of-type(2)")
    assert browser.run("document.querySelector(':target').closest('p').innerText").startswith("再次落实")


def test_the_glossary_leads_to_the_place_of_use(browser: Browser) -> None:
    browser.open("glossary.html#三个着力")
    browser.click(":target .use")
    assert browser.run("location.pathname").endswith(TEXT)
    assert browser.run("document.querySelector(':target').closest('p').innerText").startswith("疫情防控")


def test_paragraphs_and_sections_can_be_cited(browser: Browser) -> None:
    browser.open(TEXT)
    for link in browser.run("[...document.querySelectorAll('.permalink')].map(a => a.getAttribute('href'))"):
        assert browser.run(f"document.getElementById(decodeURIComponent({link[1:]!r})) !== null")
    assert browser.run("document.querySelector('.body > p').innerText") == "各位代表："


def test_contents_stand_beside_the_text_or_fold_away(browser: Browser) -> None:
    is_shown = "document.querySelector('.contents a').checkVisibility({contentVisibilityAuto: true})"
    browser.open(TEXT, width=1280)
    browser.wait(is_shown)
    assert browser.style(".contents", "position") == "sticky"
    browser.open(TEXT, width=390)
    browser.wait(f"!{is_shown}")
    browser.click(".contents summary")
    browser.wait(is_shown)


def test_chinese_is_set_as_chinese(browser: Browser) -> None:
    browser.open(TEXT)
    assert browser.run("document.documentElement.lang") == "zh-Hans"
    size = float(browser.style(".body p", "fontSize")[:-2])
    assert browser.style(".body p", "textIndent") == f"{2 * size:g}px"
    assert float(browser.style(".body p", "lineHeight")[:-2]) / size == pytest.approx(1.8)
    assert browser.style(".body p", "lineBreak") == "strict"
    assert browser.style(".body p", "textAlign") == "justify"
    assert browser.run("document.querySelector('main').getBoundingClientRect().width") <= 38 * size + 1


def test_the_keyboard_reaches_the_text_first(browser: Browser) -> None:
    browser.open(TEXT)
    assert browser.run("document.querySelector('a').className") == "skip"
    assert browser.run("document.querySelector(document.querySelector('.skip').getAttribute('href')).tagName") == "MAIN"
    landmarks = browser.run(
        "['header', 'nav', 'main', 'footer'].map(tag => document.querySelectorAll(`body ${tag}`).length)"
    )
    assert all(landmarks)
    unnamed = browser.run("[...document.querySelectorAll('nav')].filter(nav => !nav.getAttribute('aria-label')).length")
    assert unnamed == 0


def test_on_paper_the_text_stands_alone(browser: Browser) -> None:
    browser.open(TEXT)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for selector in (".site-header", ".contents", ".permalink", ".skip", ".downloads"):
        assert browser.style(selector, "display") == "none", selector
    assert browser.style("body", "color") == "rgb(0, 0, 0)"
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [390, 1000])
def test_folded_contents_are_as_wide_as_the_text(browser: Browser, width: int) -> None:
    browser.open(TEXT, width)
    edges = [
        browser.run(f"(box => [box.left, box.right])(document.querySelector({one!r}).getBoundingClientRect())")
        for one in (".contents", ".sheet > main")
    ]
    assert edges[0] == edges[1]
