"""The command line of the package; each module is one command, as in `normalize.commands`.

* `init`, `site`, `pdf`, `build` — the commands of those names.
"""
