"""The command line of the package: arguments → values → files → exit code. No document logic.

Each module is one command, which the front door loads when it is chosen. DESCRIPTION and EPILOG stand above and below the
arguments in its help; one function adds the arguments, another runs the command and returns the exit code.

* `normalize.py`, `prune`, `check`, `review`, `explain`, `restore`, `cleaners`, `completion`, `man` — the commands of
  those names.
* `arguments` — arguments that several of them take.
"""
