"""The units of a draft, each once, whatever name the document has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tamduong_cli.letters import folded
from tamduong_cli.understanding.drafted import DraftUnit
from tamduong_cli.understanding.matching import Names, new_id, words_of
from tamduong_cli.understanding.survey import FoundUnit

_EVERYONE = re.compile(r"(?:tất cả|toàn thể|các (?:đơn vị|phòng|cơ quan)(?: liên quan)?$|all\b)")
_LEVELS = re.compile(
    r"\b(?:(?:huyện|tỉnh|thành|quận) (?:ủy|uỷ)|huyện|xã|tỉnh|phường|thành phố|thị trấn)\b", re.IGNORECASE
)
_RANK = frozenset(folded("phó trưởng thường trực văn phòng thường vụ").split())
_MOST_WORDS = 7


class Units:
    """The units, in the order in which the document names them."""

    def __init__(self, found: Sequence[FoundUnit]) -> None:
        self.units: list[DraftUnit] = []
        self._names = Names()
        self._by_name: dict[str, int] = {}
        self._ids = {unit.id for unit in found if unit.id}
        for unit in found:
            self._add(unit)

    @property
    def known(self) -> dict[str, list[str]]:
        """The ids of the units, by their names."""
        known: dict[str, list[str]] = {}
        for unit in self.units:
            known.setdefault(unit.name, []).append(unit.id)
        return known

    def ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the units of these names, of which those that are new are added; none where it is everyone."""
        ids = []
        for name in names:
            if _EVERYONE.match(name.lower()):
                return ()
            ids.append(self._add(FoundUnit(name)))
        return tuple(dict.fromkeys(ids))

    def _add(self, unit: FoundUnit) -> str:
        known = None if unit.id else self._place(unit.name)
        if known is not None:
            there = self.units[known]
            self.units[known] = there._replace(duties=tuple(dict.fromkeys((*there.duties, *unit.duties))))
            return there.id
        name = _LEVELS.sub(" ", unit.name)
        id = unit.id or new_id(name if len(words_of(name)) > 1 else unit.name, self._ids, _MOST_WORDS, "don-vi")
        self._ids.add(id)
        self._by_name[folded(unit.name)] = len(self.units)
        self._names.add(unit.name)
        self.units.append(DraftUnit(id, unit.name, unit.duties, unit.ref, unit.duties_ref))
        return id

    def _place(self, name: str) -> int | None:
        """Which unit a name means: the one that has it, or the only one that has all its words."""
        if (known := self._by_name.get(folded(name))) is not None:
            return known
        alike = self._names.meant(name, 0.96) if len(words_of(name)) > 1 else []
        alike = [place for place in alike if not _ranks(name) ^ _ranks(self.units[place].name)]
        return alike[0] if len(alike) == 1 else None


def _ranks(name: str) -> frozenset[str]:
    """The words of a name that tell one post or committee from another with all its other words."""
    return _RANK.intersection(folded(name).split())
