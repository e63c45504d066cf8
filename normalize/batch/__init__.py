"""Many files: where each text goes, and what people corrected.

* `tree` — normalise sources into a folder; `targets` — the name of each text.
* `corrections` — corrections made by hand, found in a text and carried over.
* `config` — the settings of normalising; `garbage` — the cyclic collector kept off while a document is worked on.
"""
