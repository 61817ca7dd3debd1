"""The settings file: mkdocs.yml, of which only `extra: catalogue:` and the site's name, address and folder matter here."""

from collections.abc import Iterator, Set
from collections.abc import Mapping as Words
from pathlib import Path

from msgspec.structs import replace
from pydantic import ValidationError

from catalogue.model.nearest import nearest
from catalogue.model.problem import Place, Problem, Severity
from catalogue.model.settings import LANGUAGES, Settings
from catalogue.reading.empty_keys import empty_strangers
from catalogue.reading.foreign_settings import foreign_settings
from catalogue.reading.idle_settings import idle_settings
from catalogue.reading.keys import keys_at
from catalogue.reading.misplaced_settings import HOST_NAMES, misplaced, missing_section, strangers
from catalogue.reading.mistakes import problems_of
from catalogue.reading.node import Mapping, Node, Scalar, Sequence, is_null, locate, plain
from catalogue.reading.source_file import UnreadableError, read_text
from catalogue.reading.strangers import KeysThere
from catalogue.reading.yaml_text import parse
from catalogue.reading.zone import open_zone

NAME = "mkdocs.yml"
# Stands in for an address that comes from an environment variable, where nothing but a check is wanted.
UNKNOWN = "http://localhost/"
# Keys of mkdocs.yml whose texts settings take over, under the names they have here.
TAKEN = {theirs: ours for ours, theirs in HOST_NAMES.items() if theirs != "markdown_extensions"}

_CUT_OFF = "comment-in-value"
# Settings, and what was found about them.
Settled = tuple[Settings, tuple[Problem, ...]]
FOLDERS = ("courses", "guides", "templates")
# A field of settings that no key may fill.
_FILE = "file"
_PAGES = ("plain_language", "sign_language")


