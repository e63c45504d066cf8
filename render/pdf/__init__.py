"""Canonical text -> PDF. One book per text, set by WeasyPrint with the styles of a print theme.

The way of a text, from value to value:

1. `line_breaks.py`  where a Chinese line may break, which punctuation is squeezed; `titles.py` breaks titles
2. `lines.py`        inline nodes -> one line of HTML with hints, fallback spans and note calls
3. `blocks.py`       block nodes -> HTML, and the headings met on the way
4. `notes.py`        glossary entries -> numbered notes: at the foot of a page, or in the list only
5. `book.py`         canonical text -> a `Book`, the value that the template prints

All of these are pure. The edges:

6. `fonts.py`        roles (宋 黑 楷 仿宋 小标宋) -> installed faces, with their coverage
7. `print_theme.py`  a theme folder as a value; `config.py` the settings of mkdocs.yml
8. `typeset.py`      print HTML -> PDF bytes: WeasyPrint behind a locked URL fetcher
9. `build.py`        which texts are due, on how many cores, and writing what has changed
10. `cli.py`         the command `dingben pdf`

`weasyprint_patches.py` mends three functions of WeasyPrint 70.0: Chinese is not justified, notes get lost.
Importing this package or `cli.py` is cheap: WeasyPrint is loaded when a text is due.
"""
