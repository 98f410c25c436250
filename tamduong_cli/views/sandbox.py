"""What a person's own template makes of data.

It has the data that it is given and nothing beyond it, so that what it makes can say nothing else.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Callable, Collection, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, NoReturn, cast

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from tamduong_cli.dates.figures import numeric
from tamduong_cli.dates.wording import in_words, weekday
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language, Message
from tamduong_cli.suggestions import with_suggestion

LARGEST = 1024 * 1024
"""The most bytes of a template."""

LONGEST = 1_000_000
"""What a template makes has no more characters than this; a full week of a plan has some 10,000."""

_UNNAMED = "<template>"  # the file name of what Jinja2 compiles from a string


def of_template(source: str, name: str, record: Mapping[str, object]) -> str:
    """What a person's template makes of a briefing; `name` is the template's file, as mistakes call it.

    The template may use the record and nothing beyond it: no other file, nothing of Python. What it inserts is
    escaped where its name says that it is HTML or XML. Raises Failure, in one line, for any mistake in it.
    """
    template = _Templates(Language(str(record["language"])), _is_markup(name))
    try:
        tree = template.parse(source)
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            what = Message("a template is one file; include, import and extends are not for it")
            raise Failure(_at(name, node.lineno, what))
        made = []
        left = LONGEST
        for text in template.from_string(tree).generate(record):
            made.append(text)
            left -= len(text)
            if left < 0:
                raise _Mistake(Message("what it makes is longer than {n} characters", n=LONGEST))
        return "".join(made)
    except jinja2.TemplateSyntaxError as error:
        raise Failure(_at(name, error.lineno, error.message or "")) from None
    except _Mistake as error:
        what = with_suggestion(error.what, error.found, record if error.known is None else error.known)
        raise Failure(_at(name, _line(error), what)) from None
    except jinja2.TemplateError as error:
        raise Failure(_at(name, _line(error), error.message or "")) from None
    except _OF_PYTHON as error:
        says = error.msg if isinstance(error, SyntaxError) else error  # its line is not the template's
        raise Failure(_at(name, _line(error), f"{type(error).__name__}: {says}".removesuffix(": "))) from None


_OF_PYTHON = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,  # RecursionError is one
    SyntaxError,  # what Jinja2 reads but Python does not: twenty loops within each other, an argument given twice
    MemoryError,
)
"""What expressions raise: an addition of a text and a number, a division by 0, a macro that calls itself for ever."""


def _at(file: str, line: int | None, what: Message | str) -> Message:
    if line is None:
        return Message("{file}: {problem}", file=file, problem=what)
    return Message("{file}:{line}: {problem}", file=file, line=line, problem=what)


def _line(error: BaseException) -> int | None:
    """The line of the template that was at work; Jinja2 writes it into the traceback."""
    line = None
    traceback = error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == _UNNAMED:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _is_markup(name: str) -> bool:
    """Whether the name, without the ending that says that it is a template, is that of HTML or XML."""
    name = name.lower()
    for ending in (".j2", ".jinja", ".jinja2"):
        name = name.removesuffix(ending)
    return name.endswith((".html", ".htm", ".xml", ".svg"))


class _Mistake(jinja2.TemplateRuntimeError):
    """Something is wrong in a template; `what` says it in words of ours.

    It may be about a name that is `found` and not among those `known`; None for the record's own.
    """

    def __init__(self, what: Message, found: str = "", known: Collection[str] | None = ()) -> None:
        super().__init__(what.text)
        self.what = what
        self.found = found
        self.known = known


class _Undefined(jinja2.StrictUndefined):
    """What stands for a name that is not there, or not for templates; to use it is a mistake."""

    __slots__ = ()
    __repr__ = jinja2.StrictUndefined.__str__

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if hint is None or exc is SecurityError:
            found = str(name)
            known: Collection[str] | None = ()
            what = Message("there is no '{found}'", found=found)
            if exc is SecurityError:
                what = Message("a template may not use '{found}'", found=found)
            elif obj is None:
                what = Message("null has no '{found}'; ask with 'if' first whether there is something", found=found)
            elif isinstance(obj, list) and isinstance(name, str):
                what = Message("a list has no '{found}'; go through it with 'for'", found=found)
            elif obj is missing:
                known = None
            elif isinstance(obj, Mapping):
                known = obj

            def mistake(_message: str) -> _Mistake:  # Jinja2 calls it with words of its own
                return _Mistake(what, found, known)

            exc = cast("type[jinja2.TemplateRuntimeError]", mistake)
        super().__init__(hint, obj, name, exc)


class Function:
    """A function or a method, which a template may call and nothing else.

    As a text it would be Python's, with an address in memory. Neither Jinja2's ways to write texts, such as `~` and
    `join`, nor Python's get one: all of them ask it for it.
    """

    __slots__ = ("called",)

    def __init__(self, called: Any) -> None:
        self.called = called

    def __repr__(self) -> NoReturn:
        _not_data(self.called)


class _NoText:
    """A helper of Jinja2's, which is no text either."""

    def __repr__(self) -> NoReturn:
        _not_data(self)


