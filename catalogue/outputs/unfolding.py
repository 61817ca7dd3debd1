"""Unfolding: macros around a block that say the same for every page become text in the template that calls them."""

from collections import Counter
from collections.abc import Callable, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

Macros = Callable[[str], Mapping[str, nodes.Macro]]


class Unfolder(NodeTransformer):
    """Replaces `{% call m.fact("course.cost", "material/currency-eur") %}…{% endcall %}` by the text of the macro.

    Only where nothing is left of the macro but text and its block once `fold` has answered its constant calls: then it
    cannot fail, and needs no names of the template that it stands in. `macros` returns those of a template by its name.
    """

    def __init__(self, macros: Macros, *, fold: Callable[[nodes.Output], nodes.Output]) -> None:
        self._macros = macros
        self._fold = fold
        self._imports: Mapping[str, str] = {}
        self.used: set[str] = set()

    def unfold(self, template: nodes.Template) -> nodes.Template:
        """Returns the template with those calls replaced; `used` then names the templates whose macros stand in it."""
        self.used = set()
        self._imports = _imports(template)
        unfolded: nodes.Template = self.visit(template)
        return unfolded

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - the visitor's way
        self.generic_visit(node)
        texts = self._texts(node)
        if texts is None:
            return node
        before, after = (nodes.Output(part, lineno=node.lineno) for part in texts)
        return [before, nodes.Scope(node.body, lineno=node.lineno), after]

    def _texts(self, node: nodes.CallBlock) -> tuple[list[nodes.Expr], list[nodes.Expr]] | None:
        """What the macro says before and after its block."""
        macro = self._macro(node)
        if macro is None or len(macro.body) != 1 or not isinstance(macro.body[0], nodes.Output):
            return None
        given = {name.name: value for name, value in zip(macro.args, node.call.args, strict=True)}
        said = self._fold(nodes.Output([_filled(part, given) for part in macro.body[0].nodes])).nodes
        blocks = [index for index, part in enumerate(said) if _is_block(part)]
        if len(blocks) != 1 or not all(
            isinstance(part, nodes.Const | nodes.TemplateData) or _is_block(part) for part in said
        ):
            return None
        return said[: blocks[0]], said[blocks[0] + 1 :]

    def _macro(self, node: nodes.CallBlock) -> nodes.Macro | None:
        """The macro, when it is an imported one that is called with as many literal values as it takes."""
        call, called = node.call, node.call.node
        plain = not (node.args or call.kwargs or call.dyn_args or call.dyn_kwargs)
        if not plain or not isinstance(called, nodes.Getattr) or not isinstance(called.node, nodes.Name):
            return None
        source = self._imports.get(called.node.name)
        macro = self._macros(source).get(called.attr) if source else None
        if source is None or macro is None or len(macro.args) != len(call.args):
            return None
        self.used.add(source)
        return macro if all(isinstance(argument, nodes.Const) for argument in call.args) else None


def _filled(part: nodes.Expr, given: Mapping[str, nodes.Expr]) -> nodes.Expr:
    """A copy of what a macro says, or of the call that says it, with the values given in the place of their names."""
    if isinstance(part, nodes.Name):
        return given.get(part.name, part)
    if not isinstance(part, nodes.Call):
        return part
    arguments = [_filled(argument, given) for argument in part.args]
    return nodes.Call(part.node, arguments, part.kwargs, part.dyn_args, part.dyn_kwargs, lineno=part.lineno)


def _is_block(part: nodes.Expr) -> bool:
    call = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name) and part.node.name == "caller"
    return call and not part.args and not part.kwargs  # type: ignore[attr-defined]


def _imports(template: nodes.Template) -> Mapping[str, str]:
    """The templates imported without context, by the one name that each has everywhere."""
    imports = list(template.find_all(nodes.Import))
    names = Counter(one.target for one in imports)
    names.update(name.name for name in template.find_all(nodes.Name) if name.ctx != "load")
    return {
        one.target: str(one.template.value)
        for one in imports
        if names[one.target] == 1 and isinstance(one.template, nodes.Const) and not one.with_context
    }
