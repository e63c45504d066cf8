"""A web page as spans: what is document, what is chrome.

1. `parse`, `tree`, `elements` — a text as elements that know their spans; `select` finds elements by selectors.
2. `forum_engines`, `threads` — forum engines as rows of data, and the posts of a thread.
3. `density`, `article` — how much prose elements hold, and the main text of pages that are no thread.
4. `titles`, `metadata` — the title of a page, and what the page says of itself.
5. `text_lines`, `chrome_elements`, `chrome_lines`, `email_addresses` — what is chrome inside a text. The words are in `normalize.chrome`.
6. `extract`, `spans` — all that as passages that stay and named spans that go: the cleaner `html-frame`.
7. `flow`, `markdown`, `inline`, `tables`, `ruby` — tags as lines of Markdown: the cleaner `page-markup`.
"""
