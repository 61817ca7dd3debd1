"""Sources: a record that comes in an export of another name than before is known again, and never doubled."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from catalogue.importing.entry import Entry
from catalogue.importing.memory import Key, Remembered
from catalogue.importing.note import Notebook


class Adopted(Struct, frozen=True):
    """What is remembered, by the names that exports have now.

    `doubtful` are records that look like one of another export which is in this import too.
    """

    memory: dict[Key, Remembered]
    doubtful: dict[Key, Remembered]


def adopt(
    memory: Mapping[Key, Remembered],
    entries: Mapping[Key, Entry],
    same: Callable[[Remembered, Entry], bool],
    notebook: Notebook,
) -> Adopted:
    """Returns what is remembered, with the records of `entries` that were remembered under another export moved to theirs."""
    by_id: dict[str, list[Remembered]] = {}
    for each in memory.values():
        by_id.setdefault(each.id, []).append(each)
    moved: dict[Key, str] = {}
    doubtful: dict[Key, Remembered] = {}
    for key, entry in entries.items():
        found = [each for each in by_id.get(key[1], ()) if same(each, entry)] if key not in memory else []
        if len(found) == 1 and found[0].key not in entries and found[0].key not in moved:
            moved[found[0].key] = key[0]
        elif found:
            doubtful[key] = found[0]
    pairs = Counter((key[0], source) for key, source in moved.items())
    for (old, new), number in pairs.items():
        notebook.about(file="")("source-changed", value=old or "–", source=new or "–", count=number)
    own = {(source, key[1]) for key, source in moved.items()}.union(memory)
    moved.update(_rest(memory, pairs, {source for source, _ in entries}, own))
    kept = {key: each for key, each in memory.items() if key not in moved}
    came = {(source, key[1]): replace(memory[key], source=source) for key, source in moved.items()}
    return Adopted({**kept, **came}, doubtful)


def _rest(
    memory: Mapping[Key, Remembered], pairs: Mapping[tuple[str, str], int], here: Set[str], known: set[Key]
) -> Iterator[tuple[Key, str]]:
    """Yields what else is of an export that has another name: most of its records came, so the others are gone."""
    many = Counter(source for source, _ in memory)
    for (old, new), number in pairs.items():
        if old in here or 2 * number < many[old]:
            continue
        for key in memory:
            if key[0] == old and (new, key[1]) not in known:
                known.add((new, key[1]))
                yield key, new
