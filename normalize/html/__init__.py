"""A web page as spans: what is document, what is chrome.

1. `parse`, `tree`, `elements` — a text as elements that know where they stand; `select` finds them.
2. `forum_engines`, `threads` — forum engines as rows of data, and the posts of a thread.
3. `article`, `titles`, `metadata` — the main text of other pages, its title, what a page says of itself.
4. `chrome_elements`, `chrome_lines`, `chrome_words`, `email_addresses` — what is chrome inside a text.
5. `extract`, `spans` — all that as parts that stay and named spans that go: the cleaner `html-frame`.
6. `flow`, `markdown`, `inline`, `tables`, `ruby` — tags as lines of Markdown: the cleaner `page-markup`.
"""
