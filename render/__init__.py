"""Canonical texts → website, PDF. Reads the ground floor of `normalize` and nothing above it.

* `config` — the settings of the website; `archive_config` — the whole configuration, checked.
* `themes` and `templates` — a theme as a value; `output` — an output folder and its manifest.
* `edition` — one text as every output shows it.
* `html` — tree nodes as HTML.
* `website` — the archive as a static site.
* `pdf` — texts as print-ready PDFs.
* `commands` — the command line.
"""
