"""YAML trees: nodes made of the events of the parser only, so that aliases, tags and depth are refused before anything is built."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from catalogue.model.problem import MOST, Place, Problem, Severity
from catalogue.reading.line_slips import line_slip
from catalogue.reading.list_repairs import dashed
from catalogue.reading.node import NULLS, Mapping, Node, Scalar, Sequence
from catalogue.reading.yaml_slips import NO_BREAK, indented_as, slip

# libyaml parses without recursion; PyYAML without the C extension works as well, only slower.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12
# libyaml ends a line at these as well; editors and our line numbers do not.
_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
# A hash that is glued to a word; behind it a real comment has a blank.
_COMMENT = re.compile(r"[ \t]+(?=(#[^\s#!]\S*))#")


class BadYamlError(Exception):
    """The text is no YAML we take; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def tree_of(text: str, *, path: str, first_line: int, lenient: bool) -> tuple[Node | None, tuple[Problem, ...]]:
    """Returns what `parse` returns."""
    text = text.translate(_BREAKS)
    builder = _Builder(text, path=path, offset=first_line, lenient=lenient)
    try:
        tree = builder.build(yaml.parse(text, Loader=LOADER))
    except BadYamlError as error:
        return None, (error.problem,)
    except yaml.MarkedYAMLError as error:
        return None, (_slipped(error, text, path=path, first_line=first_line),)
    except yaml.YAMLError:
        return None, (Problem("bad-yaml", Place(path, first_line), {"reason": "unreadable"}),)
    return tree, tuple(builder.problems)


def _slipped(error: yaml.MarkedYAMLError, text: str, *, path: str, first_line: int) -> Problem:
    """The problem of what cannot be parsed: where it is, what it is and, where that is clear, how the line was meant."""
    reason, (line, column) = slip(error, text)
    lines = text.split("\n")
    written = lines[line] if line < len(lines) else ""
    own, repair = line_slip(written, reason) if reason not in ("conflict", "tab", "no-break", "address") else ("", "")
    if reason == "bullet" and own != "bold":
        own, repair = "", dashed(written)
    place = Place(path, line + first_line, column + 1)
    if reason == "indent" and not own and (blanks := indented_as(lines, line)) is not None:
        return Problem("bad-yaml", place, {"reason": "indent-by", "count": str(blanks)})
    return Problem("bad-yaml", place, {"reason": own or reason, **({"repair": repair} if repair else {})})


