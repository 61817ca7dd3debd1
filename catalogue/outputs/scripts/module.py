"""Modules: what a script of ours takes from others, what it gives them, and the rest of it."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from catalogue.outputs.scripts.name import Names, names_of
from catalogue.outputs.scripts.token import Token, tokens

# Statements that a closing brace ends; of others it ends a value at most.
_WITH_BLOCKS = {"function", "class", "async", "for", "while", "if", "else", "try", "catch", "finally"}


class Import(Struct, frozen=True):
    """A name that a module takes from another: `local` here, `name` there."""

    path: str
    name: str
    local: str


class Module(Struct, frozen=True):
    """A script by its path; `exports` has the name inside by the name outside, `tokens` all but imports and exports."""

    path: str
    imports: tuple[Import, ...]
    exports: Mapping[str, str]
    tokens: tuple[Token, ...]
    names: Names

    @property
    def needs(self) -> tuple[str, ...]:
        """The paths of the modules that must run before this one."""
        return tuple(dict.fromkeys(one.path for one in self.imports))


def read_module(path: str, script: str) -> Module:
    """Returns the module in a script; raises ValueError for a form of import or export that ours do not use."""
    imports: list[Import] = []
    exports: dict[str, str] = {}
    rest: list[Token] = []
    for statement in _statements(tokens(script)):
        word = statement[0].text
        if word == "import" and statement[1].text not in ("(", "."):
            imports += _imports(statement, path)
        elif word == "export" and statement[1].text == "{":
            exports |= {outside: inside for inside, outside in _listed(statement[1:], path)}
        elif word == "export":
            name = _declared(statement, path)
            exports[name] = name
            rest += [statement[1]._replace(fresh=True), *statement[2:]]
        else:
            rest += statement
    return Module(path, tuple(imports), exports, tuple(rest), names_of(rest))


def target(path: str, quoted: str) -> str:
    """Returns the path of the module that a module at `path` means by a text like "./words.js" with its quotes."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), quoted[1:-1]))


def _statements(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens in runs that end where a bracket or a semicolon of the top level does."""
    depth = 0
    run: list[Token] = []
    for token in found:
        run.append(token)
        depth += token.opens - token.closes
        if depth == 0 and (token.text == ";" or (token.text == "}" and _is_whole(run))):
            yield run
            run = []
    if run:
        yield run


def _is_whole(run: Sequence[Token]) -> bool:
    """Whether a run ends with this brace: a list of names goes on, and so does a value."""
    words = [token.text for token in run[:3]]
    return words[0] in _WITH_BLOCKS or (words[0] == "export" and words[1] in _WITH_BLOCKS)


def _imports(statement: Sequence[Token], path: str) -> Iterator[Import]:
    source = next((token.text for token in statement if token.kind == "text"), "")
    if statement[1].text != "{" or not source.startswith(('"./', '"../')):
        raise ValueError(f"{path}: only import {{ names }} from modules of ours is joined")
    for outside, inside in _listed(statement[1:], path):
        yield Import(target(path, source), outside, inside)


def _listed(statement: Sequence[Token], path: str) -> Iterator[tuple[str, str]]:
    """The pairs of { one, two as other }."""
    names: list[str] = []
    for token in statement[1:]:
        if token.text in (",", "}"):
            if len(names) not in (0, 1, 3):
                raise ValueError(f"{path}: {' '.join(names)} is no name to import or export")
            if names:
                yield names[0], names[-1]
            names = []
        if token.text == "}":
            return
        if token.text != ",":
            names.append(token.text)


def _declared(statement: Sequence[Token], path: str) -> str:
    words = [token.text for token in statement[1:5] if token.text not in ("async", "*")]
    if words[0] not in ("function", "class", "const", "let") or statement[2].text in ("{", "["):
        raise ValueError(f"{path}: an export of this form is not joined: {words[0]}")
    return words[1]
