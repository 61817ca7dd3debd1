"""The host's commands, run from our command line with our own words around them."""

import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from click import ClickException
from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from catalogue.building.project import Project
from catalogue.mkdocs_build.kept_host import drop_host, keep_host, name_of
from catalogue.mkdocs_build.state import current
from catalogue.reading.translations import read_translation

# What the host says of its own steps, among them of the folder in which a site is made ready.
_OF_THE_HOST = ("Cleaning site directory", "Building documentation", "Documentation built in")


def run_build(config_file: Path, *, site_dir: Path | None, strict: bool) -> tuple[Project, Path]:
    """Builds the site as `mkdocs build` does; returns its project and where it lies."""
    heard, began = _talk(), time.time_ns()
    chosen: dict[str, Any] = {"site_dir": os.fspath(site_dir)} if site_dir else {}
    config = load_config(os.fspath(config_file), strict=strict or None, **chosen)
    _needs_hook(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        host_build(config)
        build, name = current(), name_of(config_file, site_dir)
        drop_host(build.project.root, name)
        if not heard:  # what was said has to be said each time
            keep_host(build, name, began=began)
        return build.project, build.site_dir
    finally:
        config.plugins.on_shutdown()


def _needs_hook(config: MkDocsConfig) -> None:
    """Without the hook the host would build a bare site of its own over the published one, and say nothing."""
    ours = [event for event in config.plugins.events["config"] if event.__module__.startswith("catalogue.")]
    if not ours:
        words = read_translation("de" if str(config.theme.get("language", "")).startswith("de") else "en")
        raise NoHookError(words("build.no-hook"))


class NoHookError(ClickException):
    """The settings of the site do not name the hook; one line, exit code 2."""

    exit_code = 2


def run_serve(config_file: Path, *, address: str, open_browser: bool) -> None:
    """Serves the site as `mkdocs serve` does; whoever ends it leaves nothing behind, also without Ctrl+C."""
    _talk()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _needs_hook(load_config(os.fspath(config_file)))
    host_serve(os.fspath(config_file), open_in_browser=open_browser, dev_addr=address)
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # to free each of ten thousand offers takes seconds, and the system does it at once


def _talk() -> list[str]:
    """Shows what the host has to say, without the banner of its theme; returns a list which that goes into."""
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
