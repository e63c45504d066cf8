"""Payloads of cross-site scripting through every reader, built as a site and opened in a real browser.

* `run` — makes the archive and builds it; opens every page with its policy, and once more without.
* `payloads` — a grammar of attacks: what does harm, what it breaks out of, how it is disguised.
* `documents` — a payload in everything that is read: words, titles, labels, links, fields, names.
* `browser` — headless Chromium, which notes down what runs, what is asked for, and where it is led.
"""
