"""Rules about prerequisites: each must exist, and none may lead back to where it began."""

from collections.abc import Iterator, Mapping

from catalogue.checks.subject import Subject
from catalogue.model.nearest import nearest
from catalogue.model.problem import Problem


def unknown_prerequisite(subject: Subject) -> Iterator[Problem]:
    """`prerequisites` names an offer that does not exist."""
    known = set(subject.inventory.slugs.values())
    for offer in subject.catalogue.offers:
        for index, slug in enumerate(offer.prerequisites):
            if slug not in known:
                near = nearest(slug, known)
                yield subject.circumstances.problem(
                    "unknown-prerequisite", offer, "prerequisites", index, value=slug, suggestion=near
                )


def prerequisite_draft(subject: Subject) -> Iterator[Problem]:
    """`prerequisites` of a published offer names a draft, which its page leaves out."""
    for offer in subject.catalogue.offers:
        for index, slug in enumerate(() if offer.draft else offer.prerequisites):
            if (path := subject.slugs.get(slug)) in subject.drafts:
                yield subject.circumstances.warning(
                    "prerequisite-draft", offer, "prerequisites", index, value=slug, other=path
                )


def prerequisite_circle(subject: Subject) -> Iterator[Problem]:
    """Prerequisites run in a circle, so that nobody could begin anywhere."""
    graph = {offer.slug: offer.prerequisites for offer in subject.catalogue.offers}
    offers = subject.catalogue.by_slug
    for circle in _circles(graph):
        offer = offers[circle[0]]
        index = offer.prerequisites.index(circle[1])
        shown = " → ".join(circle[:6]) + (" …" if len(circle) > 6 else "")
        yield subject.circumstances.problem("prerequisite-circle", offer, "prerequisites", index, circle=shown)


def _circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yields each circle once, closed (first and last are the same), by a depth-first walk without recursion."""
    done: set[str] = set()
    for start in sorted(node for node, following in graph.items() if following):
        path: list[str] = []
        position: dict[str, int] = {}
        stack = [(start, iter(graph[start]))] if start not in done else []
        while stack:
            node, following = stack[-1]
            if node not in position:
                position[node] = len(path)
                path.append(node)
            successor = next(following, None)
            if successor is None:
                stack.pop()
                done.add(path.pop())
                del position[node]
            elif successor in position:
                yield [*path[position[successor] :], successor]
            elif successor in graph and successor not in done:
                stack.append((successor, iter(graph[successor])))
