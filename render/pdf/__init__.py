"""Canonical text -> PDF. One book per text, set by WeasyPrint with the styles of a print theme.

The way of a text, from value to value; only the last two modules open files:

1. `line_breaks.py`  where a Chinese line may break, which punctuation is squeezed (pure)
2. `lines.py`        inline nodes -> one line of HTML with hints, fallback spans and note calls (pure)
3. `notes.py`        glossary entries -> numbered notes: at the foot of the page or in the list only (pure)
4. `book.py`         canonical text -> a `Book`, the value that the template prints (pure)
5. `fonts.py`        roles (宋 黑 楷 仿宋 小标宋) -> installed faces, with their coverage
6. `print_theme.py`  a theme folder as a value
7. `typeset.py`      print HTML -> PDF bytes: WeasyPrint behind a locked URL fetcher
8. `build.py`        which texts are due, fingerprints, atomic writes
9. `cli.py`          the command `dingben pdf`

`weasyprint_patches.py` mends two functions of WeasyPrint 70.0: Chinese is not justified, footnotes get lost.
Importing this package or `cli.py` is cheap: WeasyPrint is loaded when a text is due.
"""
