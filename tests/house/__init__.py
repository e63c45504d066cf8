"""The walls of the architecture: what may import what, what a folder says of itself, what a new cleaner costs."""
