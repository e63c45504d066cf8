"""The archive as a static site: texts and hand-written pages → pages as values → files.

* `links` — what all pages of an archive share; links between its pages.
* `cards` — a text as the lists show it; regions and years.
* `pages` — the kinds of pages.
* `plan` — which files the archive consists of, and what each depends on; `digests` — what a file depends on, as one value.
* `text_jobs` — the pages of texts, made in parallel.
* `run` — one build; `build` — whether one is due; `problems` — what is wrong with a page.
"""
