"""One text as every output shows it: page and sheet read the same value, so they cannot disagree.

* `edition` — a canonical text as an `Edition`: its record, its body, its title.
* `contents` — the headings as a nested list; which headings run in.
* `notes` — the notes in order: number, headword, explanation, uses.
* `record` — the front matter as text and as labelled rows; `fields` — one field of it as text.
* `phrases` — where a title may break.
* `destinations` — where a link may lead.
* `reading_order` — the order of Chinese words in lists.
"""
