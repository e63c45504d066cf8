"""The command line of the package.

* `site` — the command `site`; `pdf` — the command `pdf`.
"""
