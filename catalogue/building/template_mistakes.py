"""Mistakes in templates, which a site may have written itself, told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from catalogue.building.complaint import StoppedError
from catalogue.model.translation import Translation


@contextmanager
def templates_told(words: Translation) -> Iterator[None]:
    """Turns a mistake in a template, which a site may have written itself, into one line with its place."""
    try:
        yield
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name or '?'}:{error.lineno}"
        raise StoppedError(words("build.template", place=place, reason=error.message or "")) from error
    except TemplateError as error:
        frames = [
            frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith((".html", ".css", ".xml"))
        ]
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        raise StoppedError(words("build.template", place=place, reason=error.message or "")) from error
