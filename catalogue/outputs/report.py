"""Reports: explained problems as text for people, as JSON, and in the forms that GitHub and GitLab show in place.

The JSON report is a list of objects, sorted by place, each with `code`, `severity` (error or warning), `path`, `line`,
`column` (both count from 1), `message` and `hint`.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from unicodedata import combining, east_asian_width

from catalogue.model.problem import Severity
from catalogue.model.translation import Translation
from catalogue.outputs.explained import Explained, visible

LineOf = Callable[[str, int], str]
WIDTH = 100
_TAB = " " * 4
_CODES = {"bold": "1", Severity.ERROR: "31", Severity.WARNING: "33"}


def as_text(found: Sequence[Explained], words: Translation, *, line_of: LineOf, colour: bool = False) -> str:
    """Returns the report for people: place, source line with a caret, message and hint of each; counts at the end."""
    blocks = [_block(each, words, line_of=line_of, colour=colour) for each in found]
    return "\n".join((*blocks, _closing(found, words)))


def as_json(found: Iterable[Explained]) -> str:
    """Returns the report as JSON."""
    return _json([
        {
            "code": each.problem.code,
            "severity": str(each.problem.severity),
            "path": visible(each.problem.place.path),
            "line": each.problem.place.line,
            "column": each.problem.place.column,
            "message": each.message,
            "hint": each.hint,
        }
        for each in found
    ])  # fmt: skip


def as_github(found: Iterable[Explained]) -> str:
    """Returns the report as workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(f"{_command(each)}\n" for each in found)


def as_gitlab(found: Iterable[Explained]) -> str:
    """Returns the report in GitLab's Code Quality form; a fingerprint stays the same when lines above it change."""
    seen: Counter[str] = Counter()
    return _json([
        {
            "check_name": each.problem.code,
            "description": f"{each.message} {each.hint}",
            "severity": "major" if each.problem.severity is Severity.ERROR else "minor",
            "fingerprint": _fingerprint(each, seen),
            "location": {"path": visible(each.problem.place.path), "lines": {"begin": each.problem.place.line}},
        }
        for each in found
    ])  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _fingerprint(each: Explained, seen: Counter[str]) -> str:
    problem = each.problem
    details = sorted(problem.details.items())
    text = json.dumps([problem.code, problem.place.path, details])
    seen[text] += 1
    return sha256(f"{text}{seen[text]}".encode()).hexdigest()


def _command(each: Explained) -> str:
    place = each.problem.place
    properties = {"file": visible(place.path), "line": place.line, "col": place.column, "title": each.problem.code}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{each.problem.severity} {written}::{_data(f'{each.message} {each.hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _block(each: Explained, words: Translation, *, line_of: LineOf, colour: bool) -> str:
    place, severity = each.problem.place, each.problem.severity
    where = _paint(f"{visible(place.path)}:{place.line}:{place.column}", "bold", colour)
    lines = [f"{where}  {_paint(words(f'report.{severity}'), severity, colour)}  {each.problem.code}"]
    source, caret = pointed(line_of(place.path, place.line), place.column)
    if source.strip():
        lines += ["", f"    {source}", f"    {_paint(caret, severity, colour)}"]
    return "\n".join((*lines, "", f"  {each.message}", f"  {each.hint}", ""))


def pointed(line: str, column: int) -> tuple[str, str]:
    """Returns a source line, cut around `column` when it is long, and the line with a caret to stand below it."""
    index = min(max(column - 1, 0), len(line))
    begin = max(0, index - WIDTH // 2) if len(line) > WIDTH else 0
    end = begin + WIDTH
    before, after = _shown(line[begin:index]), _shown(line[index:end])
    if begin:
        before = f"…{before}"
    if end < len(line):
        after = f"{after}…"
    return (before + after).rstrip(), " " * _width(before) + "^"


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _closing(found: Sequence[Explained], words: Translation) -> str:
    if not found:
        return words("report.clean") + "\n"
    count = Counter(each.problem.severity for each in found)
    files = len({each.problem.place.path for each in found})
    errors = words.count("report.errors", count[Severity.ERROR])
    warnings = words.count("report.warnings", count[Severity.WARNING])
    return words("report.found", errors=errors, warnings=warnings, files=words.count("report.files", files)) + "\n"


def _paint(text: str, kind: str, colour: bool) -> str:
    return f"\x1b[{_CODES[kind]}m{text}\x1b[0m" if colour else text
