"""Opening: the project of the host's settings, read and checked."""

from collections.abc import Callable
from pathlib import Path

from catalogue.building.opening import open_project
from catalogue.building.project import Project
from catalogue.mkdocs_build.given import Given
from catalogue.mkdocs_build.locks import take_project
from catalogue.mkdocs_build.state import memory_of, previewing
from catalogue.model.translation import Translation
from catalogue.reading.settings_file import Settled

# A project that was read for a build which then had to be given up.
_handed_on: dict[Path, Project] = {}


def hand_on(project: Project) -> None:
    """Leaves a project to whoever wants it open next: what is wrong with it has been told."""
    _handed_on[project.root.resolve()] = project


def opened(
    given: Given, *, words: Translation, settled: Settled | None = None, heed: Callable[[], None] = lambda: None
) -> Project:
    """Returns the project that the host's settings belong to; raises StoppedError when its content has errors.

    `words` are for what has to be said before it is open, `settled` are its settings where they were read before, and `heed` is called now and then.
    """
    root = given.root
    take_project(root, words=words)
    if handed_on := _handed_on.pop(root.resolve(), None):
        return handed_on
    memory = memory_of(root) if previewing() else None
    return open_project(root, name=given.config_file.name, known=given.known, settled=settled, memory=memory, heed=heed)
