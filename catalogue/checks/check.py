"""Checking: all rules over the whole catalogue, in one sorted list of problems."""

from catalogue.checks.body import body
from catalogue.checks.files import unknown_file
from catalogue.checks.intricate import body_too_large, intricate_body
from catalogue.checks.lists import duplicate_entry
from catalogue.checks.names import alias_taken, download_taken, duplicate_id, duplicate_slug, duplicate_title
from catalogue.checks.prerequisites import prerequisite_circle, unknown_prerequisite
from catalogue.checks.review import review_in_future, review_overdue
from catalogue.checks.sessions import (
    attendance_without_held,
    held_in_future,
    overlapping_parts,
    part_over_night,
    part_without_id,
    registration_closes_late,
    session_after_closing,
    too_many_people,
    withdrawn_still_listed,
)
from catalogue.checks.statement import statement_outdated
from catalogue.checks.subject import Rule, Subject
from catalogue.checks.written import hand_written, unknown_block
from catalogue.model.problem import Problem

RULES: tuple[Rule, ...] = (
    duplicate_slug, duplicate_id, alias_taken, download_taken, duplicate_title, duplicate_entry,
    unknown_prerequisite, prerequisite_circle,
    overlapping_parts, part_over_night, part_without_id, registration_closes_late, session_after_closing,
    held_in_future, attendance_without_held, too_many_people, withdrawn_still_listed,
    review_overdue, review_in_future, statement_outdated,
    unknown_file,
    body, intricate_body, body_too_large, hand_written, unknown_block,
)  # fmt: skip


def check(subject: Subject) -> tuple[Problem, ...]:
    """Returns every problem of the catalogue, sorted by place."""
    found = [problem for rule in RULES for problem in rule(subject)]
    return tuple(sorted(found, key=lambda problem: problem.order))
