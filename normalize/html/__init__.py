"""A web page as spans: those of the document and those of chrome.

1. `parse`, `tree`, `elements` — a text as elements that know their spans; `select` finds elements by selectors.
2. `forum_engines`, `threads` — forum engines as rows of data, and the posts of a thread.
3. `density`, `article` — how much prose elements hold, and the main text of pages that are no thread.
4. `titles`, `metadata` — the title of a page, and its metadata.
5. `text_lines`, `chrome_elements`, `chrome_lines`, `email_addresses` — chrome inside a text, by `normalize.chrome`.
6. `extract`, `spans` — the result: passages that stay and named spans that go, for the cleaner `html-frame`.
7. `flow`, `markdown`, `inline`, `tables`, `ruby` — tags as lines of Markdown: the cleaner `page-markup`.
"""
