"""The head of a document (GB/T 9704-2012 §7.2–7.3).

* `model` — roles, pieces and parts; `parts` — the parts of a head put in order.
* `edits` — the edits that take a part out of the text.
* `titles` — title and speaker; `title_lines` — the lines of a title; `subtitles` — subtitle and assembly.
* `letters` — notices that transmit a document, and official letters of their own.
* `orders` — orders that publish a regulation; `roc_letters` — official letters of the Republic.
* `issuers` — the issuer of a document and the date; `info_box` — the box of facts above an official page.
"""
