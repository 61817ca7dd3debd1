"""The environment of the templates: Jinja2, with constant calls folded and compiled templates kept between builds."""

from collections.abc import MutableMapping
from functools import cached_property
from types import CodeType
from typing import Any, Protocol

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from catalogue.outputs.compiling import Compiler, QuickMacro, called_block, escaped, escaped_text, joined
from catalogue.outputs.folding import Call, Folder, Functions, holds, witness
from catalogue.outputs.output import digest


class KeptCode(Protocol):
    """Where compiled templates outlive a build: what the same program put there under a name, or None."""

    def get(self, name: str) -> Any: ...

    def put(self, name: str, value: Any) -> None: ...


class QuickTemplate(Template):
    """A template that takes attributes to be there, and is filled again by the exact environment where one is not."""

    environment: "QuickEnvironment"

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Returns the filled template."""
        if self.environment.exact or self.name is None:
            return super().render(*args, **kwargs)
        if self.name in self.environment.inexact:
            return self.environment.slower.get_template(self.name).render(*args, **kwargs)
        try:
            return "".join(self.root_render_func(self.new_context(dict(*args, **kwargs))))
        except AttributeError:
            made = self.environment.slower.get_template(self.name).render(*args, **kwargs)
            self.environment.inexact.add(self.name)
            return made
        except Exception:
            self.environment.handle_exception()

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # All templates of the environment know the same names, so the module is the same for all.
        return self._module or super()._get_default_module(ctx)


class QuickEnvironment(Environment):
    """Jinja2's environment as the catalogue uses it: everything is escaped, unknown words are errors.

    `functions` are those whose calls with one literal text are answered when a template is compiled. An `exact` one
    treats attributes as Jinja2 does: what is missing may be a key of a mapping, or be asked whether it is defined.
    """

    template_class = QuickTemplate

    code_generator_class = Compiler
    escaped = staticmethod(escaped)
    quick_escape = staticmethod(escaped_text)
    joined = staticmethod(joined)
    called_block = staticmethod(called_block)
    Macro = QuickMacro

    def __init__(
        self, loader: BaseLoader, *, functions: Functions, kept: KeptCode | None = None, exact: bool = False
    ) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # one environment makes one site
        )
        self.exact = exact
        # Templates that were found to need the exact environment.
        self.inexact: set[str] = set()
        self._functions = functions
        self._folded: tuple[Call, ...] = ()
        self._kept = kept
        self._loader = loader
        self._made: dict[str, Template] = {}

    @cached_property
    def slower(self) -> "QuickEnvironment":
        """The exact environment of the same templates and names."""
        exact = QuickEnvironment(self._loader, functions=self._functions, kept=self._kept, exact=True)
        exact.globals, exact.filters, exact.tests = self.globals, self.filters, self.tests
        return exact

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Returns a template, made once; they import and extend one another for each page."""
        if isinstance(name, Template) or globals is not None:
            return super().get_template(name, parent, globals)
        if name not in self._made:
            self._made[name] = super().get_template(name, parent)
        return self._made[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Returns the names that a template knows without being given them: one mapping, not a chain of them."""
        return {**self.globals, **(d or {})}

    def compile(  # type: ignore[override]  # Jinja2 tells by `raw` what it returns
        self,
        source: str | nodes.Template,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> str | CodeType:
        """Returns the code of a template: the kept one as long as source and folded answers are the same."""
        if self._kept is None or name is None or raw or not isinstance(source, str):
            return super().compile(source, name, filename, raw, defer_init)  # type: ignore[call-overload, no-any-return]
        key = digest(source.encode(), (filename or "").encode())
        slot = f"{name} exact" if self.exact else name
        match self._kept.get(slot):
            case (known, tuple(calls), bytes(answers), CodeType() as code) if known == key:
                if holds(self._functions, calls, answers):
                    return code
        made = super().compile(source, name, filename, defer_init=defer_init)
        self._kept.put(slot, (key, self._folded, witness(self._functions, self._folded), made))
        return made

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        folder = Folder(self._functions)
        folded = folder.fold(source)
        self._folded = tuple(sorted(folder.calls))
        return super()._generate(folded, name, filename, defer_init)
