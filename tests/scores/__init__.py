"""What the normaliser achieves on a corpus of real documents, in figures; and a guard against losing it again.

    make scores                            everything, timing too; exit code 1 when a target or a floor is missed
    python tests/scores --only truth pairs --verbose

The corpus is not part of the project. It lies in ../shared/corpus, or where DINGBEN_CORPUS says. A tour:

1. `corpus` — the documents, each normalised once; `view` — a canonical text as the measures look at it.
2. `figure` — what a measure gives back: values with their targets, rows, failures by name.
3. One module per figure: `truth` (with `truth_head`, `truth_body`, `truth_notes`), `pairs`, `joins`, `chrome`,
   `encodings`, `conservation`; slow ones: `speed`, `print_round_trip`.
4. `record` — the floors in recorded.json; `page` — site/figures.md; `terminal`, `cli` — what is seen.
"""
