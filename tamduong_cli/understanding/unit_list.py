"""The units of a draft, each once, whatever name the document has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tamduong_cli.letters import folded
from tamduong_cli.understanding.drafted import DraftUnit
from tamduong_cli.understanding.matching import new_id, shared, words_of
from tamduong_cli.understanding.survey import FoundUnit

_EVERYONE = re.compile(r"(?:tất cả|toàn thể|các (?:đơn vị|phòng|cơ quan)(?: liên quan)?$|all\b)")
_LEVELS = re.compile(
    r"\b(?:(?:huyện|tỉnh|thành|quận) (?:ủy|uỷ)|huyện|xã|tỉnh|phường|thành phố|thị trấn)\b", re.IGNORECASE
)
_MOST_WORDS = 7


class Units:
    """The units, in the order in which the document names them."""

    def __init__(self, found: Iterable[FoundUnit]) -> None:
        self.units: list[DraftUnit] = []
        for unit in found:
            self._add(unit)

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the units of these names, of which those that are new are added; none where it is everyone."""
        ids = []
        for name in names:
            if _EVERYONE.match(name.lower()):
                return ()
            ids.append(self._add(FoundUnit(name)))
        return tuple(dict.fromkeys(ids))

    def _add(self, unit: FoundUnit) -> str:
        for index, known in enumerate(self.units):
            if self._is(known, unit.name):
                duties = tuple(dict.fromkeys((*known.duties, *unit.duties)))
                self.units[index] = known._replace(duties=duties)
                return known.id
        name = _LEVELS.sub(" ", unit.name)
        taken = {known.id for known in self.units}
        id = new_id(name if len(words_of(name)) > 1 else unit.name, taken, _MOST_WORDS, "don-vi")
        self.units.append(DraftUnit(id, unit.name, unit.duties, unit.ref))
        return id

    def _is(self, known: DraftUnit, name: str) -> bool:
        if folded(known.name) == folded(name):
            return True
        alike = [unit for unit in self.units if shared(unit.name, name) > 0.95]
        is_named = any(folded(unit.name) == folded(name) for unit in self.units)
        return not is_named and len(words_of(name)) > 1 and alike == [known]
