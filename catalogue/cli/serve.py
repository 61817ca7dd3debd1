"""`catalogue serve`: builds the site, shows it in the browser and builds it again whenever a file is saved."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--config-file", "-f", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=Path("mkdocs.yml")
)
@click.option("--address", "-a", metavar="HOST:PORT", default="127.0.0.1:8000")
@click.option("--open", "-o", "open_browser", is_flag=True)
def command(config_file: Path, address: str, open_browser: bool) -> None:
    """Serves the site; the help text comes from the translations."""
    from catalogue.cli.project import need_file

    need_file(config_file)
    from catalogue.mkdocs_build.commands import run_serve

    run_serve(config_file, address=address, open_browser=open_browser)
