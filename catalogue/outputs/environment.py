"""The environment of the templates: Jinja2, with constant calls folded and compiled templates kept between builds."""

from collections.abc import Mapping, MutableMapping
from types import CodeType
from typing import Any, Protocol

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, nodes

from catalogue.outputs.compiling import Compiler, QuickMacro, called_block, escaped, escaped_text, joined
from catalogue.outputs.folding import Call, Folder, Functions, holds, witness
from catalogue.outputs.output import digest
from catalogue.outputs.unfolding import Unfolder

# Among the calls whose answers a compiled template depends on: the source of another one. No template can call it.
_SOURCE = "source of"


class KeptCode(Protocol):
    """Where compiled templates outlive a build: what the same program put there under a name, or None."""

    def get(self, name: str) -> Any: ...

    def put(self, name: str, value: Any) -> None: ...


class QuickEnvironment(Environment):
    """Jinja2's environment as the catalogue uses it: everything is escaped, unknown words are errors.

    `functions` are those whose calls with one literal text are answered when a template is compiled.
    """

    code_generator_class = Compiler
    escaped = staticmethod(escaped)
    quick_escape = staticmethod(escaped_text)
    joined = staticmethod(joined)
    called_block = staticmethod(called_block)
    Macro = QuickMacro

    def __init__(self, loader: BaseLoader, *, functions: Functions, kept: KeptCode | None = None) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # one environment makes one site
        )
        self._functions = {**functions, _SOURCE: lambda name: loader.get_source(self, name)[0]}
        self._folded: tuple[Call, ...] = ()
        self._kept = kept
        self._loader = loader
        self._made: dict[str, Template] = {}
        self._parsed: dict[str, Mapping[str, nodes.Macro]] = {}

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
        match self._kept.get(name):
            case (known, tuple(calls), bytes(answers), CodeType() as code) if known == key:
                if holds(self._functions, calls, answers):
                    return code
        made = super().compile(source, name, filename, defer_init=defer_init)
        self._kept.put(name, (key, self._folded, witness(self._functions, self._folded), made))
        return made

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        folder = Folder(self._functions)
        unfolder = Unfolder(self._macros, fold=folder.fold)
        folded = folder.fold(unfolder.unfold(source))
        self._folded = (*sorted(folder.calls), *((_SOURCE, used) for used in sorted(unfolder.used)))
        return super()._generate(folded, name, filename, defer_init)

    def _macros(self, name: str) -> Mapping[str, nodes.Macro]:
        if name not in self._parsed:
            source, filename, _ = self._loader.get_source(self, name)
            body = self._parse(source, name, filename).body
            self._parsed[name] = {node.name: node for node in body if isinstance(node, nodes.Macro)}
        return self._parsed[name]
