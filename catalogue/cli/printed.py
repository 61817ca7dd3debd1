"""Printing: to a terminal as it wants it, and into files and pipes as UTF-8 with the line ends that the text has."""

import sys

import click


def print_text(text: str) -> None:
    """Prints a text that ends its own lines."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        click.echo(text.encode("utf-8", "replace"), nl=False)
