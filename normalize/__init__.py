"""Any source → canonical text and ledger. A tour by what one looks for; each folder's `__init__` goes on with it.

Ground floor: leaf packages, the only ones that `render` may import.

* `canonical` — the format: how a canonical text is written, read, validated and addressed.
* `provenance` — what was changed, by whom, and how to take it back: edits, passes, conservation, ledger, findings.
* `align` — which parts of two texts belong together.
* `chinese` — marks, numbers, dates and sentences of written Chinese: the one table.
* `edge` — disk, terminal and `mkdocs.yml`: all input and output.

From a file to its text, in the order of the data:

* `chrome` — the vocabulary of the frames of websites and forums, for pages and for copies of them.
* `readers` — bytes to text, and what kind of source a text is.
* `engine` — what a cleaner sees and what it may propose.
* `html` — a web page as spans: the document and the chrome around it.
* `documents` — the parts of official documents: heads, notes, pages, sections.
* `cleaners` — the passes, one small module each, in one ordered list.
* `verify` — the proof that a text reads as it was meant, before it is written.
* `removals` — what was taken away, and which of it looks like words of the document.
* `pipeline` — runs the cleaners over one source.

Many files, and what people do with them:

* `batch` — where each text goes, and which corrections made by hand are kept.
* `check` — the editor's list of findings, for people, programs and code scanners (SARIF).
* `review` — a sample of edits to be judged, and how often cleaners are right.
* `explain` — a text with its ledger read back.
* `commands` — the command line.
"""
