"""The host's commands, run from our command line with our own words around them."""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as host_build
from mkdocs.commands.serve import serve as host_serve
from mkdocs.config import load_config


def run_build(config_file: Path, *, site_dir: Path | None, strict: bool) -> None:
    """Builds the site as `mkdocs build` does, with our own words at the end."""
    _talk()
    chosen: dict[str, Any] = {"site_dir": os.fspath(site_dir)} if site_dir else {}
    config = load_config(os.fspath(config_file), strict=strict or None, **chosen)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        host_build(config)
    finally:
        config.plugins.on_shutdown()


def run_serve(config_file: Path, *, address: str, open_browser: bool) -> None:
    """Serves the site as `mkdocs serve` does."""
    _talk()
    host_serve(os.fspath(config_file), open_in_browser=open_browser, dev_addr=address)


def _talk() -> None:
    """Shows what the host has to say, without the banner of its theme."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    host = logging.getLogger("mkdocs")
    host.setLevel(logging.INFO)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    host.handlers[:] = [handler]
