"""A file → decoded text and its kind.

* `sources` — the sources below the paths that a user gives.
* `encoding` — bytes to text, found on content; `alphabets` — the single-byte encodings of alphabets.
* `formats`, `unread_encodings` — what is recognised and refused by name.
* `mojibake_signs`, `mojibake` — text that was decoded in the wrong encoding; `rereading` — what its bytes say in another.
* `plausibility` — how likely a text is as written language.
* `kinds` — what kind of source a text is.
"""
