"""The host's commands, run from our command line with our own words around them."""

import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.exceptions import MkDocsException

from catalogue.building.complaint import StoppedError
from catalogue.building.project import Project
from catalogue.mkdocs_build.host_settings import load_settings
from catalogue.mkdocs_build.kept_host import drop_host, keep_host, name_of
from catalogue.mkdocs_build.state import aimed, current

# What the host says of its own steps, among them of the folder in which a site is made ready.
_OF_THE_HOST = ("Cleaning site directory", "Building documentation", "Documentation built in")


def run_build(config_file: Path, *, site_dir: Path | None, strict: bool) -> tuple[Project, Path]:
    """Builds the site as `mkdocs build` does; returns its project and where it lies."""
    heard, began = _let_host_talk(), time.time_ns()
    chosen: dict[str, Any] = {"site_dir": os.fspath(site_dir)} if site_dir else {}
    config = load_settings(config_file, strict=strict or None, **chosen)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        host_build(config)
        build, name = current(), name_of(config_file, site_dir)
        drop_host(build.project.root, name)
        if not heard:  # what was said has to be said each time
            keep_host(build, name, began=began)
        return build.project, build.site_dir
    except SystemExit as ended:
        if isinstance(ended, MkDocsException) or not (aim := aimed()):
            raise
        raise StoppedError(aim.words("build.ended", code=ended.code)) from ended
    finally:
        config.plugins.on_shutdown()


def run_serve(config_file: Path, *, address: str, open_browser: bool) -> None:
    """Serves the site as `mkdocs serve` does; whoever ends it leaves nothing behind, also without Ctrl+C."""
    _let_host_talk()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    load_settings(config_file, quiet=True)
    host_serve(os.fspath(config_file), open_in_browser=open_browser, dev_addr=address)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # to free each of ten thousand offers takes seconds, and the system does it at once


def _let_host_talk() -> list[str]:
    """Lets the host say on the terminal what it has to, without the banner of its theme; returns the list of what it says."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    heard: list[str] = []

    def shown(record: logging.LogRecord) -> bool:
        if str(record.msg).startswith(_OF_THE_HOST):
            return False
        heard.append(record.getMessage())
        return True

    host = logging.getLogger("mkdocs")
    host.setLevel(logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(shown)
    host.handlers[:] = [handler]
    return heard
