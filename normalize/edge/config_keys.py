"""The keys of `mkdocs.yml`: which are used, what they mean, which belong to MkDocs alone.

site/configuration.md is made from this list, and a configuration is checked against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from normalize.edge.messages import did_you_mean

OWN = ("extra", "dingben")
PDF = (*OWN, "pdf")


class Key(NamedTuple):
    """A key that is used. `form` is "text", "folder", "list" (of texts) or "any"; `choices` are all values, the default first."""

    name: str
    meaning: str
    default: str = ""
    form: str = "text"
    choices: tuple[str, ...] = ()


# By the section that they stand in: () is the top of the file.
SECTIONS: Mapping[tuple[str, ...], tuple[Key, ...]] = {
    (): (
        Key("site_name", "the name of the archive; needed for website and PDFs"),
        Key("site_url", "its address, http:// or https://; with it the site gets a `sitemap.xml` and canonical links"),
        Key("site_description", "a line about it, at the foot of every page and for search engines"),
        Key("docs_dir", "the folder of the pages by hand, the pictures and the texts", "docs", "folder"),
        Key("site_dir", "the folder that the website is built into; it must not be, hold or lie within another of these",
            "site", "folder"),
        Key("nav", "the navigation: pages below `docs_dir`, addresses and groups of them", "all pages", "any"),
        Key("copyright", "a line at the foot of every page; of HTML in it only the words are kept"),
        Key("extra_css", "style sheets below `docs_dir`, which apply after that of the theme; none from elsewhere,"
            " because pages fetch nothing from other places", form="list"),
        Key("repo_url", "the address of the repository, linked at the foot of every page"),
        Key("repo_name", "what that link says", "GitHub, GitLab, Bitbucket, or the host"),
        Key("edit_uri", "where the folder `docs_dir` can be edited, from `repo_url` or as a whole address, such as"
            " `edit/main/site/`; with it every text and every page by hand has a link to its own source"),
        Key("extra", "settings of other programs; ours are below `dingben`", form="any"),
    ),
    OWN: (
        Key("sources", "files and folders that `dingben normalize` and `dingben build` clean", "none", "list"),
        Key("texts", "the folder of the canonical texts, below `docs_dir`", "texts", "folder"),
        Key("lines", "how texts are written: a line a sentence, or a line a paragraph", "sentence",
            choices=("sentence", "paragraph")),
        Key("posts", "which posts of a forum thread are taken", "first", choices=("first", "all")),
        Key("theme", "the theme of the website", "archive"),
        Key("pdf", "the section of print, below", form="any"),
    ),
    PDF: (
        Key("theme", "the theme of print", "report"),
        Key("output", "the folder that PDFs are set into", "build/pdf", "folder"),
        Key("fonts", "a folder with font files of your own", "the fonts of the system", "folder"),
    ),
}  # fmt: skip

# Keys of MkDocs that change its website and not ours, each with what to do instead. A run says so.
WITHOUT_EFFECT: Mapping[str, str] = {
    "theme": "`extra: dingben: theme:`, and `extra_css`; the themes of MkDocs are for `mkdocs build`",
    "markdown_extensions": "footnotes and tables are always on; of other extensions there is none",
    "plugins": "none is loaded",
    "hooks": "no code of an archive is run",
    "extra_javascript": "pages hold no scripts",
    "extra_templates": "pictures and other files below `docs_dir` are copied as they are",
    "exclude_docs": "move what should not be published out of `docs_dir`; names that begin with a point are left out",
    "draft_docs": "the same",
    "use_directory_urls": "pages are files, `format.html`, so that the archive can be read without a server",
    "site_author": "an archive has authors text by text, in the front matter",
    "edit_uri_template": "`edit_uri`",
    "INHERIT": "write the keys into the file itself",
}
# Keys that only steer the work of MkDocs itself, so that nobody misses them. No run speaks of them.
FOR_MKDOCS = ("not_in_nav", "validation", "strict", "watch", "dev_addr", "remote_branch", "remote_name")

# What is on here as well: these do not make `theme` and `markdown_extensions` keys without an effect.
_THEMES_OF_MKDOCS = {"mkdocs", "readthedocs"}
_ALWAYS_ON = {"footnotes", "tables", "toc", "fenced_code"}


def unknown_key(section: tuple[str, ...], name: str) -> str:
    """What is wrong with a key, and the way out; "" for a key that is known in this section."""
    here = [key.name for key in SECTIONS[section]]
    if name in here or (not section and (name in WITHOUT_EFFECT or name in FOR_MKDOCS)):
        return ""
    if not section and name in ("dingben", *(key.name for key in SECTIONS[OWN])):
        return f"there is no such key here; it belongs below {'extra' if name == 'dingben' else 'extra: dingben'}:"
    all_known = here if section else [*here, *WITHOUT_EFFECT, *FOR_MKDOCS]
    return f"there is no such key; {did_you_mean(name, all_known)}the keys here are {', '.join(here)}"


def keys_without_effect(values: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a configuration that MkDocs knows, which change nothing here although somebody may expect it."""
    for name in WITHOUT_EFFECT:
        value = values.get(name)
        harmless = {"theme": _is_of_mkdocs, "markdown_extensions": _is_always_on}.get(name)
        if value is not None and not (harmless and harmless(value)):
            yield name


def _is_of_mkdocs(theme: Any) -> bool:
    name, more = (theme.get("name"), theme) if isinstance(theme, dict) else (theme, {})
    return name in _THEMES_OF_MKDOCS and "custom_dir" not in more


def _is_always_on(extensions: Any) -> bool:
    if not isinstance(extensions, list | dict):
        return False
    return {name for item in extensions for name in ([item] if isinstance(item, str) else item)} <= _ALWAYS_ON


def key_tables() -> list[str]:
    """The tables of site/configuration.md: the keys of each section, and those of MkDocs that have no effect."""
    tables = []
    for keys in SECTIONS.values():
        rows = [f"| `{key.name}` | {_described(key)} | {key.default} |" for key in keys]
        tables.append("\n".join(["| key | meaning | default |", "|---|---|---|", *rows, ""]))
    rows = [f"| `{name}` | {instead} |" for name, instead in WITHOUT_EFFECT.items()]
    return [*tables, "\n".join(["| key | instead |", "|---|---|", *rows, ""])]


def _described(key: Key) -> str:
    """The meaning, with the values where only some are allowed."""
    return key.meaning + (f": `{'`, `'.join(key.choices)}`" if key.choices else "")
