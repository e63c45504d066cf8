"""Web pages: from the markup to what is document in it, with the spans of everything.

1. `parse`, `tree`, `names` — a text as elements that know where they stand; `find` selects them.
2. `engines`, `forum` — forum engines as rows of data, and the posts of a thread.
3. `article`, `titles`, `facts` — the main text of other pages, its title, what a page says of itself.
4. `trim`, `lines`, `phrases`, `addresses` — what is chrome inside a text.
5. `extract`, `frame` — all that as parts that stay and named spans that go: the cleaner `html-frame`.
6. `flow`, `blocks`, `inline`, `tables` — tags as lines of Markdown: the cleaner `html-blocks`.
"""
