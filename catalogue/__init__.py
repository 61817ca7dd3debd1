"""Generator for the training catalogue of a public administration."""

__version__ = "0.1.0"
