"""Synonyms: `_vocabulary/synonyms.yml`, groups of words that mean the same and words that lead one way."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct, field

from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem
from catalogue.model.settings import Settings
from catalogue.model.synonym import Synonyms
from catalogue.model.text import LINE_LENGTH, clean
from catalogue.reading.list_repairs import as_list, entries_of, has_bullets
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.yaml_text import parse

NAME = "synonyms"
KEYS = ("groups", "one-way")


class _Reader(Struct):
    """Reads the nodes of the file at `path` and gathers the problems."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, node: Node, **details: str) -> None:
        """Remembers a problem at a node."""
        self.problems.append(Problem(code, Place(self.path, node.line, node.column), details))

    def no_list(self, node: Node, *, name: str) -> None:
        """Tells of a value that is no list, and how it would be one."""
        text = node.text if isinstance(node, Scalar) else ""
        if name != KEYS[0]:
            self.tell("list-expected", node, field=name, repair=as_list(name, text))
            return
        bullets, words = has_bullets(text), entries_of(text)
        if bullets and words:
            words = entries_of(words[0].strip("[]"))  # those of the first group
        repair = f"- [{', '.join(words)}]" if words else "- […, …]"
        if bullets:
            self.tell("wrong-bullet", node, field=name, repair=repair)
        else:
            self.tell("list-expected", node, field=name, repair=repair)

    def groups(self, node: Node | None) -> Iterator[tuple[str, ...]]:
        """Yields the groups."""
        if node is None or is_null(node):
            return
        if not isinstance(node, Sequence):
            self.no_list(node, name="groups")
            return
        for item in node.items:
            words = self.words(item, name="groups")
            if words and len(words) < 2:
                self.tell("synonym-alone", item, value=words[0])
            yield words

    def one_way(self, node: Node | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yields the words with those they lead to."""
        if node is None or is_null(node):
            return
        if not isinstance(node, Mapping):
            self.tell("mapping-expected", node, field="one-way", example="one-way: {…: […, …]}")
            return
        for key, targets in node.entries:
            if word := self.word(key, name="one-way"):
                yield word, self.words(targets, name=key.text)

    def words(self, node: Node, *, name: str) -> tuple[str, ...]:
        """Returns the words of a list, each once."""
        if not isinstance(node, Sequence):
            self.no_list(node, name=name)
            return ()
        found: dict[str, str] = {}
        for item in node.items:
            word = self.word(item, name=name)
            if word.casefold() in found:
                self.tell("synonym-twice", item, value=word)
            elif word:
                found[word.casefold()] = word
        return tuple(found.values())

    def word(self, node: Node, *, name: str) -> str:
        """Returns a word, or nothing where none stands."""
        if not isinstance(node, Scalar):
            self.tell("text-expected", node, field=name)
            return ""
        text = " ".join(clean(node.text).split())
        if not text:
            self.tell("empty-text", node, field=name)
        elif len(text) > LINE_LENGTH:
            self.tell("text-too-long", node, field=name, length=str(len(text)), limit=str(LINE_LENGTH))
        return text


def read_synonyms(
    root: Path, settings: Settings, *, folder: str, told: Callable[[str, bytes], object]
) -> tuple[Synonyms, tuple[Problem, ...]]:
    """Returns the synonyms of a catalogue, and what is wrong with them; a file that is not there holds none.

    `told` hears its bytes.
    """
    path = f"{settings.courses}/{folder}/{NAME}.yml"
    if not os.path.lexists(root / path):
        return Synonyms(), ()
    try:
        tree, problems = parse(read_text(root, path, told=told), path=path)
    except UnreadableError as error:
        return Synonyms(), (error.problem,)
    if tree is None or is_null(tree):
        return Synonyms(), problems
    if not isinstance(tree, Mapping):
        return Synonyms(), (
            *problems,
            Problem(
                "mapping-expected", Place(path, tree.line, tree.column), {"field": NAME, "example": "groups: [[…, …]]"}
            ),
        )
    reader = _Reader(path, list(problems))
    for key, _ in tree.entries:
        if key.text not in KEYS:
            known = ", ".join(KEYS)
            reader.tell("unknown-key", key, field=key.text, suggestion=nearest(key.text, KEYS), known=known)
    synonyms = Synonyms(tuple(reader.groups(tree.get("groups"))), tuple(reader.one_way(tree.get("one-way"))))
    return synonyms, tuple(reader.problems)