def read_settings(
    root: Path, *, name: str = NAME, known: Words[str, str] | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Returns the settings in `root/name` and the problems they have.

    `known` are values that the host has worked out already (`url`, `name`, `docs`, `language`); they take precedence
    over what the file says, because there they may come from an environment variable or a parent file.
    """
    try:
        node, problems = parse(read_text(root, name), path=name, lenient=True)
    except UnreadableError as error:
        return None, (error.problem,)
    if node is None and problems:
        return None, problems
    section = node.get("extra") if isinstance(node, Mapping) else None
    section = section.get("catalogue") if isinstance(section, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(section, Mapping):
        return None, (*problems, missing_section(node, path=name))
    problems = tuple(each for each in problems if each.code != _CUT_OFF or _inside(each.place.line, section))
    problems = (*problems, *misplaced(node, section, path=name), *foreign_settings(node, path=name))
    problems = (*problems, *idle_settings(node, path=name))
    section = _without(section, {key.text for key in strangers(section)})
    problems = (*problems, *empty_strangers(section, model=Settings, path=name), *_named_by_reader(section, path=name))
    lists = {"extensions": _named(node, "markdown_extensions"), "plugins": _named(node, "plugins")}
    data = {**_taken(node), **lists, **plain(section), **(known or {}), _FILE: name}
    try:
        settings = Settings.model_validate(data, context=open_zone)
    except ValidationError as error:
        own = problems_of(error, node, model=Settings, path=name, prefix=("extra", "catalogue"))
        return None, (*problems, *(_as_written(problem, node, section) for problem in own))
    wrong = (*_missing_folders(root, settings, section), *_shared_folder(settings, section))
    return (None if wrong else settings), (*problems, *wrong, *_missing_pages(root, settings, section))


def _without(section: Mapping, keys: Set[str]) -> Mapping:
    return replace(section, entries=tuple(each for each in section.entries if each[0].text not in keys))


def _named_by_reader(section: Mapping, *, path: str) -> Iterator[Problem]:
    """A key is called as the field in which settings remember their own file, so that what stands there counts for nothing."""
    key, value = section.by_key.get(_FILE, (None, section))
    if key is not None and not is_null(value):
        details = KeysThere(keys_at(Settings, ("",)), section.by_key).unknown("")
        yield Problem("unknown-key", Place(path, key.line, key.column), {"field": _FILE, **details})


def _inside(line: int, node: Node) -> bool:
    """Whether a value of ours stands on a line; what cuts off a value of the host's is no affair of ours."""
    if isinstance(node, Mapping):
        return any(_inside(line, value) for _, value in node.entries)
    if isinstance(node, Sequence):
        return any(_inside(line, item) for item in node.items)
    return node.line == line


def _missing_folders(root: Path, settings: Settings, section: Mapping) -> Iterator[Problem]:
    """A wrong folder would be an empty catalogue, and every term unknown; the usual one may be missing."""
    for name in FOLDERS:
        folder, node = getattr(settings, name), section.get(name)
        if (
            node is not None
            and folder
            and folder != Settings.model_fields[name].default
            and not (root / folder).is_dir()
        ):
            near = nearest(folder, _folders(root, folder))
            details = {"field": name, "value": folder[:80], "suggestion": near}
            yield Problem("missing-folder", Place(settings.file, node.line, node.column), details)


def _shared_folder(settings: Settings, section: Mapping) -> Iterator[Problem]:
    """What lies in the folder of courses and in that of guides would be read as both."""
    courses, guides = f"{settings.courses}/", f"{settings.guides}/"
    if courses.startswith(guides) or guides.startswith(courses):
        name = "guides" if section.get("guides") else "courses"
        line, column = locate(section, (name,))
        details = {"value": settings.guides[:80], "other": settings.courses[:80]}
        yield Problem("shared-folder", Place(settings.file, line, column), details)


def _missing_pages(root: Path, settings: Settings, section: Mapping) -> Iterator[Problem]:
    """What is linked at the foot of every page and is no file; a plugin of the host may make it, so that it is no error here."""
    linked: list[tuple[tuple[str, ...], str]] = [(("footer", *each[:1]), each[1]) for each in settings.footer.items()]
    linked += [((name,), target) for name in _PAGES if (target := getattr(settings, name))]
    for steps, target in linked:
        is_file = "://" not in target and "." in target.rpartition("/")[2]  # else an address, of which the build knows
        if is_file and not (root / settings.docs / target).is_file():
            line, column = locate(section, steps)
            near = target.removeprefix(f"{settings.docs}/")
            found = near != target and (root / settings.docs / near).is_file()
            details = {
                "field": steps[-1][:60],
                "value": target[:80],
                "docs": settings.docs,
                "suggestion": near if found else "",
            }
            yield Problem("missing-footer-page", Place(settings.file, line, column), details, Severity.WARNING)


def _folders(root: Path, like: str) -> Iterator[str]:
    """Yields the folders that may be meant: those at the top, and those beside the one that is missing."""
    for base in dict.fromkeys((root, (root / like).parent)):
        for entry in sorted(base.iterdir()) if base.is_dir() else ():
            if entry.is_dir() and entry.name[0] not in "._":
                yield entry.relative_to(root).as_posix()


def _as_written(problem: Problem, node: Mapping, section: Mapping) -> Problem:
    """A setting taken from a key of MkDocs is told under that key: one that is no field of any mapping in the section."""
    theirs = next((key for key, ours in TAKEN.items() if ours == problem.details.get("field")), None)
    if theirs is None or (problem.place.line, problem.place.column) != (section.line, section.column):
        return problem
    line, column = locate(node, (theirs,)) if node.get(theirs) else (1, 1)
    return replace(problem, place=Place(problem.place.path, line, column), details={**problem.details, "field": theirs})


def _named(node: Mapping, key: str) -> tuple[str, ...]:
    """The names in a list of the host, of Markdown extensions or plugins, of which each may have settings of its own."""
    given = node.get(key)
    items = given.items if isinstance(given, Sequence) else (given,)
    named = (
        item.by_key if isinstance(item, Mapping) else [item.text]
        for item in items
        if isinstance(item, Mapping | Scalar)
    )
    return tuple(name for names in named for name in names if name)


def _taken(node: Mapping) -> dict[str, str]:
    found = {ours: node.get(theirs) for theirs, ours in TAKEN.items()}
    taken = {name: value.text for name, value in found.items() if isinstance(value, Scalar) and not value.null}
    if isinstance(found["url"], Sequence):
        taken["url"] = UNKNOWN  # `!ENV …`: only the host knows it
    theme = node.get("theme")
    language = theme.get("language") if isinstance(theme, Mapping) else None
    if isinstance(language, Scalar) and language.text in LANGUAGES:
        taken["language"] = language.text
    return taken
