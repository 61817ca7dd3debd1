"""Printing: to a terminal as it wants it, and into files and pipes as UTF-8 with the line ends that the text has."""

import errno
import sys

import click


class UnprintedError(Exception):
    """What is to be printed cannot be, such as where the disk is full; says why."""


def print_text(text: str) -> None:
    """Prints a text that ends its own lines; raises UnprintedError where the system does not take it."""
    if sys.stdout is None:  # closed before the program began
        return
    try:
        if sys.stdout.isatty():
            click.echo(text, nl=False)
        else:
            click.echo(text.encode("utf-8", "replace"), nl=False)
    except OSError as error:
        # Who reads no further, as `head` does, is not told of it.
        if error.errno == errno.EPIPE:
            raise
        raise UnprintedError(error.strerror) from None