class Cycler(_NoText, jinja2.utils.Cycler):
    """What `cycler()` gives."""


class Joiner(_NoText, jinja2.utils.Joiner):
    """What `joiner()` gives."""


class Namespace(_NoText, jinja2.utils.Namespace):
    """What `namespace()` gives."""


def _callable_only(value: Any) -> Any:
    return Function(value) if callable(value) and not isinstance(value, (Function, _Undefined)) else value


def _called(value: Any) -> Any:
    return value.called if isinstance(value, Function) else value


def _in_full(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, with a list in place of what would give its items one by one, such as that of `map`."""

    @functools.wraps(filter_)
    def filtered(*arguments: Any, **options: Any) -> Any:
        found = filter_(*arguments, **options)
        return list(found) if isinstance(found, Iterator) and not isinstance(found, LoopContext) else found

    return filtered


class _Templates(ImmutableSandboxedEnvironment):
    """Jinja2, shut off from all but the data, with filters for days in the language of the data.

    A line that has nothing but a tag leaves nothing behind.
    """

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, language: Language, autoescape: bool) -> None:
        super().__init__(
            undefined=_Undefined,
            finalize=_written,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=autoescape,
            optimized=False,  # what it would work out beforehand would have no line when it cannot be
        )
        self.globals |= {"cycler": Cycler, "joiner": Joiner, "namespace": Namespace}
        self.globals = {name: _callable_only(value) for name, value in self.globals.items()}
        self.filters = {name: _in_full(filter_) for name, filter_ in self.filters.items()}
        self.filters["in_words"] = lambda value: in_words(_day(value), language)
        self.filters["weekday"] = lambda value: weekday(_day(value), language)
        self.filters["numeric"] = lambda value: numeric(_day(value))
        self.policies["json.dumps_kwargs"] = {"sort_keys": True, "default": _not_data}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands after a point. A key of the data comes first: `section.items` is no method of Python's."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return _callable_only(super().getattr(_called(obj), attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What stands in brackets, and what `map` and others take of each item."""
        return _callable_only(super().getitem(_called(obj), argument))

    def call(self, context: Context, function: Any, /, *arguments: Any, **options: Any) -> Any:
        """What a function of a template, or a method, gives."""
        return super().call(context, _called(function), *arguments, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Powers and repetitions within bounds; Python would work on 10**10**10 for days, deaf to Ctrl+C."""
        size = 0
        if operator == "**" and isinstance(left, int) and isinstance(right, int):
            size = left.bit_length() * right
        for many, times in ((left, right), (right, left)):
            if operator == "*" and isinstance(many, (str, bytes, list, tuple)) and isinstance(times, int):
                size = len(many) * times
        if size > LONGEST:
            raise _Mistake(Message("the result would be too large"))
        return super().call_binop(context, operator, left, right)


_DATA = (str, int, float, list, tuple, dict, set, bytes, range, KeysView, ValuesView, ItemsView, type(None))
"""What has a text, in a template."""


def _not_data(value: object) -> NoReturn:
    """Refuse what JSON has no way to write: a name that is not there, a function."""
    value = _called(value)
    if isinstance(value, _Undefined):
        str(value)
    raise _Mistake(Message("{found} is not data", found=type(value).__name__))


@jinja2.pass_context  # or Jinja2 would have what is constant escaped before, and see a text in it
def _written(context: Context, value: object) -> object:
    """A value as text: null is nothing. Raises ValueError for what UTF-8 cannot write."""
    value = _called(value)
    if not isinstance(value, (*_DATA, _Undefined)):
        _not_data(value)
    if isinstance(value, str):
        value.encode()
    return "" if value is None else value


def _day(value: object) -> datetime.date:
    """The day that an ISO 8601 date names."""
    with contextlib.suppress(ValueError):
        # Python 3.11 reads more than 2024-05-07, so what it reads must be what was written
        if isinstance(value, str) and value == (day := datetime.date.fromisoformat(value)).isoformat():
            return day
    if value is None:
        raise _Mistake(Message("null is not a day; ask with 'if' first whether there is one"))
    raise _Mistake(Message("'{found}' is not a day such as 2024-05-07", found=str(value)))
