"""The archive as a static site: texts and hand-written pages → pages as values → files.

* `links` — what all pages of an archive share; links between its pages.
* `cards` — a text as the lists show it; regions and years.
* `pages` — the kinds of pages.
* `plan` — which files the archive consists of; `digests` — what a file depends on, as one value.
* `text_jobs` — the pages of texts; `processes` — work spread over the cores.
* `run` — one build; `build` — whether one is due; `problems` — what is wrong with a source.
* `check` — what is wrong with a built page.
"""
