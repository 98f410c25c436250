"""The two languages of the program, and messages that wait to be put into one of them.

English stands in the code; Vietnamese comes from the gettext catalogue in `locale/`. The core
never chooses a language: it makes a `Message`, and the edge of the program renders it.
"""

from __future__ import annotations

import functools
import gettext as _gettext
import io
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tamduong_cli import resources

LANGUAGES = ("vi", "en")
DOMAIN = "plan"
KIND_DOMAIN = "kind"
"""The domain of what is said in other words where a plan says by itself what its windows are."""
LONGEST_VALUE = 300
CATALOGUE = "locale/{code}/LC_MESSAGES/{domain}.mo"


def N_(text: str) -> str:
    """Mark `text` for the catalogue, to be translated later (gettext's no-op marker)."""
    return text


class Bilingual(NamedTuple):
    """A text from outside that is there in both languages, such as the name of a public holiday."""

    vi: str
    en: str


class Message:
    """A sentence with named holes, in English until a `Language` renders it.

    The values are texts, numbers, or messages. One made by `plural` has a second form.
    """

    __slots__ = ("plural", "text", "values")

    def __init__(self, text: str, /, **values: str | int | Message | Bilingual) -> None:
        self.text = text
        self.plural: str | None = None
        self.values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.text, self.plural, self.values) == (other.text, other.plural, other.values)

    def __hash__(self) -> int:
        return hash((self.text, self.plural, tuple(self.values.items())))

    def __repr__(self) -> str:
        return f"Message({self.text!r}, {self.values!r})"


def printable(text: str) -> str:
    r"""The text with what would act on a terminal, or cannot be seen, written as an escape.

    >>> printable("Kỷ niệm \x1b[31m")
    'Kỷ niệm \\x1b[31m'
    """
    if text.isascii() and text.isprintable():
        return text
    from tamduong_cli.letters import controls

    unseen = {match.start() for match in controls(text)}
    return "".join(
        sign if sign.isprintable() and at not in unseen else ascii(sign)[1:-1] for at, sign in enumerate(text)
    )


def plural(one: str, many: str, /, **values: str | int | Message | Bilingual) -> Message:
    """A message whose form the number `n` among its values chooses.

    >>> Language("en").render(plural("{n} day", "{n} days", n=1))
    '1 day'
    """
    message = Message(one, **values)
    message.plural = many
    return message


def listed(messages: Sequence[Message | str]) -> Message | str:
    """Several messages as one, with commas between them."""
    first, *others = messages
    for other in others:
        first = Message("{first}, {second}", first=first, second=other)
    return first


def _catalogue(code: str, domain: str) -> _gettext.NullTranslations:
    return _gettext.GNUTranslations(io.BytesIO(resources.content(CATALOGUE.format(code=code, domain=domain))))


class Language:
    """One of `LANGUAGES`, with its catalogue. Raises ValueError for another.

    Its words are those of campaigns, or with `has_kind` those for windows that a plan has a word of its own for.
    """

    def __init__(self, code: str, has_kind: bool = False) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"the languages are {', '.join(LANGUAGES)}; found {code!r}")
        self.code = code
        self.has_kind = has_kind
        # English is what the code says; and gettext.translation() would import locale to find the one other file.
        self.catalogue = _gettext.NullTranslations()
        if code != "en":
            self.catalogue = _catalogue(code, DOMAIN)
        if has_kind:
            of_kinds = _catalogue(code, KIND_DOMAIN)
            of_kinds.add_fallback(self.catalogue)
            self.catalogue = of_kinds

    def for_window(self, kind: str | None) -> Language:
        """The words for a window of that kind, where None is a campaign and "" needs no word."""
        return self if self.has_kind == (kind is not None) else _language(self.code, kind is not None)

    def gettext(self, text: str) -> str:
        """An English text of the code in this language; where the catalogue lacks it, as it is."""
        return self.catalogue.gettext(text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The same of a text with a form for one and a form for many, of which `n` chooses."""
        return self.catalogue.ngettext(one, many, n)

    def render(self, message: Message) -> str:
        """The message in this language, its holes filled.

        >>> length = plural("{n} day", "{n} days", n=20)
        >>> Language("vi").render(Message("{length} before {date}", length=length, date="07/05/2024"))
        '20 ngày trước ngày 07/05/2024'
        """
        if message.plural is None:
            text = self.gettext(message.text)
        else:
            n = message.values["n"]
            assert isinstance(n, int)
            text = self.ngettext(message.text, message.plural, n)
        return text.format(**{name: self._shown(value) for name, value in message.values.items()})

    def said(self, value: str | Message) -> str:
        """A message rendered; a text as it is."""
        return self.render(value) if isinstance(value, Message) else value

    def _shown(self, value: str | int | Message | Bilingual) -> str | int:
        """A value in a sentence. What came from outside may not act on a terminal, nor fill it."""
        if isinstance(value, Message):
            return self.render(value)
        if isinstance(value, int):
            return value
        if isinstance(value, Bilingual):
            value = value.vi if self.code == "vi" else value.en
        if len(value) > LONGEST_VALUE:
            value = value[: LONGEST_VALUE - 1] + "…"
        return printable(value)


@functools.lru_cache(maxsize=4)
def _language(code: str, has_kind: bool) -> Language:
    return Language(code, has_kind)


def of_user(environ: Mapping[str, str]) -> str:
    """The code of the user's language, after `LC_ALL`, `LC_MESSAGES`, `LANG` (POSIX), or Windows' own setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environ.get(name)
        if locale:
            return "vi" if locale.lower().startswith("vi") else "en"
    if sys.platform == "win32":
        import ctypes

        vietnamese = 0x2A  # LANG_VIETNAMESE (winnt.h), the low ten bits of a language identifier
        if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == vietnamese:
            return "vi"
    return "en"


_find = _gettext.translation


def use_for_click(language: Language) -> None:
    """Make the module-level `gettext.gettext`, which Click calls for its own words, speak this language.

    It would look for the catalogue in a folder each time, and there is none in a zip; so it is given this one.
    """

    def translation(domain: str, *arguments: Any, **options: Any) -> _gettext.NullTranslations:
        return language.catalogue if domain == DOMAIN else _find(domain, *arguments, **options)

    _gettext.translation = translation  # type: ignore[assignment]
    _gettext.textdomain(DOMAIN)
