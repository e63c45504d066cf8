"""The format: how a canonical text is written, read, validated and addressed. It imports only `normalize.chinese`.

* `text` — a canonical file as a value: front matter and body.
* `front_matter` — YAML front matter, read safely and written in one fixed order; `errors` — the error of reading.
* `foreign_yaml` — front matter that a person or another program wrote in another style.
* `schema.json` — the JSON Schema of the front matter; `validate` — the check against it.
* `parser` — the one MarkdownIt set-up of the project.
* `tree` — the parsed body as frozen nodes with CommonMark's names.
* `line_joint` — the text for a line end inside a paragraph; `footnotes` — how notes are written and found.
* `outline` — the blocks of a body with their ids, its sections, its notes; `anchors` — ids made from the words.
"""
