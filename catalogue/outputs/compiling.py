"""Compiling: templates to Python code that makes thousands of pages."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro, markup_join
from jinja2.utils import missing, pass_eval_context
from markupsafe import Markup, escape

# The kinds of texts that are no markup; our enumerations are added when they are met.
_PLAIN: set[type] = {str}
# Marks a text of a template as markup, without asking whether it is some already.
marked: Callable[[str], Markup] = partial(str.__new__, Markup)


# The escaping of a text that goes straight into a page: without a Markup around it, where markupsafe tells us how.
escaped_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def escaped(value: object) -> str:
    """Returns what `markupsafe.escape` returns as a text, sooner for the words of our enumerations."""
    return escaped_text(value._value_) if isinstance(value, StrEnum) else escape(value)


def joined(values: tuple[Any, ...]) -> str:
    """Returns what `a ~ b` gives: markup when one of the values is."""
    for value in values:
        kind = type(value)
        if kind not in _PLAIN:
            if not issubclass(kind, StrEnum):
                return markup_join(values)
            _PLAIN.add(kind)
    return "".join(values)


class QuickMacro(Macro):
    """A macro that goes without Jinja2's sorting of arguments when all are given by position."""

    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Returns the markup the macro makes."""
        absent = self._argument_count - len(args)
        told = args and isinstance(args[0], EvalContext)  # by Jinja2, where escaping is not known to be on
        if absent < 0 or told or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        if not kwargs and not self.caller:
            return marked(self._func(*args, *(missing,) * absent) if absent else self._func(*args))
        if not absent and len(kwargs) == 1 and self.caller and not self.explicit_caller and "caller" in kwargs:
            return marked(self._func(*args, kwargs["caller"]))
        return super().__call__(*args, **kwargs)


def called_block(function: Callable[[], str]) -> Callable[[], Markup]:
    """Returns the `caller` of a call block without parameters, whose text `function` makes."""
    return lambda: marked(function())


class Compiler(CodeGenerator):
    """Jinja2's code generator with direct calls, direct attributes, and pages put together in lists.

    Jinja2 looks at each call whether the function wants the context or the state of escaping first. Ours want neither,
    and where escaping is not known to be on everything stays as Jinja2 has it. An attribute that may be missing is a
    matter of the `exact` environment, in which a template is filled once more when one is.
    """

    def __init__(self, environment: Environment, name: str | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(environment, name, *args, **kwargs)
        self._exact = getattr(environment, "exact", True) or name is None
        self._perhaps_missing: nodes.Node | None = None

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.escaped")
        self.writeline("markup_join = environment.joined")
        self.writeline("quick_escape = environment.quick_escape")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if frame.rootlevel or frame.block_frame:
            self.buffer(frame)  # one text for each template and block, where Jinja2 yields every piece

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.rootlevel or frame.block_frame:
            # A single text is passed on as it is, and a template that only fills blocks has none.
            self.writeline(f"if {frame.buffer}: yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the visitor's way to name a node
        if not self._exact and node is not self._perhaps_missing and node.attr.isascii() and not iskeyword(node.attr):
            literal = isinstance(node.node, nodes.Const)
            self.write("(" if literal else "")
            self.visit(node.node, frame)
            self.write(f"{')' if literal else ''}.{node.attr}")
            return
        # Without a call of Python's own: getattr is not one. The names are set and used at once, so one pair does.
        self.write("(found if (found := getattr((owner := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(owner, {node.attr!r}))")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - the visitor's way to name a node
        if node.name in ("defined", "undefined"):
            self._perhaps_missing = node.node
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - the visitor's way to name a node
        if node.name in ("default", "d"):
            self._perhaps_missing = node.node
        super().visit_Filter(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("(quick_escape(found) if (kind := type(found := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")) is str else found if kind is Markup else escape(found))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Call(  # noqa: N802 - the visitor's way to name a node
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        unknown = frame.eval_ctx.volatile or not frame.eval_ctx.autoescape
        if unknown or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        known = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        if known and isinstance(macro_ref.node, nodes.CallBlock) and not macro_ref.node.args:
            self.write("environment.called_block(macro)")
        else:
            self.write("environment.")
            super().macro_def(macro_ref, frame)
