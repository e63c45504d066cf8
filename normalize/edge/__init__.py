"""Disk, terminal and `mkdocs.yml`: the only code that touches the world. Imports nothing of ours.

* `files` — reading, listing, digests, and the one writer, which is atomic.
* `settings` — the keys of `mkdocs.yml`, ours among them; `plain_yaml` — YAML that people write, with the lines of its keys.
* `terminal` — text made safe for a terminal, messages, progress; `bar` — the picture of a progress.
* `processes` — worker processes of a command.
"""
