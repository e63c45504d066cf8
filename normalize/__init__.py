"""Any source → canonical text and ledger.

A tour, in the order of the data:

1. `decode` — bytes to text and back.
2. `sniff` — what kind of source a text is.
3. `draft`, `edit`, `finding` — what cleaners see and what they propose.
4. `cleaners` — the passes, one small module each, in one ordered list.
5. `engine` — applies passes, composes origins, checks that nothing is lost.
6. `verify` — the writer's proof: what was written reads as what was meant.
7. `pipeline` — folds all that over a source; `ledger` keeps it.
8. `batch`, `files`, `hand`, `check`, `explain` — the edge: folders, corrections by hand, the editor's list.
9. `canonical` — the format itself, the one part that `render` may import.
"""
