"""Delivery: our modules joined into the files that browsers load, each with all it needs that no other one holds."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from catalogue.outputs.scripts.brief import brief
from catalogue.outputs.scripts.module import Import, Module, read_module, target
from catalogue.outputs.scripts.name import renamed, shared_names, short_names
from catalogue.outputs.scripts.text import text_of
from catalogue.outputs.scripts.token import Token

# Each by the module that names it. A module that several of them need lies in the first.
FILES = (
    "catalogue.js",
    "search/search.js",
    "search/results.js",
    "search/facets.js",
    "search/box.js",
    "search/rare.js",
    "search/dates.js",
    "search/stem.js",
    "marks/button.js",
    "marks/list.js",
    "forget.js",
    "notice.js",
)
# Browsers prepare each function when it is called first, which takes half as long as the search itself. What we deliver
# is called as soon as it is there; this comment, before all else, has Chromium prepare all of a file at once.
_AT_ONCE = "//# allFunctionsCalledOnLoad\n"


class File(Struct, frozen=True):
    """A file of scripts: its path, its text, and the paths of the modules in it, in the order in which they run."""

    path: str
    text: str
    modules: tuple[str, ...]


class _Plan(Struct, frozen=True):
    """What a file will hold; `foreign` is what its modules import from other files, `names` what everything is called."""

    path: str
    modules: tuple[Module, ...]
    foreign: tuple[Import, ...]
    names: Mapping[tuple[str, str], str]

    def relative(self, path: str) -> str:
        """The text by which this file imports another."""
        found = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return f'"{found}"' if found.startswith("../") else f'"./{found}"'


def deliver(sources: Mapping[str, str], files: Sequence[str] = FILES) -> tuple[File, ...]:
    """Returns the files as browsers get them.

    `sources` are the scripts by path; what they load by import() must be one of `files`. Raises ValueError for a script
    that is written in another way than ours.
    """
    plans = tuple(_plans(sources, files))
    homes = {module.path: (plan, module) for plan in plans for module in plan.modules}
    return tuple(File(plan.path, _written(plan, homes), tuple(one.path for one in plan.modules)) for plan in plans)


def _plans(sources: Mapping[str, str], files: Sequence[str]) -> Iterator[_Plan]:
    placed = set(files)
    for path in files:
        own = tuple(_collected(sources, path, placed))
        here = {module.path for module in own}
        foreign = {(one.path, one.name): one for module in own for one in module.imports if one.path not in here}
        keys = [(module.path, name) for module in own for name in sorted(module.names.top)]
        yield _Plan(
            path,
            own,
            tuple(foreign.values()),
            dict(zip([*keys, *foreign], shared_names(), strict=False)),
        )


def _collected(sources: Mapping[str, str], path: str, placed: set[str]) -> Iterator[Module]:
    """A module behind all it needs that has no place yet."""
    if path not in sources:
        raise ValueError(f"{path} is imported and not there")
    module = read_module(path, sources[path])
    for needed in module.needs:
        if needed not in placed:
            placed.add(needed)
            yield from _collected(sources, needed, placed)
    yield module


_Homes = Mapping[str, tuple[_Plan, Module]]


def _written(plan: _Plan, homes: _Homes) -> str:
    by_file: dict[str, list[str]] = {}
    for one in plan.foreign:
        pair = f"{one.name} as {plan.names[one.path, one.name]}"
        by_file.setdefault(homes[one.path][0].path, []).append(pair)
    head = "".join(f"import{{{','.join(pairs)}}}from{plan.relative(path)};\n" for path, pairs in by_file.items())
    body = chain.from_iterable(_body(module, plan, homes) for module in plan.modules)
    return f"{_AT_ONCE}{head}{text_of(brief(tuple(body)))}\n{_exports(plan, homes)}"


def _exports(plan: _Plan, homes: _Homes) -> str:
    """What other files need, under the names that our modules give it: those are the same in every version."""
    wanted = {
        (one.path, one.name) for other, _ in homes.values() for one in other.foreign if homes[one.path][0] is plan
    }
    found: dict[str, str] = {}
    for module in plan.modules:
        for outside, inside in module.exports.items():
            if module.path != plan.path and (module.path, outside) not in wanted:
                continue
            if outside in found:
                raise ValueError(f"{plan.path} would export {outside} twice")
            found[outside] = plan.names[module.path, inside]
    return f"export{{{','.join(f'{inside} as {outside}' for outside, inside in found.items())}}};\n" if found else ""


def _body(module: Module, plan: _Plan, homes: _Homes) -> Iterator[Token]:
    names = {name: plan.names[module.path, name] for name in module.names.top}
    for one in module.imports:
        home, source = homes[one.path]
        if one.name not in source.exports:
            raise ValueError(f"{module.path}: {one.path} exports no {one.name}")
        names[one.local] = plan.names[one.path, source.exports[one.name] if home is plan else one.name]
    names |= zip(
        (name for name in module.names.own if name not in names),
        short_names(),
        strict=False,
    )
    return _placed(tuple(renamed(module.tokens, module.names.places, names)), module, plan, homes)


def _placed(found: Sequence[Token], module: Module, plan: _Plan, homes: _Homes) -> Iterator[Token]:
    """The tokens with what they say about places said from the file, which may lie elsewhere than the module."""
    for at, token in enumerate(found):
        if token.text == "." and found[at - 1].text == "import" and _folder(module) != _folder(plan):
            raise ValueError(f"{module.path}: import.meta means another folder in {plan.path}")
        if token.text == "(" and found[at - 1].text == "import" and found[at + 1].kind != "text":
            raise ValueError(f"{module.path}: import() must name its module")
        if token.kind == "text" and at > 1 and found[at - 2].text == "import":
            wanted = target(module.path, token.text)
            if wanted not in homes or homes[wanted][0].path != wanted:
                raise ValueError(f"{module.path}: {wanted} is loaded later and no file of its own")
            yield Token("text", plan.relative(wanted))
        else:
            yield token


def _folder(one: Module | _Plan) -> str:
    return posixpath.dirname(one.path)
