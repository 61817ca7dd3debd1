"""Rules about the accessibility statement in the settings."""

from collections.abc import Iterator

from catalogue.checks.subject import Subject
from catalogue.model.problem import Problem, Severity


def statement_outdated(subject: Subject) -> Iterator[Problem]:
    """The accessibility statement was not looked through for more than a year."""
    settings = subject.catalogue.settings
    statement = settings.accessibility_statement
    if statement is not None and statement.due < subject.today:
        field = "reviewed" if statement.reviewed else "prepared"
        place = subject.find(settings.file, "extra", "catalogue", "accessibility_statement", field)
        yield Problem("statement-outdated", place, {"value": statement.last.isoformat()}, Severity.WARNING)
