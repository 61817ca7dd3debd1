"""Checking: all rules over the whole catalogue, in one sorted list of problems."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from catalogue.checks.body import Inspected, empty_body, followed, inspect, settled
from catalogue.checks.circumstances import BodyRule, Circumstances, CourseRule, OfferRule
from catalogue.checks.conflicts import merge_conflict
from catalogue.checks.dialects import made_right
from catalogue.checks.files import name_not_on_windows, name_not_utf8, unknown_file, unlinked_file
from catalogue.checks.footer import footer_names_offer, footer_page_left_out
from catalogue.checks.foreign_markup import foreign_markup
from catalogue.checks.headings import skipped_heading
from catalogue.checks.indented_boxes import indented_box
from catalogue.checks.intricate import body_too_large, intricate_body
from catalogue.checks.leads import Lead, Linked, leads_of, linked_files, resolved
from catalogue.checks.lists import duplicate_entry, odd_keyword
from catalogue.checks.macros import unfilled_macro
from catalogue.checks.mail import contact_without_dot, email_without_dot
from catalogue.checks.missing_footnotes import missing_footnote
from catalogue.checks.names import alias_taken, download_taken, duplicate_id, duplicate_slug, duplicate_title
from catalogue.checks.odd_letters import garbled_letters, odd_field
from catalogue.checks.prerequisites import prerequisite_circle, prerequisite_draft, unknown_prerequisite
from catalogue.checks.raw_markdown import raw_markdown
from catalogue.checks.restarted_lists import restarted_list
from catalogue.checks.review import (
    published_in_future,
    review_in_future,
    review_overdue,
    sessions_long_past,
    statement_outdated,
)
from catalogue.checks.secret_links import said_in, secret_in_field, secret_in_term, secret_in_text
from catalogue.checks.sessions import (
    attendance_over_capacity,
    attendance_without_held,
    capacity_without_registration,
    held_in_future,
    overlapping_parts,
    part_over_night,
    part_without_id,
    registration_closes_early,
    registration_closes_late,
    registration_not_told,
    session_after_closing,
    session_far_ahead,
    session_twice,
    too_many_people,
    withdrawn_still_listed,
)
from catalogue.checks.slips import markdown_slip
from catalogue.checks.subject import Rule, Subject
from catalogue.checks.unfilled import page_unfilled, statement_missing
from catalogue.checks.unmade_signs import unmade_sign
from catalogue.checks.written import hand_written, unknown_block
from catalogue.model.offer import Course, Offer
from catalogue.model.problem import Problem

# What each offer is held against for itself. What rules of these three tables find is kept until the file of the offer, a
# contact or the mode of a format is another, or a day has come that they asked about: they must look at nothing else.
OFFER_RULES: tuple[OfferRule, ...] = (
    duplicate_entry,
    odd_keyword,
    odd_field,
    review_overdue,
    review_in_future,
    published_in_future,
    email_without_dot,
    empty_body,
    unfilled_macro,
)
# Only courses that have sessions are held against these.
SESSION_RULES: tuple[CourseRule, ...] = (
    overlapping_parts, part_over_night, part_without_id, registration_closes_late, session_after_closing,
    held_in_future, attendance_without_held, too_many_people,
    capacity_without_registration, registration_not_told, withdrawn_still_listed, sessions_long_past,
    session_far_ahead, registration_closes_early, session_twice, attendance_over_capacity,
)  # fmt: skip
# Bodies of hand-written pages, and of files whose fields cannot be read, are held against these as well.
BODY_RULES: tuple[BodyRule, ...] = (
    intricate_body,
    body_too_large,
    merge_conflict,
    markdown_slip,
    restarted_list,
    foreign_markup,
    unmade_sign,
    missing_footnote,
    raw_markdown,
    indented_box,
    garbled_letters,
    secret_in_text,
    skipped_heading,
)
# What the front matter of all offers is held against together: it depends on that, on the names of files and on nothing else.
FRONT_RULES: tuple[Rule, ...] = (
    duplicate_id, alias_taken, download_taken, duplicate_title, unknown_prerequisite, prerequisite_draft,
    prerequisite_circle,
)  # fmt: skip
# What offers and files are held against together, in each check.
WHOLE_RULES: tuple[Rule, ...] = (
    duplicate_slug,
    secret_in_term,
    statement_outdated,
    statement_missing,
    page_unfilled,
    contact_without_dot,
    unknown_file,
    name_not_utf8,
    name_not_on_windows,
    hand_written,
    unknown_block,
    footer_names_offer,
    footer_page_left_out,
)


class Checked(Struct, frozen=True):
    """What some offers gave, each looked at for itself.

    `problems` are settled; `bodies` lead to other files, and have to be looked at again when all of those are known. So do
    the `leads`, to files beside the offers, unless they are `led` there already.
    On each day from `since` to `until` they give the same.
    """

    problems: tuple[Problem, ...] = ()
    bodies: tuple[Inspected, ...] = ()
    leads: tuple[Lead, ...] = ()
    led: tuple[Lead, ...] = ()
    since: date = date.min
    until: date = date.max

    def holds(self, today: date) -> bool:
        """Tells whether the offers give the same on the day `today`."""
        return self.since <= today <= self.until


def check(subject: Subject, *, whole: bool = True) -> tuple[Problem, ...]:
    """Returns every problem of the catalogue, sorted by place; `whole` says that no offer or page is missing in it."""
    checked = check_offers(subject.catalogue.offers, subject.circumstances)
    linked = linked_of((checked,), subject) if whole else None
    return check_whole(subject, (checked,), fronts=check_fronts(subject), linked=linked)


def check_offers(offers: Iterable[Offer], circumstances: Circumstances) -> Checked:
    """Returns what offers give that are looked at one by one, as some of all may be; it depends on nothing else."""
    problems: list[Problem] = []
    bodies: list[Inspected] = []
    leads: list[Lead] = []
    circumstances.asked.clear()
    for offer in offers:
        said = said_in(offer)
        for rule in OFFER_RULES:
            problems += rule(offer, circumstances)
        problems += secret_in_field(offer, said, circumstances)
        if isinstance(offer, Course):
            for course_rule in SESSION_RULES if offer.sessions else ():
                problems += course_rule(offer, circumstances)
        for body_rule in BODY_RULES:
            problems += body_rule(offer.path, offer.body)
        body = inspect(offer.path, offer.body)
        leads += leads_of(body, offer.body.markdown, said)
        if body.links:
            bodies.append(body)
        else:
            problems += settled(body)
    return Checked(tuple(problems), tuple(bodies), tuple(leads), (), *circumstances.days())


def follow(checked: Checked, subject: Subject) -> Checked:
    """Returns the same with all links followed but those to places on pages, as long as `names_told` gives the same."""
    problems = [*checked.problems]
    for body in checked.bodies:
        if not body.anchored:
            problems += followed(body, subject)
    left = tuple(body for body in checked.bodies if body.anchored)
    led = tuple(dict.fromkeys(resolved(checked.leads, subject)))
    return replace(checked, problems=tuple(problems), bodies=left, leads=(), led=led)


def linked_of(checked: Iterable[Checked], subject: Subject) -> Linked:
    """Returns the files beside the offers that something leads to."""
    return linked_files((lead for each in checked for lead in (*each.led, *resolved(each.leads, subject))), subject)


def check_fronts(subject: Subject) -> tuple[Problem, ...]:
    """Returns what the front matter of all offers gives together."""
    return tuple(problem for rule in FRONT_RULES for problem in rule(subject))


def check_whole(
    subject: Subject, checked: Iterable[Checked], *, fronts: Iterable[Problem], linked: Linked | None
) -> tuple[Problem, ...]:
    """Returns every problem of the catalogue, sorted by place.

    `checked` is what all of its offers gave, `fronts` what `check_fronts` found; `linked` is None where nobody knows it.
    """
    found = [*fronts, *(unlinked_file(subject, linked) if linked else ())]
    for share in checked:
        found += share.problems
        for inspected in share.bodies:
            found += followed(inspected, subject)
    for path, body in subject.torn.items():
        found += followed(inspect(path, body), subject)
    for path, body in (*subject.torn.items(), *subject.written.items()):
        for body_rule in BODY_RULES:
            found += body_rule(path, body)
    for rule in WHOLE_RULES:
        found += rule(subject)
    settings = subject.catalogue.settings
    told = (problem for problem in found if not made_right(problem, settings.extensions, settings.plugins))
    return tuple(sorted(told, key=lambda problem: problem.order))
