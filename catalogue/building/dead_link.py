"""Dead links: what is told of a link that leads to a file which is there but no page of the site."""

from catalogue.model.catalogue import Catalogue
from catalogue.model.outline import outline
from catalogue.model.problem import Place, Problem


def dead_link(catalogue: Catalogue, path: str, link: str) -> Problem:
    """Returns the problem of a link in the file of an offer, such as one to a page that mkdocs.yml excludes."""
    offer = next(offer for offer in catalogue.offers if offer.path == path)
    mark = next((mark for mark in outline(offer.body) if mark.text == link), None)
    place = Place(path, mark.line, mark.column) if mark else Place(path, offer.body.line)
    return Problem("dead-link", place, {"value": link[:80], "suggestion": ""})
