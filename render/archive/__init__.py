"""The archive: texts and hand-written pages → pages as values.

* `site.py` — what all pages of an archive share; links between its pages.
* `cards.py` — a text as the lists show it, read off its front matter; regions and years.
* `metadata.py` — front matter as labelled rows.
* `text_page.py`, `hand_page.py`, `glossary.py` — the kinds of pages. Pure: values in, HTML out.
* `plan.py` — which files the archive consists of, and what each depends on.
* `build.py` — brings an output folder in line with the plan.
"""
