"""`catalogue import`: takes offers over from tables, calendars, and another catalogue's JSON Lines in the neutral form."""

import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from catalogue.importing.existing import Existing
    from catalogue.importing.plan import Plan
    from catalogue.importing.writing import Difference
    from catalogue.model.translation import Translation

# Of a table of a thousand rows the first lines say all there is to say.
_FEW = 12
_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command(name="import")
@click.argument("records", metavar="FILES...", nargs=-1, type=_FILE)
@click.option("--into", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(["de", "en"]))
@click.option("--timezone", metavar="ZONE")
@click.option("--site-name", metavar="NAME", default="")
@click.option("--site-url", metavar="URL", default="")
@click.option("--overwrite", is_flag=True)
@click.option("--cancel-missing", is_flag=True)
@click.option("--report", metavar="FILE.jsonl", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def command(
    records: tuple[Path, ...], into: Path | None, language: str | None, timezone: str | None, site_name: str, site_url: str,
    overwrite: bool, cancel_missing: bool, report: Path | None,
) -> None:  # fmt: skip
    """Import offers; exit code 0 when all records came over, 1 when some did not, 2 when called wrongly.

    Without records, lays out an empty catalogue where there is none yet.
    """
    from catalogue.importing.site import IGNORE

    root = into or _here()
    words = _spoken(root, language)
    existing = _existing(root, words, language=language, timezone=timezone)
    if not records:
        _refuse_nothing(existing)
        language = words.language
    plan = _plan(records, existing, words, language=language or "", timezone=timezone or "", overwrite=overwrite)
    words = words if language else _of(plan)
    names = [path.name for path in records]
    if records and not plan.taken:
        _write_nothing(plan, names, words, report, why=words("import.nothing"))
    if plan.loses_many and not cancel_missing:
        why = words("import.many-dates-gone", missing=plan.missing, ahead=plan.ahead)
        _write_nothing(plan, names, words, report, why=why)
    files = _files(plan, existing, site_name=site_name, site_url=site_url, words=words, empty=not records)
    if (root / IGNORE).exists():  # a repository that somebody has made ready
        files = {path: text for path, text in files.items() if path != IGNORE}
    difference = _difference(root, files, words, ours=None if overwrite else plan.replaced)
    if report is not None:
        _report(plan, names, words, report)
    changing = (*difference.new, *difference.changed)
    _write(root, {path: files[path] for path in changing}, words)
    if records:
        _tell(plan, names, words)
    counts = words.count("import.written", len(changing)), words.count("import.unchanged", len(difference.same))
    _print([f"{', '.join(counts)}: {root}"])
    sys.exit(1 if plan.refused else 0)


def _here() -> Path:
    """The current folder, if it is a catalogue already."""
    if Path("mkdocs.yml").is_file():
        return Path()
    context = click.get_current_context()
    param = next(each for each in context.command.params if each.name == "into")
    raise click.MissingParameter(ctx=context, param=param)


def _spoken(into: Path, language: str | None) -> "Translation":
    from catalogue.cli.spoken import spoken
    from catalogue.reading.translations import read_translation

    return read_translation(language or spoken(into if (into / "mkdocs.yml").is_file() else Path.cwd()))


def _refuse_nothing(existing: "Existing") -> None:
    """Nothing to import is a mistake where there is a catalogue already."""
    if existing.settings is not None:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[0])


def _of(plan: "Plan") -> "Translation":
    """The words of the report: without an option those of the catalogue that it is about."""
    from catalogue.reading.translations import read_translation

    return read_translation(plan.language)


def _existing(into: Path, words: "Translation", *, language: str | None, timezone: str | None) -> "Existing":
    from catalogue.cli.project import WrongUse
    from catalogue.importing.existing import read_existing
    from catalogue.importing.zones import find_zone

    if timezone and find_zone(timezone) is None:
        raise WrongUse(words("import.no-zone", value=timezone))
    existing = read_existing(into)
    for problem in existing.problems:
        raise WrongUse(words("import.bad-settings", root=into, place=problem.place, code=problem.code))
    own = existing.settings
    for option, given, there in (
        ("--language", language, own.language if own else ""),
        ("--timezone", timezone, own.timezone.key if own else ""),
    ):
        if given and there and given != there:
            raise WrongUse(words("import.settings-win", option=option, root=into, value=there))
    return existing


