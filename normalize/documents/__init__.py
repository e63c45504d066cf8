"""Recognise the parts of official documents. Pure analysis; cleaners act on it.

* `vocabulary` — places, organs, offices, kinds of documents, acts: data.
* `lines` — the single lines of a head; `labels` — numbers of entries; `annexes` — annexes and their labels.
* `spaced_words` — spaces of a sentence that part words: names, members of a list, slogans.
* `head` — letterhead, number, titles, speaker, addressees: the parts above the body.
* `notes` — glossaries and notes: markers, entries, page feet.
* `pages` — page furniture, and the measure of hard-wrapped lines.
* `sections` — headings, items and nested lists.
"""
