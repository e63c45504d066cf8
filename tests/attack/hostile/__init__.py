"""What somebody made to do harm: names, settings, links, ledgers, and signs that steer a terminal.

* `run` — all of them, one result a kind.
* `names` — names of files; `links` — links, pipes, folders without rights; `settings` — values in `mkdocs.yml`.
* `ledgers` — ledgers that lie; `terminal` — controls in documents, names and arguments.
"""
