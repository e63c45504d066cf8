"""Canonical texts → website, PDF. Reads nothing but the canonical format of `normalize.canonical`."""
