"""Disk, terminal and `mkdocs.yml`: all input and output. Imports nothing of ours.

* `files` — read, list and digest files; the one writer, which is atomic.
* `config_file` — find `mkdocs.yml`; `config_keys` — the table of its keys; `settings` — read and check it.
* `plain_yaml` — YAML as plain values with the lines of keys.
* `terminal` — the one place where text goes to a terminal: escaped lines, messages, progress; `bar` — the progress bar.
* `messages` — plural forms, the word that was probably meant, `--quiet` and `--verbose`.
* `command_line` — a command line as values, read from its parser.
* `processes` — worker processes of a command.
"""
