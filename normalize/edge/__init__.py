"""Disk, terminal and `mkdocs.yml`: all input and output. Imports nothing of ours.

* `files` — read, list and digest files; the one writer, which is atomic.
* `config_file` — find `mkdocs.yml`; `settings` — its keys, ours among them; `plain_yaml` — YAML as plain values with the lines of keys.
* `terminal` — the one place where text goes to a terminal: escaped lines, messages, progress; `bar` — the progress bar.
* `processes` — worker processes of a command.
"""
