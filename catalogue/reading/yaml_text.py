"""YAML text to nodes, for what is more than plain; the parser is loaded when the first such text comes."""

from catalogue.model.problem import Problem
from catalogue.reading.node import Node


def parse(
    text: str, *, path: str, first_line: int = 1, lenient: bool = False
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Returns the node tree of `text` and the problems that leave a tree behind (duplicate keys).

    `first_line` is the line of the file on which `text` begins. Anything that leaves no tree (bad syntax, an alias,
    a tag, too deep nesting, more than one document) gives None and its one problem. A `lenient` parse, for files that
    are not ours alone, takes no notice of tags and anchors and reads an alias as an empty value.
    """
    from catalogue.reading.yaml_tree import tree_of

    return tree_of(text, path=path, first_line=first_line, lenient=lenient)
