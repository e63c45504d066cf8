"""Canonical text → PDF. One book per text, set by WeasyPrint with the styles of a print theme.

The steps of a text, each a pure function from value to value:

1. `line_breaks` — where a Chinese line may break, which punctuation is squeezed; `titles` breaks titles into lines.
2. `lines` — inline nodes as one line of HTML with hints, fallback spans and note calls.
3. `blocks` — block nodes as HTML; the rank of a heading.
4. `notes` — which notes go to the foot of a page, and the calls that lead to them.
5. `book` — an edition as a `Book`, the value that the template prints.

The edges:

6. `fonts` — roles (宋 黑 楷 仿宋 小标宋) and the installed faces for them, with their coverage.
7. `print_theme` — a theme folder as a value; `config` — the settings of mkdocs.yml.
8. `typeset` — print HTML as PDF bytes: WeasyPrint behind a locked URL fetcher.
9. `build` — which texts are due, on how many cores, and writing what has changed.

`weasyprint_patches` mends three functions of WeasyPrint 70.0: it does not justify Chinese, and it loses notes.
Importing this package is cheap: WeasyPrint is loaded when a text is due.
"""
