"""The canonical format: what both packages agree on, and nothing else.

* `text.py` — a canonical file as a value: front matter and body (`CanonicalText`).
* `front_matter.py` — YAML front matter, read safely and written in one fixed order.
* `foreign_yaml.py` — front matter that was written otherwise, by a hand or another program.
* `schema.json` — the JSON Schema of the front matter.
* `parser.py` — the one MarkdownIt set-up of the project.
* `tree.py` — the parsed body as frozen nodes with CommonMark's names.
* `line_joint.py` — what a line end inside a paragraph stands for.

This package imports nothing of ours, so `render` may use it without knowing how a text was cleaned.
"""

FORMAT = "dingben/1"
