"""The frames that websites and forums put round their texts: the one vocabulary. Data, and patterns made of it.

The same frame occurs as markup in a page, and as bare lines in a text that someone copied from a page. Both readers
take their words from here, so that a word found in one is also known to the other.

* `words` — words of whole lines: buttons, labels, credits, links, notices.
* `copied_lines` — their patterns for the lines of a copied text (cleaner `site-frame`).
* `breadcrumbs` — the way from the start page in a copied text: what proves one.
* `page_lines` — their patterns for the lines of a page (`normalize.html.chrome_lines`).
* `forums` — lines of forum threads: evidence of a thread, its frame, its facts.
* `classes` — ids, classes and elements that templates give to chrome.
* `containers` — ids, classes and comments that templates give to the text itself.
* `alternatives` — patterns from tuples of words.
"""
