"""Compare what two checkouts of the project make of the same real documents.

    python tests/compare OLD NEW PATH... [--sample N] [--jobs N] [--json FILE] [--all]
    python tests/compare --speed OLD NEW [PATH...] [--rounds N]

For a change that should change nothing. In: two checkouts, and folders or files of documents. Out: how many documents
come out otherwise, and a short difference of each. The exit code is 0 when all is the same, 1 when something differs
or a source is not restored, 2 for misuse. Compared are

- the text, byte for byte,
- the findings: code, severity, place, message and hint; of a refused document, why it was refused,
- the source that `dingben restore` gives back: the bytes that went in,
- the ledger: the facts of its source, and its passes by their edits.

A cleaner that has another name is told and is no difference, as long as one old name stands for one new name. Nothing
is asked of a checkout but `dingben.main`, so modules may move.

With `--speed` both do the same work in turn: a report, a web page (the biggest one among the paths), a long report, the
start of the command. The exit code is 1 when one ratio of processor time is above 1.15. A tour:

1. `worker` runs by itself, with the modules of one checkout, and reports on a batch of documents as JSON lines.
2. `documents` finds and draws the documents; `batches` runs the workers, two reports a document.
3. `differences` holds two reports against each other; `cli` counts, and prints.
4. `speed` takes the times of both checkouts; `stopwatch` runs by itself, with the modules of one of them.
"""
