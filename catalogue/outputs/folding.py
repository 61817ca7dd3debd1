"""Folding: calls in a template whose answer no page changes become that answer when the template is compiled."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from catalogue.outputs.output import digest

# What a template calls by one name or two (`t`, `address.page`), by that name.
Functions = Mapping[str, Callable[[str], object]]
# A call as it stands in a template: the function's name and its only argument.
Call = tuple[str, str]


class Folder(NodeTransformer):
    """Replaces the calls of `functions` with one literal text, `{{ t("offer.title") }}`, in the template it visits.

    A call that fails is left as it is: it fails again when the page is made, and then names its place. `calls` are
    those that were replaced.
    """

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self._assigned: frozenset[str] = frozenset()
        self.calls: set[Call] = set()

    def fold(self, template: nodes.Template) -> nodes.Template:
        """Returns a template with its constant calls replaced."""
        self._assigned = frozenset(_assigned(template))
        folded: nodes.Template = self.visit(template)
        return folded

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the visitor's way to name a node
        self.generic_visit(node)
        call = self._constant(node)
        if call is None:
            return node
        try:
            answer = self._functions[call[0]](call[1])
        except LookupError:
            return node
        self.calls.add(call)
        return nodes.Const(answer, lineno=node.lineno)

    def _constant(self, node: nodes.Call) -> Call | None:
        """The call, when it is one of the functions' with one literal text."""
        owner, name = _called(node.node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if not plain or name not in self._functions or owner in self._assigned:
            return None
        argument = node.args[0]
        return (name, argument.value) if isinstance(argument, nodes.Const) and type(argument.value) is str else None


def witness(functions: Functions, calls: Iterable[Call]) -> bytes:
    """Returns bytes that differ when one of the calls has another answer; raises LookupError when one has none."""
    return digest(*(repr(functions[name](argument)).encode("utf-8", "surrogatepass") for name, argument in calls))


def holds(functions: Functions, calls: Iterable[Call], answers: bytes) -> bool:
    """Tells whether the calls still have the answers for which `answers` stand."""
    try:
        return witness(functions, calls) == answers
    except LookupError:
        return False


def _called(node: nodes.Expr) -> tuple[str, str]:
    """The name at which a call begins, and the whole of what it calls; empty when that is no name or two."""
    if isinstance(node, nodes.Name):
        return node.name, node.name
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return node.node.name, f"{node.node.name}.{node.attr}"
    return "", ""


def _assigned(template: nodes.Node) -> Iterator[str]:
    """The names that a template gives a meaning of its own: there they may be anything."""
    named = (nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)
    for found in template.find_all(named):
        match found:
            case nodes.Name(ctx="store" | "param") | nodes.Macro():
                yield found.name
            case nodes.Import():
                yield found.target
            case nodes.FromImport():
                yield from (name if isinstance(name, str) else name[1] for name in found.names)
