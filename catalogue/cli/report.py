"""`catalogue report`: what was offered in a period, counted for whoever has to tell the council."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalogue.cli.project import FoundProject
    from catalogue.model.catalogue import Catalogue
    from catalogue.model.period import Period
    from catalogue.outputs.earlier import Compared


@click.command(name="report")
@click.option("--period", metavar="PERIOD")
@click.option("--versus", metavar="PERIOD")
@click.option("--courses", is_flag=True)
@click.option("--before", metavar="OFFERS.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(("text", "html", "csv", "json")), default="text")
@click.option("--config-file", type=click.Path(path_type=Path))
@click.option("--today", metavar="YYYY-MM-DD")
def command(
    period: str | None, versus: str | None, courses: bool, before: Path | None, form: str, config_file: Path | None,
    today: str | None,
) -> None:  # fmt: skip
    """Counts what was offered; the help text comes from the translations."""
    from catalogue.cli.content import sound_content
    from catalogue.cli.printed import print_text
    from catalogue.cli.project import find_project
    from catalogue.outputs.figures_report import as_json, as_page, as_sheets, as_text
    from catalogue.outputs.figures_tables import Report
    from catalogue.views.figures import reported

    project = find_project(config_file, Path())
    day = project.day(today)
    days = _days(str(day.year) if period is None else period, project)
    other = None if versus is None else _days(versus, project)
    catalogue = sound_content(project, day).published()
    report = Report(
        name=catalogue.settings.name,
        period=days,
        today=day,
        reported=reported(catalogue, days, today=day),
        compared=_compared(before, catalogue, project) if before else None,
        versus=(other, reported(catalogue, other, today=day).total) if other else None,
        listed=courses,
    )
    if form == "json":
        print_text(as_json(report))
    else:
        print_text({"text": as_text, "html": as_page, "csv": as_sheets}[form](report, project.words))


def _days(text: str, project: "FoundProject") -> "Period":
    from catalogue.cli.project import WrongUse
    from catalogue.model.period import parse_period

    period = parse_period(text)
    if period is None:
        raise WrongUse(project.words("figures.bad-period", value=text))
    return period


def _compared(before: Path, catalogue: "Catalogue", project: "FoundProject") -> "Compared":
    from catalogue.cli.project import WrongUse
    from catalogue.outputs.address import Addresses
    from catalogue.outputs.earlier import compared, foreign, read_earlier

    try:
        earlier = read_earlier(before.read_bytes())
    except OSError as error:
        raise WrongUse(f"{before}: {error.strerror}") from None
    if earlier is None:
        raise WrongUse(project.words("figures.bad-before", path=before))
    if foreign(earlier, catalogue):
        click.echo(project.words("figures.foreign-before", path=before), err=True)
    return compared(earlier, catalogue, Addresses(project.words))
