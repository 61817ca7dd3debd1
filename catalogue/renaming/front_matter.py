"""Front matter: the edits that write permanent id and old names into it, and mend the names of other offers in it."""

from collections.abc import Iterator

from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null
from catalogue.renaming.edits import Edit, Text


def naming(front: Mapping, text: Text, *, identifier: str, old: str, new: str) -> Iterator[Edit]:
    """Yields the edits by which an offer that was called `old` is called `new` and keeps its permanent id."""
    missing = []
    for key, value in (("id", identifier), ("aliases", f"[{old}]")):
        node = front.get(key)
        if node is None:
            missing.append(f"{key}: {value}\n")
        elif is_null(node):
            yield _filled(node, text, value)
        elif isinstance(node, Sequence):
            yield from _listed(node, text, old=old, new=new)
    if missing:
        yield _before_all(front, text, missing)


def names_after(front: Mapping, *, old: str, new: str) -> list[str]:
    """Returns the aliases an offer has once it is renamed."""
    aliases = front.get("aliases")
    known = [item.text for item in aliases.items if isinstance(item, Scalar)] if isinstance(aliases, Sequence) else []
    return [old if alias == new else alias for alias in known] if new in known else [old, *known]


def prerequisite(front: Mapping, text: Text, *, old: str, new: str) -> Iterator[Edit]:
    """Yields the edits by which another offer's `prerequisites` name `new` where they named `old`."""
    listed = front.get("prerequisites")
    for item in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(item, Scalar) and item.text == old:
            yield _replaced(item, text, new)


def _filled(empty: Node, text: Text, value: str) -> Edit:
    """Fills a key that stands there without a value (`id:`, `id: ~`)."""
    at = text.at(empty.line, empty.column)
    blank = " " if text.text[at - 1] == ":" else ""
    return Edit(at, at + len(empty.text if isinstance(empty, Scalar) else ""), blank + value)


def _before_all(front: Mapping, text: Text, lines: list[str]) -> Edit:
    """Writes lines before the first key, behind the comments that open the file."""
    first = front.entries[0][0]
    at = text.at(first.line, first.column)
    begin = text.line_start(at)
    return Edit(begin, begin, "".join(text.text[begin:at] + line for line in lines))


def _listed(aliases: Sequence, text: Text, *, old: str, new: str) -> Iterator[Edit]:
    """Puts `old` first into the list, or in the place of `new`, which is no old name any longer."""
    given = [item for item in aliases.items if isinstance(item, Scalar) and item.text == new]
    at = text.at(aliases.line, aliases.column)
    if given:
        yield _replaced(given[0], text, old)
    elif text.text[at] == "[":
        yield Edit(at + 1, at + 1, f"{old}, " if aliases.items else old)
    else:
        item = text.at(aliases.items[0].line, aliases.items[0].column)
        begin = text.line_start(item)
        yield Edit(begin, begin, f"{text.text[begin:item]}{old}\n")


def _replaced(item: Scalar, text: Text, name: str) -> Edit:
    """The name alone is replaced: quotes around it stay."""
    at = text.at(item.line, item.column)
    at += text.text[at] in "\"'"
    return Edit(at, at + len(item.text), name)
