"""Assets: the files beside courses that are published with them, pictures and documents, no vocabularies."""

from collections.abc import Iterator

from catalogue.building.project import Project
from catalogue.model.inventory import PUBLISHED


def assets_of(project: Project) -> Iterator[str]:
    """Yields the assets of a project, relative to its root."""
    hidden = f"{project.settings.courses}/"
    for path in project.inventory.files:
        below = path.removeprefix(hidden)
        public = path.startswith(hidden) and not any(part[0] in "._" for part in below.split("/"))
        if public and path.lower().endswith(PUBLISHED):
            yield path
