"""Written Chinese: the one table of its marks, numbers, dates and sentences. Imports nothing of ours.

* `characters` — ideographs and marks by class.
* `numbering` — literal numbers at the head of a line; Han numerals.
* `dates` — dates as officials write them.
* `sentences` — where a sentence ends inside a line.
* `latin` — which lines are Latin, among marks that both scripts share.
"""
