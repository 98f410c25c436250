"""Whether a text may be garbled, quickly: most are not, and need not be looked into."""

from __future__ import annotations

import re

_SUSPECT = tuple(
    map(
        re.compile,
        (
            "[\x80-\x9f¡-¿×÷ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿƒˆŠŒŽšœžŸ€™‰†‡√∆∫├─┼╞\ufffd]",
            "[À-ÿ](?<=[a-z][À-Þ]|[aeAE][À-ÿ]|[oO][âÂ]|[ouyOUY][ùúõÙÚÕ]|[aâeêioôuyAÂEÊIOÔUY][ìòÌÒ])",
            "\xa0(?<=[ÂÃĂ]\xa0)",
            r"\?(?<=\w\?)\w",
        ),
    )
)
"""Signs that Vietnamese does without, and neighbours that its spelling does not have.

One of them stands in every line that is garbled. Searched for one after the other they are fast.
"""


def is_suspect(text: str) -> bool:
    """Whether there is anything in a text that makes it worth looking for what was garbled."""
    return any(pattern.search(text) for pattern in _SUSPECT)
