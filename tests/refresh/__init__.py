"""Write anew what is generated and committed: run it after a change, then read `git diff`.

    make refresh                        or: python tests/refresh [--figures]

Out: the texts and ledgers of the seeds, the pages that are made from code, what the commands in pages print; and a line
for each file that changed. No corpus is needed, but for `--figures`, which measures on it for some minutes. The exit
code is 0, or 1 when a step failed. Pictures of pages are taken by `.ci/pictures`.

A tour:

1. `cli` runs the steps and tells which files changed.
2. `steps` lists what is generated: the files, and how each is written.
3. `console` runs the commands in a page; the tests of the pages use it too.
"""
