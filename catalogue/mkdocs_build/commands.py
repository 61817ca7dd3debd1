"""The host's commands, run from our command line with our own words around them."""

import logging
import os
import time
from pathlib import Path
from typing import Any

from click import ClickException
from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from catalogue.mkdocs_build.state import current
from catalogue.reading.translations import read_translation

# What the host says of its own steps, among them of the folder in which a site is made ready.
_OF_THE_HOST = ("Cleaning site directory", "Building documentation", "Documentation built in")


def run_build(config_file: Path, *, site_dir: Path | None, strict: bool) -> None:
    """Builds the site as `mkdocs build` does, with our own words at the end."""
    _talk()
    began = time.monotonic()
    chosen: dict[str, Any] = {"site_dir": os.fspath(site_dir)} if site_dir else {}
    config = load_config(os.fspath(config_file), strict=strict or None, **chosen)
    _needs_hook(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        host_build(config)
        project = current().project
        seconds = f"{time.monotonic() - began:.1f}".replace(".", project.words("build.decimal"))
        print(project.words("build.done", path=config.site_dir, seconds=seconds))
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
    """Serves the site as `mkdocs serve` does."""
    _talk()
    _needs_hook(load_config(os.fspath(config_file)))
    host_serve(os.fspath(config_file), open_in_browser=open_browser, dev_addr=address)


def _talk() -> None:
    """Shows what the host has to say, without the banner of its theme."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    host = logging.getLogger("mkdocs")
    host.setLevel(logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(lambda record: not str(record.msg).startswith(_OF_THE_HOST))
    host.handlers[:] = [handler]
