"""`catalogue serve`: builds the site, shows it in the browser and builds it again whenever a file is saved."""

import errno
import ipaddress
import os
import re
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalogue.model.translation import Translation


@click.command()
@click.option(
    "--config-file", "-f", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=Path("mkdocs.yml")
)
@click.option("--address", "-a", metavar="HOST:PORT", default="127.0.0.1:8000")
@click.option("--open", "-o", "open_browser", is_flag=True)
def command(config_file: Path, address: str, open_browser: bool) -> None:
    """Serves the site; the help text comes from the translations."""
    from catalogue.cli.project import need_file, told_in_a_line
    from catalogue.cli.spoken import spoken
    from catalogue.reading.translations import read_translation

    need_file(config_file)
    settings = Path(os.path.abspath(config_file))  # noqa: PTH100 - resolve() would follow links
    words = read_translation(spoken(settings.parent, settings.name))
    _need_address(address, words)
    began = time.time_ns()
    from catalogue.mkdocs_build.commands import run_serve
    from catalogue.mkdocs_build.failure import UNMENDED, report_of, tell_terminal

    with told_in_a_line(settings):
        try:
            run_serve(settings, address=address, open_browser=open_browser)
        except UNMENDED as error:
            if os.name != "posix":  # where nobody takes the place of a process
                raise
            report = report_of(error, words, site=settings.parent)
            tell_terminal(error, report)
            _wait(report, words, address=address, root=settings.parent, since=began)


def _wait(report: str, words: "Translation", *, address: str, root: Path, since: int) -> None:
    """Shows what keeps the first build from its end until something is saved, then begins anew."""
    from catalogue.cli.waiting_room import wait_for_change

    click.echo(f"{words('serve.waiting-text')} http://{address}/", err=True)
    wait_for_change(report, words=words, address=address, root=root, since=since)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this very command once more


def _need_address(address: str, words: "Translation") -> None:
    """Raises WrongUse where nothing can be shown at the address, which the host would only notice when all is built."""
    from catalogue.cli.project import WrongUse

    found = re.fullmatch(r"(.+):([0-9]{1,5})", address)
    host, port = (found[1], int(found[2])) if found else ("", 0)
    if not 0 < port < 1 << 16 or not _is_host(host):
        raise WrongUse(words("serve.bad-address", value=address))
    try:
        _listen(host, port)
    except OSError as error:
        key = "serve.taken" if error.errno == errno.EADDRINUSE else "serve.no-address"
        raise WrongUse(words(key, value=address, reason=error.strerror, next=f"{host}:{port % 65535 + 1}")) from None


def _is_host(text: str) -> bool:
    """What the host takes: a number of the network, or this machine by its name."""
    try:
        return text == "localhost" or bool(ipaddress.IPv4Address(text))
    except ValueError:
        return False


def _listen(host: str, port: int) -> None:
    """Listens at an address for a moment, as the host's server will. Raises OSError."""
    with socket.socket(socket.AF_INET) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
