"""The Jinja environment of a theme: escaping is always on, and a misspelt name is an error."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from render.themes import Theme


class Templates:
    """The templates of one theme. They escape every value but `Markup`, which `markup` makes of our own HTML."""

    def __init__(self, theme: Theme) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(theme.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, template: str, /, **values: Any) -> str:
        """The HTML of `template` with `values`. Raises `UndefinedError` if it uses a value that is not given."""
        return self._environment.get_template(template).render(values)


def markup(html: str) -> Markup:
    """Mark HTML that `render.html` made as safe. Never pass anything else."""
    return Markup(html)  # noqa: S704  # the one place where escaped HTML enters a template
