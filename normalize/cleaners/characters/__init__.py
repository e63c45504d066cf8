"""Characters: nothing later has to think about encodings, look-alikes or invisible characters.

* `undecodable_bytes`, `line_ends`, `invisible_characters`, `html_entities` — what is not text.
* `character_forms`, `dashes`, `han_zeros`, `tex_scripts`, `punctuation_width` — one form for each character.
"""
