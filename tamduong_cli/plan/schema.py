"""The file format as JSON Schema (2020-12), by which editors complete, explain and check a plan while it is written.

Made from the definitions that read a plan, it refuses what they refuse for its shape. What takes more than one look at
one value, such as whether a day exists or an id is taken, is left to `plan check`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from tamduong_cli.failure import Unreadable
from tamduong_cli.language import LANGUAGES, Language, Message
from tamduong_cli.plan import format as definitions
from tamduong_cli.plan import kinds
from tamduong_cli.plan.date_kinds import DaysOf, Range
from tamduong_cli.plan.format import ACTIVITY, DEADLINE, EVENT, NAMED_WINDOW, PLAN, WINDOW
from tamduong_cli.plan.kinds import (
    TEXT,
    WORD,
    Either,
    IdOf,
    Ids,
    Kind,
    ListOf,
    Localized,
    MappingOf,
    OneOrMore,
    PointList,
    Scalar,
)

Schema = dict[str, Any]

FILE = "plan.schema.json"
"""What plans that this program writes call it, beside them."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NAMES = {
    id(kind): name.lower().replace("_", "-")
    for module in (kinds, definitions)
    for name, kind in vars(module).items()
    if isinstance(kind, Kind)
}
"""What the format calls its kinds, for `$defs`."""

_LOOKS = (("integer", "2023"), ("number", "12.2023"), ("boolean", "true"))
"""What YAML takes for something else than text, which editors do and a plan's reader does not."""
_TYPED: dict[str, tuple[Any, ...]] = {"1": (1, "1"), "true": (True, "true"), "false": (False, "false")}
"""The words among these, which may still stand in quotes."""


def schema(language: Language) -> Schema:
    """The schema of a whole plan, its titles and descriptions in a language."""
    defs: dict[str, Schema] = {}
    root = _Writer(language, defs).mapping(PLAN)
    return {"$schema": DIALECT, **root, "$defs": defs}


def schema_text(language: Language) -> str:
    """The schema as the file that plans point to in their first line."""
    import json

    return f"{json.dumps(schema(language), ensure_ascii=False, indent=2)}\n"


class _Writer:
    """Writes each kind as a schema; those that the format has a name for into `defs`, once."""

    def __init__(self, language: Language, defs: dict[str, Schema]) -> None:
        self.language = language
        self.defs = defs

    def of(self, kind: Kind[Any]) -> Schema:
        name = _NAMES.get(id(kind))
        if name is None:
            return self.written(kind)
        if isinstance(kind, Localized):
            name = _NAMES[id(kinds.LOCALIZED)]
        if name not in self.defs:
            self.defs[name] = {}  # its place, before what it refers to
            self.defs[name].update(self.written(kind))
        return {"$ref": f"#/$defs/{name}"}

    def written(self, kind: Kind[Any]) -> Schema:
        match kind:
            case Scalar():
                return self.scalar(kind)
            case MappingOf():
                return self.mapping(kind)
            case Either():
                return {"anyOf": [self.of(kind.mapping), self.of(kind.short)]}
            case Ids():
                return {"anyOf": [self.of(WORD), {"type": "array", "items": self.of(kind.item)}]}
            case ListOf():
                return {"type": "array", "items": self.of(kind.item), **({"minItems": 1} if kind.some else {})}
            case DaysOf():
                return self.of(kind.texts)
            case OneOrMore():
                return {"anyOf": [self.of(kind.item), self.of(kind.list)]}
            case PointList():
                return self.of(kinds.LOCALIZED_LIST)
            case IdOf():
                return {**self.of(WORD), "description": self.language.render(kind.expected)}
            case Range():
                return self.of(kind.ends)
            case Localized():
                by_language = dict.fromkeys(LANGUAGES, self.of(TEXT))
                mapping = {
                    "type": "object",
                    "properties": by_language,
                    "additionalProperties": False,
                    "minProperties": 1,
                }
                return {"anyOf": [self.of(TEXT), mapping]}
        raise AssertionError(kind)

    def mapping(self, kind: MappingOf[Any]) -> Schema:
        return {
            "title": self.language.gettext(kind.name),
            "type": "object",
            "properties": {
                name: self.of(key.kind) | {"description": self.language.gettext(key.means).replace("`", "")}
                for name, key in kind.keys.items()
            },
            "required": [name for name, key in kind.keys.items() if key.required],
            "additionalProperties": False,
            **_TOGETHER.get(id(kind), {}),
        }

    def scalar(self, kind: Scalar[Any]) -> Schema:
        expected = self.language.render(kind.expected)
        if kind.words:
            return {
                "description": expected,
                "enum": [value for word in kind.words for value in _TYPED.get(word, (word,))],
            }
        types = ["string", *(name for name, text in _LOOKS if _reads(kind, text))]
        written: Schema = {"description": expected, "type": types, "pattern": _anyhow(kind.pattern)}
        if not _reads(kind, "-5"):
            written["minimum"] = 0
        # what Visual Studio Code and yaml-language-server say, in place of the pattern
        written["errorMessage"] = self.language.render(Message("expected {expected}", expected=kind.expected))
        return written


