"""The format: how a canonical text is written, read, validated and addressed. Of ours it imports the tables of written Chinese alone.

* `text` — a canonical file as a value: front matter and body.
* `front_matter` — YAML front matter, read safely and written in one fixed order; `errors` — what reading may raise.
* `foreign_yaml` — front matter that a hand or another program wrote otherwise.
* `schema.json` — the JSON Schema of the front matter; `validate` — the check against it.
* `parser` — the one MarkdownIt set-up of the project.
* `tree` — the parsed body as frozen nodes with CommonMark's names.
* `line_joint` — what a line end inside a paragraph stands for; `footnotes` — how notes are written and found.
* `outline` — the blocks of a body with their ids, its sections, its notes; `anchors` — ids read off the words.
"""
