"""Characters: no later cleaner has to consider encodings, look-alikes or invisible characters.

* `undecodable_bytes`, `line_ends`, `invisible_characters`, `html_entities` — characters and entities that are not text.
* `suspect_decoding` — text that was decoded wrongly.
* `character_forms`, `dashes`, `han_zeros`, `tex_scripts`, `punctuation_width` — one form for each character.
"""