def _one_of(*alternatives: tuple[str, ...]) -> Schema:
    return {"oneOf": [{"type": "object", "required": list(keys)} for keys in alternatives]}


MAKES_AN_ID = (
    "[0-9A-Za-zÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ-ĥĨ-İĴ-ķĹ-ľŃ-ňŌ-őŔ-ťŨ-žƠ-ơƯ-ưǍ-ǜǞ-ǡǦ-ǭǰǴ-ǵǸ-ǻȀ-țȞ-ȟȦ-ȳ"
    r"Ḁ-ẙẠ-ỹ\u212a\u212b]"
)
"""Whatever leaves a letter or a digit when `letters.plain` makes an id of it."""

_ENDS = {"allOf": [_one_of(("from",), ("before",)), _one_of(("to",), ("after",))]}
_NAME_AS_AN_ID: Schema = {
    "pattern": MAKES_AN_ID,
    "properties": {"vi": {"pattern": MAKES_AN_ID}},
    "if": {"not": {"required": ["vi"]}},
    "then": {"properties": {"en": {"pattern": MAKES_AN_ID}}},
}
"""A name, in Vietnamese where it has that, for a window without an id of its own."""
_TOGETHER: dict[int, Schema] = {
    id(WINDOW.mapping): _ENDS,
    id(NAMED_WINDOW): {**_ENDS, "anyOf": [{"required": ["id"]}, {"properties": {"name": _NAME_AS_AN_ID}}]},
    id(EVENT): {
        "anyOf": [{"required": [key]} for key in ("date", "window", "windows")],
        "not": {"type": "object", "required": ["window", "windows"]},
    },
    id(DEADLINE): {
        "anyOf": [{"required": [key]} for key in ("date", "before", "after")],
        "not": {"type": "object", "required": ["before", "after"]},
        "dependentRequired": {"before": ["event"], "after": ["event"]},
    },
    id(ACTIVITY): _one_of(("date",), ("repeat",)),
}
"""Which keys of a mapping stand together, as `checks.py` has it."""


def _reads(kind: Scalar[Any], text: str) -> bool:
    try:
        kind.convert(text)
    except Unreadable:
        return False
    return True


def _anyhow(pattern: str) -> str:
    """A pattern for small letters and single spaces, for a text as it may stand in a file.

    Its letters are then large or small, composed or not, its spaces any white space, and its groups without names;
    escapes, classes and numbers of times stay as they are.
    """

    def anyhow(match: re.Match[str]) -> str:
        part = match[0]
        if part.startswith(" "):
            return r"\s*" if part == " ?" else r"\s+"
        return _any_letter(part) if part.isalpha() else part

    unnamed = re.sub(r"\?P<\w+>", "?:", pattern)
    return re.sub(r"\\.|\[[^]]*\]|\{[^}]*\}| \??|[^\W\d_]", anyhow, unnamed)


def _any_letter(letter: str) -> str:
    """The letter, large or small, with none, some or all of its marks apart."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    forms = []
    for apart in range(len(marks), -1, -1):
        composed = unicodedata.normalize("NFC", base + "".join(marks[:apart]))
        escapes = "".join(f"\\u{ord(mark):04x}" for mark in marks[apart:])
        forms.append(f"[{composed}{composed.upper()}]{escapes}")
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"
