"""`catalogue due`: what somebody has to see to in the next weeks, by who is to be reminded of it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from catalogue.cli.project import FoundProject
    from catalogue.model.catalogue import Catalogue
    from catalogue.views.due import Due


@click.command(name="due")
@click.option("--within", metavar="DURATION", default="P28D")
@click.option("--contact", metavar="ID")
@click.option("--format", "form", type=click.Choice(("text", "csv", "json")), default="text")
@click.option("--config-file", type=click.Path(path_type=Path))
@click.option("--today", metavar="YYYY-MM-DD")
def command(within: str, contact: str | None, form: str, config_file: Path | None, today: str | None) -> None:
    """Tells what falls due; the help text comes from the translations."""
    from catalogue.cli.content import sound_content
    from catalogue.cli.printed import print_text
    from catalogue.cli.project import find_project
    from catalogue.outputs import due_list
    from catalogue.views.due import due, unkept

    project = find_project(config_file, Path())
    day = project.day(today)
    until = _until(within, day, project)
    catalogue = sound_content(project, day)
    found = _chosen(due(catalogue, today=day, until=until), contact, catalogue, project)
    if form == "text":
        without = () if contact else unkept(catalogue)
        print_text(due_list.as_text(found, project.words, until=until, unkept=without))
    else:
        print_text(due_list.as_json(found) if form == "json" else due_list.as_table(found, project.words))


def _until(within: str, today: "date", project: "FoundProject") -> "date":
    """The last day to look at: as long after today as authors write a length of time, or people say it."""
    from catalogue.cli.project import WrongUse
    from catalogue.model.duration import parse_duration
    from catalogue.model.spoken_duration import meant_duration

    length = parse_duration(within) or parse_duration(meant_duration(within, "new_for"))
    if length is None:
        raise WrongUse(project.words("due.bad-within", value=within))
    return length.after(today)


def _chosen(
    found: "tuple[Due, ...]", contact: str | None, catalogue: "Catalogue", project: "FoundProject"
) -> "Sequence[Due]":
    from catalogue.cli.project import WrongUse
    from catalogue.model.term import Contact

    known = [term.id for term in catalogue.terms(Contact)]
    if contact is None:
        return found
    if contact not in known:
        name = "due.unknown-contact" if known else "due.no-contacts"
        raise WrongUse(project.words(name, value=contact, known=", ".join(known)))
    return [each for each in found if each.contact and each.contact.id == contact]
