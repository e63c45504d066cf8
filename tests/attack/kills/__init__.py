"""Builds that are killed or interrupted anywhere, and the builds after them.

* `run` — one kill after another, each at a moment of its own.
* `ways` — how a build is stopped: kill -9 of the main process, of a worker, of all; Ctrl-C; SIGTERM.
* `stages` — the archives before the build: never built; and built, then changed, with corrections by hand.
"""
