"""MkDocs' hook: hands the host's events to the catalogue's adapter."""

from catalogue.mkdocs_build import *  # noqa: F403