def _plan(
    records: tuple[Path, ...], existing: "Existing", words: "Translation", *, language: str, timezone: str, overwrite: bool
) -> "Plan":  # fmt: skip
    from datetime import date

    from catalogue.cli.project import WrongUse
    from catalogue.importing.zones import find_zone

    own = existing.settings
    zone = find_zone(timezone) if timezone else own.timezone if own else None
    today = date.today()  # noqa: DTZ011 - the day on the desk of whoever imports
    try:
        from catalogue.importing.files import read_files
        from catalogue.importing.plan import make_plan

        with _told(words):
            lines = list(
                read_files(records, today=today, zone=zone, language=language)
            )  # what opens workbooks is loaded with the first of them
    except ModuleNotFoundError as error:
        if error.name not in ("bs4", "markdownify", "python_calamine", "recurring_ical_events"):
            raise
        raise WrongUse(words("import.missing-extra")) from None
    key = zone.key if timezone and zone else ""
    return make_plan(lines, existing=existing, today=today, language=language, timezone=key, overwrite=overwrite)


def _files(
    plan: "Plan", existing: "Existing", *, site_name: str, site_url: str, words: "Translation", empty: bool
) -> "Mapping[str, str]":
    from catalogue.cli.project import WrongUse
    from catalogue.importing.registration import web_address
    from catalogue.importing.site import site_files
    from catalogue.reading.translations import read_translation

    if site_url and not web_address(site_url):
        raise WrongUse(words("import.bad-url", value=site_url))
    if existing.settings is not None:
        return plan.files
    own = read_translation(plan.language)
    site = site_files(words=own, timezone=plan.timezone, name=site_name, url=site_url, past=not empty)
    return {**site, **plan.files}


def _difference(
    into: Path, files: "Mapping[str, str]", words: "Translation", *, ours: "Set[str] | None"
) -> "Difference":
    """Returns what will change; nothing is written over but what is `ours` (None: all), and nothing outside of `into`."""
    from catalogue.cli.project import WrongUse
    from catalogue.importing.writing import compare

    with _told(words):
        difference = compare(into, files)
    for path in difference.outside:
        raise WrongUse(words("import.outside", path=path, root=into))
    taken = [path for path in difference.changed if "/_vocabulary/" not in path and path not in (ours or ())]
    if taken and ours is not None:
        raise WrongUse(words.count("import.exists", len(taken), path=taken[0]))
    return difference


def _write(into: Path, files: "Mapping[str, str]", words: "Translation") -> None:
    from catalogue.importing.writing import write_files

    with _told(words):
        write_files(into, files)


@contextmanager
def _told(words: "Translation") -> "Iterator[None]":
    """Tells in one line of a file that cannot be read or written."""
    from catalogue.cli.project import WrongUse

    try:
        yield
    except OSError as error:
        raise WrongUse(words("import.unreadable", path=error.filename, reason=error.strerror)) from None


def _report(plan: "Plan", names: list[str], words: "Translation", report: Path) -> None:
    from catalogue.importing.account import as_lines

    text = "".join(f"{line}\n" for line in as_lines(plan, files=names, words=words))
    with _told(words):
        report.write_text(text, encoding="utf-8")


def _write_nothing(plan: "Plan", names: list[str], words: "Translation", report: Path | None, *, why: str) -> None:
    """Ends it before anything is written.

    No record at all was found: mostly another sort of file, beside which a catalogue would be no help. Or the export is
    not whole: what is published would tell everybody that their dates are cancelled.
    """
    from catalogue.importing.account import as_text

    if report is not None:
        _report(plan, names, words, report)
    _print(islice(as_text(plan, files=names, words=words), _FEW))
    _print([why])
    sys.exit(1)


def _tell(plan: "Plan", names: list[str], words: "Translation") -> None:
    from catalogue.importing.account import as_text

    _print(as_text(plan, files=names, words=words))


def _print(lines: "Iterable[str]") -> None:
    from catalogue.cli.printed import print_text

    for line in lines:
        print_text(f"{line}\n")
