"""Rules about signs of other dialects of Markdown, which staff would see as they stand: ==marked==, ~~deleted~~, ++keys++, :smile:."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from catalogue.checks.passages import passages
from catalogue.model.body import Body
from catalogue.model.problem import MOST, Problem, excerpt

# Most texts have none of these signs; looking for them costs next to nothing.
_PAIRS = ("==", "~~", "++")
_LIKELY = re.compile(r":[a-z][a-z0-9_+-]{2,60}:")


def _bold(words: str) -> str:
    return f"**{words.replace('**', '')}**"


def _keys(words: str) -> str:
    return " + ".join(f"<kbd>{key[:1].upper()}{key[1:]}</kbd>" for key in words.split("+"))


# What it looks like, and how it is written here; nothing stands for an icon.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"(?<![\w=])==(?=[^\s=])([^=\n]{1,200})(?<=\S)==(?![\w=])"), _bold),
    (re.compile(r"(?<!~)~~(?=[^\s~])([^~\n]{1,200})(?<=\S)~~(?!~)"), lambda words: f"<del>{words}</del>"),
    (re.compile(r"(?<![\w+])\+\+([\w-]{1,30}(?:\+[\w-]{1,30}){0,4})\+\+(?![\w+])"), _keys),
    (re.compile(r"(?<![\w:/]):([a-z][a-z0-9_+-]{2,60}):(?![\w:/])"), lambda _: ""),
)


def unmade_sign(path: str, body: Body) -> Iterator[Problem]:
    """A text is marked, deleted, shown as keys or as an icon in the way of an extension that the site does not use."""
    text = body.markdown
    if any(sign in text for sign in _PAIRS) or _LIKELY.search(text):
        yield from islice(_told(path, body), MOST)


def _told(path: str, body: Body) -> Iterator[Problem]:
    for passage in passages(path, body):
        written, read = "\n".join(passage.lines), passage.read
        for form, repaired in _FORMS:
            for found in form.finditer(read):
                # Code and links between the signs are not read, but belong to what is told.
                value, suggestion = excerpt(written[slice(*found.span())]), repaired(written[slice(*found.span(1))])
                yield passage.warning("unmade-sign", *passage.spot(found.start()), value=value, suggestion=suggestion)
