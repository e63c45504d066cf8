"""A file → decoded text and its kind.

* `sources` — the sources below the paths that a user gives.
* `encoding` — bytes to text, found on content; `alphabets` — the single-byte encodings of alphabets.
* `kinds` — what kind of source a text is.
"""
