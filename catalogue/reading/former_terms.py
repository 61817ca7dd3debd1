"""Former terms: ids that terms had before, none of which may be that of another term."""

from collections.abc import Iterable, Iterator, Mapping

from catalogue.model.problem import Place, Problem
from catalogue.model.term import Term
from catalogue.reading.node import Node, locate


def taken_aliases(terms: Mapping[str, Term], tree: Node, *, taken: Iterable[str], path: str) -> Iterator[Problem]:
    """Yields an error for each former id that is the id of a term of today, or a former id of two.

    `taken` are the ids in the file, also of terms that have mistakes.
    """
    owners = {name: name for name in taken}
    for name, term in terms.items():
        for index, alias in enumerate(term.aliases):
            other = owners.setdefault(alias, name)
            if other != name or alias == name:
                place = Place(path, *locate(tree, (name, "aliases", index)))
                yield Problem("term-alias-taken", place, {"value": alias, "other": other})
