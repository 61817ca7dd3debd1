"""Rules about fences: the lines that put an example into a box of its own come in pairs."""

import re
from collections.abc import Iterator

from catalogue.model.body import Body
from catalogue.model.problem import Place, Problem, Severity

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<rest>[^`]*)$")


def unclosed_fence(path: str, body: Body) -> Iterator[Problem]:
    """A fence opens and is closed nowhere, so that it and all below it is shown as text."""
    opened, fence = None, ""
    for number, line in enumerate(body.markdown.split("\n")):
        match = _FENCE.match(line)
        if match is None:
            continue
        if opened is None:
            opened, fence = (number, line.index(match["fence"])), match["fence"]
        elif match["fence"].startswith(fence) and not match["rest"].strip():
            opened = None
    if opened is not None:
        place = Place(path, body.line + opened[0], opened[1] + 1)
        yield Problem("unclosed-fence", place, {"value": fence}, Severity.WARNING)
