"""Our source files as the host sees them: links to offers resolve, but it neither renders nor copies them; assets it copies."""

from collections.abc import Container, Iterator, Mapping
from posixpath import join, normpath
from unicodedata import normalize

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from catalogue.building.project import Project
from catalogue.model.inventory import PUBLISHED
from catalogue.model.settings import Settings

# Among the courses lie vocabularies as well, which no browser runs.
_AMONG_COURSES = (*PUBLISHED, ".yml")


class CatalogueFile(File):
    """A source file of ours as the host sees it: links to it resolve, but it is neither rendered nor copied."""

    def is_documentation_page(self) -> bool:
        """The host must not make a page of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """The host must not copy it."""


class SiteFiles(Files):
    """The host's files, in which what lies `beside` its pages is found by either reading of a link: as on the disk, or as in the site.

    `beside` maps paths relative to the root of the project to files, and `docs` is the folder of the pages there.
    """

    def __init__(self, files: Files, *, beside: Mapping[str, File], docs: str) -> None:
        super().__init__(files)
        self._beside = beside
        self._docs = docs

    def get_file_from_path(self, path: str) -> File | None:
        """Returns the file that a path means which is relative to the folder of the pages, whichever way its umlauts are written."""
        forms = () if path.isascii() else (normalize(form, path) for form in ("NFC", "NFD"))
        return next(filter(None, map(self._named, dict.fromkeys((path, *forms)))), None)

    def _named(self, path: str) -> File | None:
        found = super().get_file_from_path(path) or self._beside.get(normpath(join(self._docs, path)))
        return found or (None if path.startswith(f"{self._docs}/") else self._beside.get(path))


def link_target(path: str, address: str, config: MkDocsConfig, *, docs: str) -> File:
    """The path as the host knows it: below docs, with the course folder beside the folders there."""
    file = CatalogueFile(path.removeprefix(f"{docs}/"), config.docs_dir, config.site_dir, use_directory_urls=True)
    file.url, file.dest_uri = address, f"{address}index.html"
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def of_theme(file: File, config: MkDocsConfig) -> bool:
    """Tells whether a file comes from the theme, not from the folder of hand-written pages, nor from a plugin."""
    return file.src_dir in config.theme.dirs


def strayed(path: str, settings: Settings, linked: Container[str]) -> bool:
    """Tells whether a file, relative to the root of the project, lies among the offers though it is nothing that is published with them.

    Nobody has looked at what it would run in a browser, or it is not among the `linked` ones; the author was told of it.
    """
    for folder, endings in ((settings.guides, PUBLISHED), (settings.courses, _AMONG_COURSES)):
        if path.startswith(f"{folder}/"):
            return not path.lower().endswith(endings) or (path not in linked and not path.lower().endswith(".yml"))
    return False


def assets_of(project: Project) -> Iterator[str]:
    """Yields the pictures and documents that are published beside courses, relative to the project's root."""
    hidden = f"{project.settings.courses}/"
    for path in project.linked:
        below = path.removeprefix(hidden)
        public = path.startswith(hidden) and not any(part[0] in "._" for part in below.split("/"))
        if public and path.lower().endswith(PUBLISHED):
            yield path


def beside_offers(project: Project) -> frozenset[str]:
    """Returns the files that are published beside offers; where they are others, the host has to be asked."""
    folders = tuple(f"{folder}/" for folder in (project.settings.courses, project.settings.guides))
    return frozenset(path for path in project.linked if path.startswith(folders))
