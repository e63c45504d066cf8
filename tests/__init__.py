"""The tests are one package, so that what several folders share is imported from here. tests/README.md says what lies where."""
