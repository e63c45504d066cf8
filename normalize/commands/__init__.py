"""The command line of the package: arguments → values → files → exit code.

* `mount` — the commands normalize, explain, restore and cleaners.
* `check`, `review` — the commands of those names.
"""
