"""Colours: the stylesheet that gives each category its colour."""

from catalogue.model.catalogue import Catalogue
from catalogue.model.term import Category
from catalogue.outputs.output import Output

PATH = "assets/catalogue/colours.css"


def colours(catalogue: Catalogue) -> Output:
    """Returns the stylesheet; a category without a colour keeps that of the theme."""
    rules = [
        f".tc-cat--{category.id.replace('.', chr(92) + '.')}{{--tc-cat:{category.colour}}}"
        for category in catalogue.terms(Category)
        if category.colour
    ]
    return Output(PATH, ("\n".join(rules) + "\n").encode())
