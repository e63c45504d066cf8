"""Normalise many files, and keep what people corrected.

* `tree` — normalise sources into a folder; `plainly` — the last way, if the structure of one cannot be read.
* `text_files` — a text and its ledger on disk, written as one.
* `targets` — the path of the text for each source.
* `corrections` — find the corrections by hand in a text, and carry them over.
* `config` — the settings of normalising; `garbage` — switch the cyclic collector off during a document.
"""
