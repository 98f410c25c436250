"""What Jinja2 makes of the templates that come with the program, each an HTML page or XML."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2.filters import do_urlize
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from tamduong_cli import resources


def of_program(name: str, values: Mapping[str, object]) -> str:
    """What a template that comes with the program makes of these values; it may include and extend others."""
    return _environment().get_template(name).render(values)


class _Templates(jinja2.Environment):
    """Jinja2, to which keys of a dict come before its methods: `words.copy` is a word."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@functools.cache
def _environment() -> _Templates:
    """A line of a template that has nothing but a tag leaves nothing behind, and None is nothing."""
    environment = _Templates(
        loader=jinja2.FunctionLoader(_source),
        undefined=jinja2.StrictUndefined,
        finalize=_written,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    environment.filters["urlize"] = _urlize
    return environment


def _source(name: str) -> str:
    return resources.text(f"templates/{name}")


_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _written(value: object) -> object:
    """A value without characters that XML 1.0 has not (2.2)."""
    return _NOT_IN_XML.sub("", value) if type(value) is str else "" if value is None else value


@jinja2.pass_eval_context
def _urlize(context: EvalContext, text: str) -> Markup | str:
    """Jinja2's filter, which takes a quarter of a page's time where it looks at each word of what has no address."""
    return do_urlize(context, text) if "." in text or "://" in text else escape(text)
