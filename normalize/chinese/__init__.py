"""Written Chinese: the one table of its marks, numbers, dates and sentences. Imports nothing of ours.

* `characters` — ideographs; marks by class, and the subsets that uses take, each with its reason.
* `numbering` — Han numerals, literal numbers at the head of a line by rank, numbers in one character (①).
* `dates` — dates as officials write them.
* `sentences` — where a sentence ends inside a line.
* `latin` — which lines are Latin, among marks that both scripts share.
"""
