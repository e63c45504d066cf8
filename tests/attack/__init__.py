"""Attack the project: kill it, feed it nonsense, pump its patterns, and see that everything stands.

    python tests/attack [--full] [--only NAME…] [--case N] [--minutes M] [--json FILE]

The default run takes at most 20 minutes on two cores; `--full` takes hours. Every attack is seeded: case N is the same
attack in every run. Printed are a table of the parts, and of each defect its smallest input, or the command that runs
it alone. The exit code is 0 when nothing fell but what `known` lists, 1 when something did, 2 for misuse. A checkout is
enough: all documents are made of the project's own fixtures and seeds. It runs on Linux only: processes and their times
are read in /proc. The parts:

1. `reproducers` — the smallest input of every defect that was found, each with what must come of it.
2. `hostile` — names, paths, links, settings and ledgers that somebody made to do harm; what reaches a terminal.
3. `patterns` — every regular expression of the packages, pumped as the code calls it.
4. `complexity` — documents of one shape at growing sizes: the time must grow with the size.
5. `xss` — payloads of cross-site scripting through every reader, and the site in a real browser.
6. `fuzz` — mutated fixtures: sources, corrections, front matter, ledgers, settings, pages and sheets.
7. `kills` — a build that is killed or interrupted anywhere, and the build after it.

Each of them has `run(budget)`, which yields a `Result` (see `results`). What they stand on:

- `cli` reads the arguments, shares the time out and prints; `results`, `known` — what an attack finds, what is left open.
- `front_door` runs `dingben` in a process, by `command.py`, behind the `fence`; `verdicts` judges what it said.
- `sandbox` runs functions of this package in a process that may die or hang, by `worker.py`.
- `archives`, `material` — small archives, and the project's own documents; `processes` — who is still alive.
"""
