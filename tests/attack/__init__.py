"""Attack the project: kill its builds, feed it hostile and damaged input, and measure what could be slow.

    python tests/attack [--full] [--only PART…] [--case N] [--minutes M] [--jobs N] [--json FILE]

The default run takes at most 20 minutes on two processors, `--full` takes hours. The parts, in the order in which they
run:

1. `reproducers`: the smallest input of every defect that was found, each with what must come of it.
2. `hostile`: names, paths, links, settings and ledgers that are made to do harm, and control characters in all of them,
   which must not reach a terminal.
3. `patterns`: every regular expression of the packages, with strings made from its own parts, by the methods that the
   code calls. None may take more than linear time.
4. `complexity`: documents that repeat one shape, at growing sizes: to 200 kB, in full to 10 MB. The time of
   `dingben normalize` may not grow faster than the size.
5. `xss`: payloads of cross-site scripting through every reader. A real browser opens every page of the built site. No
   payload may run, and no page may request anything.
6. `kills`: a build that is killed or interrupted at a random moment. The build after it must be equal to one that was
   never interrupted; no temporary file and no process may be left.
7. `fuzz`: mutations of the project's own fixtures, as sources, corrections, front matter, ledgers, settings, pages and
   sheets. In full 100,000 of them. None may cause a traceback, a hang or "please report this file".

**How to read the figures.** The table at the end has a row for each part, or for each kind of its cases. `tried` counts
cases, `stood` those that held, and `fell` different defects: cases that fail in the same way are one defect, printed
with its smallest input. `of 340: the time was over` means that not all cases were tried. So a part that found nothing
has proved something only for the cases under `tried`.

The exit code is 0 when nothing fell except what `known` lists, 1 when something else did, 2 for misuse. A failure of the
harness itself is reported as a defect. Cases have numbers and are seeded: case N is the same in every run, and `--only
PART --case N` runs it alone. All documents are made from the fixtures and seeds of the checkout. The attack runs on
Linux only, because it reads processes and their times from /proc.

Each part is a folder, and its module `run` has `run(budget)`, which yields a `Result`. What they share:

- `cli` reads the arguments and divides the time; `report` prints; `results` defines what a part gets and returns.
- `known` lists the defects that are left open, each with its reason and the issue that will mend it.
- `front_door` runs `dingben` in a process, by `command`; `fence` prevents writes outside a folder; `verdicts` decides
  what no command may do.
- `sandbox` runs functions of this package in a process, by `worker`, that may hang or crash; `processes` finds and ends
  what was started.
- `archives` and `material` supply small archives and the project's own documents; `cases` runs cases with names.
- `planted` holds the defects by which `test_attack` checks that each part notices what it looks for.
"""
