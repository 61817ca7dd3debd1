"""Rules about the foot of every page: what is linked there is a page that a build makes of a file below the docs folder."""

from collections.abc import Iterator

from catalogue.checks.subject import Subject
from catalogue.model.excluded import excluded
from catalogue.model.problem import Place, Problem

_SPECIAL = ("plain_language", "sign_language")


def footer_names_offer(subject: Subject) -> Iterator[Problem]:
    """A link at the foot of every page names the file of an offer, whose page lies elsewhere."""
    slugs = subject.inventory.slugs
    for name, path, place in _linked(subject):
        if path in slugs:
            yield Problem("footer-names-offer", place, {"field": name, "value": path[:80], "slug": slugs[path]})


def footer_page_left_out(subject: Subject) -> Iterator[Problem]:
    """A link at the foot of every page names a file that is kept from the site."""
    left_out = excluded(subject.catalogue.settings)
    for name, path, place in _linked(subject):
        if path in subject.inventory.files and path not in subject.inventory.slugs and left_out(path):
            yield Problem("footer-page-left-out", place, {"field": name, "value": path[:80]})


def _linked(subject: Subject) -> Iterator[tuple[str, str, Place]]:
    """Yields what is linked at the foot by a path: its name, that path from the root of the project, and its place."""
    settings = subject.catalogue.settings
    targets: list[tuple[tuple[str, ...], str]]
    targets = [(("footer", name), target) for name, target in settings.footer.items()]
    targets += [((name,), target) for name in _SPECIAL if (target := getattr(settings, name))]
    for steps, target in targets:
        if "://" not in target:
            place = subject.find(settings.file, "extra", "catalogue", *steps)
            yield steps[-1][:60], f"{settings.docs}/{target}", place
