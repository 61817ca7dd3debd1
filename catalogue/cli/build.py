"""`catalogue build`: checks the content and builds the site."""

import os
import time
from pathlib import Path
from typing import Any

import click


@click.command()
@click.option(
    "--config-file", "-f", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=Path("mkdocs.yml")
)
@click.option("--site-dir", "-d", type=click.Path(file_okay=False, path_type=Path))
@click.option("--previous", metavar="PATH|URL")
@click.option("--today", metavar="YYYY-MM-DD")
@click.option("--strict", "-s", is_flag=True)
@click.option("--no-cache", "cache", flag_value=False, default=True)
@click.option("--jobs", "-j", type=click.IntRange(1, 9999), metavar="N")
def command(*, config_file: Path, site_dir: Path | None, strict: bool, **wishes: Any) -> None:
    """Builds the site; the help text comes from the translations."""
    from catalogue.building.moments import fix_moments
    from catalogue.building.processes import collect_seldom, fix_means
    from catalogue.building.variable import BadVariableError
    from catalogue.cli.printed import print_text
    from catalogue.cli.project import WrongUse, need_file, told_in_a_line
    from catalogue.cli.spoken import spoken
    from catalogue.reading.translations import read_translation
    from catalogue.reading.uncollected import uncollected
    from catalogue.wishes import all_as_ctrl_c

    need_file(config_file)
    try:
        fix_moments(today=wishes["today"], previous=wishes["previous"])
        fix_means(cache=wishes["cache"], jobs=wishes["jobs"])
    except BadVariableError as error:
        words = read_translation(spoken(config_file.parent, config_file.name))
        raise WrongUse(words(f"build.bad-variable.{error.name}", value=error.value)) from None
    collect_seldom()
    with uncollected(spared=True):  # what is loaded stays
        from catalogue.mkdocs_build.hostless import build_site

    began = time.monotonic()
    settings, site_dir = _as_the_host_has_them(config_file, site_dir)
    with told_in_a_line(settings), all_as_ctrl_c():
        project, place = build_site(settings, site_dir=site_dir, strict=strict)
    seconds = f"{time.monotonic() - began:.1f}".replace(".", project.words("build.decimal"))
    print_text(project.words("build.done", path=place, seconds=seconds) + "\n")


def _as_the_host_has_them(config_file: Path, site_dir: Path | None) -> tuple[Path, Path | None]:
    """Both paths without "..", the folder as seen from the settings: what is kept, and the lock, go by them."""
    settings = Path(os.path.abspath(config_file))  # noqa: PTH100 - resolve() would follow links
    into = os.path.abspath(settings.parent / site_dir) if site_dir else None  # noqa: PTH100
    return settings, Path(into) if into else None