class _Builder:
    """Turns the parser's events into nodes; `offset` is the line of the file on which the text begins."""

    def __init__(self, text: str, *, path: str, offset: int, lenient: bool) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.offset = offset
        self.lenient = lenient
        self.problems: list[Problem] = []

    def place(self, mark: Any) -> Place:
        """Returns the place in the file of a mark of the parser."""
        return Place(self.path, mark.line + self.offset, mark.column + 1) if mark else Place(self.path, self.offset)

    def build(self, events: Iterator[Event]) -> Node | None:
        """Builds the tree with a stack of its own: (start event, children so far)."""
        stack: list[tuple[NodeEvent, list[Node]]] = []
        root: Node | None = None
        for event in events:
            node: Node | None = None
            if isinstance(event, NodeEvent) and (self._suspicious(event) or len(stack) >= DEEPEST or root is not None):
                self._refuse(event, depth=len(stack), second=root is not None)
            if isinstance(event, ScalarEvent):
                node = self._scalar(event) if event.tag is None else self._tagged(event)
            elif isinstance(event, AliasEvent):
                place = self.place(event.start_mark)
                node = Scalar("", place.line, place.column, null=True)
            elif isinstance(event, MappingStartEvent | SequenceStartEvent):
                stack.append((event, []))
            elif isinstance(event, CollectionEndEvent):
                item = not self.lenient and len(stack) > 1 and isinstance(stack[-2][0], SequenceStartEvent)
                node = self._close(*stack.pop(), item=item)
            if node is not None and stack:
                stack[-1][1].append(node)
            elif node is not None:
                root = node
        return root

    def _suspicious(self, event: NodeEvent) -> bool:
        return not self.lenient and (event.anchor is not None or getattr(event, "tag", None) is not None)

    def _refuse(self, event: NodeEvent, *, depth: int, second: bool) -> None:
        place = self.place(event.start_mark)
        written = self.lines[place.line - self.offset].strip() if isinstance(event, AliasEvent) else ""
        if not self.lenient and written.startswith("*"):
            raise BadYamlError(Problem("bad-yaml", place, {"reason": "bullet", "repair": dashed(written)}))
        if not self.lenient and (isinstance(event, AliasEvent) or event.anchor is not None):
            raise BadYamlError(Problem("yaml-alias", place, {"value": str(event.anchor)[:40]}))
        if not self.lenient and getattr(event, "tag", None) is not None:
            raise BadYamlError(Problem("yaml-tag", place, {"value": str(event.tag)[:60]}))  # type: ignore[attr-defined]
        if depth >= DEEPEST:
            raise BadYamlError(Problem("yaml-too-deep", place, {"limit": str(DEEPEST)}))
        if second:
            raise BadYamlError(Problem("bad-yaml", place, {"reason": "document"}))

    def _scalar(self, event: ScalarEvent) -> Scalar:
        mark = event.start_mark
        if mark is None:
            return Scalar(event.value, self.offset, 1)
        null = event.implicit[0] and event.value in NULLS
        if event.implicit[0]:
            self._cut_off(event)
        return Scalar(event.value, mark.line + self.offset, mark.column + 1, null)

    def _cut_off(self, event: ScalarEvent) -> None:
        """Warns of a value that ends where a comment begins, when that looks like a word and not like a comment."""
        mark = event.end_mark
        found = _COMMENT.match(self.lines[mark.line], mark.column) if mark and mark.line < len(self.lines) else None
        if found and mark and len(self.problems) < MOST:
            place = Place(self.path, mark.line + self.offset, found.end())
            details = {"value": event.value[:60], "comment": found[1][:60]}
            self.problems.append(Problem("comment-in-value", place, details, Severity.WARNING))

    def _tagged(self, event: ScalarEvent) -> Sequence:
        """A value that a tag turns into something only its reader knows (`!ENV NAME`): an empty list, no text."""
        place = self.place(event.start_mark)
        return Sequence((), place.line, place.column)

    def _close(self, start: NodeEvent, children: list[Node], *, item: bool) -> Node:
        place = self.place(start.start_mark)
        if isinstance(start, SequenceStartEvent):
            return Sequence(tuple(children), place.line, place.column)
        entries: dict[str, tuple[Scalar, Node]] = {}
        dashed = False
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise BadYamlError(Problem("bad-yaml", Place(self.path, key.line, key.column), {"reason": "key"}))
            if key.text.startswith(NO_BREAK) and not self.lenient:
                raise BadYamlError(Problem("bad-yaml", Place(self.path, key.line, key.column), {"reason": "no-break"}))
            if key.text not in entries:
                entries[key.text] = (key, value)
            elif len(self.problems) < MOST:
                first = next(iter(entries.values()))[0]
                dash = item and key.text == first.text and key.line > first.line and key.column == first.column
                dashed = dashed or dash
                # What follows belongs to the entry that begins here, and comes only for that reason twice.
                if dash or not dashed:
                    self.problems.append(self._twice(key, value, entries[key.text][0], dash=dash))
        return Mapping(tuple(entries.values()), place.line, place.column)

    def _twice(self, key: Scalar, value: Node, first: Scalar, *, dash: bool) -> Problem:
        """The problem of a key that comes again: where it opens an entry of a list, most likely another one begins there."""
        here, details = Place(self.path, key.line, key.column), {"value": key.text[:60], "first": str(first.line)}
        if not dash:
            return Problem("duplicate-key", here, details)
        written = f"{key.text}: {value.text}" if isinstance(value, Scalar) else f"{key.text}:"
        return Problem("missing-dash", here, {**details, "repair": f"- {written[:60].strip()}"})
