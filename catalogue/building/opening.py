"""Opening: the project in a folder, read and checked; one whose content has errors is not opened."""

from collections.abc import Callable, Mapping
from pathlib import Path

from catalogue.building.complaint import Complaints, StoppedError
from catalogue.building.derived import derived_of
from catalogue.building.examination import examine
from catalogue.building.memory import Memory
from catalogue.building.moments import find_today
from catalogue.building.project import Project
from catalogue.building.variable import BadVariableError
from catalogue.reading.settings_file import NAME, Settled, read_settings
from catalogue.reading.site_language import USUAL, site_language
from catalogue.reading.translations import read_translation


def open_project(
    root: Path,
    *,
    name: str = NAME,
    known: Mapping[str, str] | None = None,
    settled: Settled | None = None,
    memory: Memory | None = None,
    heed: Callable[[], None] = lambda: None,
) -> Project:
    """Returns the project in `root`; reports all problems, and raises StoppedError when one is an error.

    `name` is the file of its settings, and `known` are values that the host gives in the place of some of them; `settled`
    are the settings where they were read before. `memory` has what opening it before left. `heed` is as in `Project`.
    """
    settings, problems = settled or read_settings(root, name=name, known=known)
    if settings is None:
        raise Complaints(root, read_translation(site_language(root, name) or USUAL)).stop(problems)
    words = read_translation(settings.language)
    try:
        today = find_today(zone=settings.timezone)
        examined = examine(root, settings, today, also=derived_of(settings, words), memory=memory, heed=heed)
    except BadVariableError as error:
        raise StoppedError(words(f"build.bad-variable.{error.name}", value=error.value)) from None
    reading, kept = examined.reading, examined.kept
    Complaints(root, words, settings.courses).tell((*problems, *examined.problems))
    return Project(
        root=root,
        settings=settings,
        catalogue=reading.catalogue,
        inventory=reading.inventory,
        linked=examined.linked,
        fronts=kept.fronts,
        wholes=kept.wholes,
        derive=kept.result,
        heed=heed,
        remarks=problems,
    )
