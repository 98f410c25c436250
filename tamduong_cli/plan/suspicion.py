"""Whether a text may be garbled, quickly: most are not, and need not be looked into."""

from __future__ import annotations

import re

_SUSPECT = tuple(
    map(
        re.compile,
        (
            "[\x80-\x9f¡-¿×÷ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿƒˆŠŒŽšœžŸ€™‰†‡√∆∫├─┼╞\ufffd]",  # not in Vietnamese
            "[À-ÿ](?<=[a-z][À-Þ]|[aeAE][À-ÿ]|[oO][âÂ]|[ouyOUY][ùúõÙÚÕ]|[aâeêioôuyAÂEÊIOÔUY][ìòÌÒ])",
            "\xa0(?<=[ÂÃĂ]\xa0)",
            r"\?(?<=\w\?)\w",
        ),
    )
)
"""What stands in every line that is garbled, and seldom in others: searched for one after the other they are fast."""


def is_suspect(text: str) -> bool:
    """Whether there is anything in a text that makes it worth looking for what was garbled."""
    return any(pattern.search(text) for pattern in _SUSPECT)
