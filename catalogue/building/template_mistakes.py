"""Mistakes in templates, which a site may have written itself, told in one line."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from traceback import FrameSummary, extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from catalogue.building.bodies import MissingTextError
from catalogue.building.complaint import StoppedError
from catalogue.building.own_templates import UndecodedError, undecoded_below
from catalogue.model.translation import Translation
from catalogue.outputs.output import Planned

# What Jinja2 compiles; it gives the frames of a traceback the names and lines of these files.
_TEMPLATES = (".html", ".css", ".xml")
_OURS = str(Path(__file__).parents[1] / "templates")


@contextmanager
def templates_told(words: Translation) -> Iterator[None]:
    """Turns a mistake in a template, which a site may have written itself, into one line with its place.

    Exceptions that no template is to blame for pass as they are.
    """
    try:
        yield
    except StoppedError:
        raise
    except Exception as error:
        if mistake := mistake_in(error, words):
            raise mistake from error
        raise


def mistake_in(error: Exception, words: Translation, *, within: str = "") -> StoppedError | None:
    """Returns what ends the build for a mistake in a template, with its place; None where no template is to blame.

    Where it is said `within` which folder, templates of no other are to blame.
    """
    if isinstance(error, MissingTextError):
        path, reason = error.args
        return StoppedError(words("build.snippet", path=path, reason=reason))
    if isinstance(error, UnicodeDecodeError) and within:
        error = undecoded_below(Path(within), error.object) or error
    if isinstance(error, UndecodedError):
        place = f"{error.filename}:{error.lineno}"
        return StoppedError(words("build.template-not-utf8", place=place, byte=error.message))
    if isinstance(error, TemplateSyntaxError):
        place, reason = f"{error.filename or error.name or '?'}:{error.lineno}", error.message
    elif isinstance(error, TemplateError):
        place, reason = _place(_guilty(error, told=True)), error.message
    elif frame := _guilty(error):
        place, reason = _place(frame), f"{type(error).__name__}: {error}".removesuffix(": ")
    else:
        return None
    return _stopped(words, place, reason) if place.startswith(within) else None


def telling_mistakes(files: Iterable[Planned], words: Translation) -> Iterator[Planned]:
    """Yields files that are no pages, whose making tells of mistakes in templates likewise, in whatever process."""
    for file in files:
        yield file._replace(make=partial(_made, file.make, words)) if file.pieces is None else file


def _made(make: Callable[[], bytes], words: Translation) -> bytes:
    with templates_told(words):
        return make()


def _guilty(error: Exception, *, told: bool = False) -> FrameSummary | None:
    """The line of the template in which it happened, or which called what failed; None where none is to blame.

    When Python code fails that a template of ours has called, the mistake is ours and wants its traceback, unless
    Jinja2 has `told` that it is the template's.
    """
    frames = extract_tb(error.__traceback__)
    inner = next((frame for frame in reversed(frames) if frame.filename.endswith(_TEMPLATES)), None)
    if inner is None or told or inner is frames[-1] or not inner.filename.startswith(_OURS):
        return inner
    return None


def _place(frame: FrameSummary | None) -> str:
    return f"{frame.filename}:{frame.lineno}" if frame else "?"


def _stopped(words: Translation, place: str, reason: str | None) -> StoppedError:
    return StoppedError(words("build.template", place=place, reason=" ".join((reason or "").split())))
