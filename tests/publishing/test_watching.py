"""Watching: what counts as a change, and that no change is lost."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tamduong_cli.publishing import watching
from tamduong_cli.publishing.watching import Stamp, stamps, watch


class AtTheEnd(Exception):
    """The looks of a test are used up."""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0)


def rebuilt(looks: str) -> str:
    """What each rebuild began with, for these looks one after the other, the first being what was built from."""
    seen: list[str] = []
    gone = 1

    def look() -> str:
        nonlocal gone
        if gone == len(looks):
            raise AtTheEnd
        gone += 1
        return looks[gone - 1]

    with pytest.raises(AtTheEnd):
        asyncio.run(watch(look, looks[0], lambda: seen.append(looks[gone - 1])))
    return "".join(seen)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ("aaaa", ""),
        ("abbb", "b"),
        ("abbcc", "bc"),
        ("abaaa", ""),
        ("a-aaa", ""),
        ("a-bbb", "b"),
        ("abcdd", "d"),
        ("a--bb", "-b"),
        ("ab", ""),
        ("abbaa", "ba"),
    ],
)
def test_two_looks_that_agree_are_a_change(looks: str, expected: str) -> None:
    assert rebuilt(looks) == expected


def test_a_change_during_a_rebuild_makes_for_another() -> None:
    now = "a"
    built: list[str] = []

    def look() -> str:
        nonlocal now
        if built == ["b", "c"]:
            raise AtTheEnd
        now = "b" if now == "a" else now
        return now

    def rebuild() -> None:
        nonlocal now
        built.append(now)
        now = "c"

    with pytest.raises(AtTheEnd):
        asyncio.run(asyncio.wait_for(watch(look, "a", rebuild), 30))


def test_what_a_rebuild_raises_ends_the_watch() -> None:
    def rebuild() -> None:
        raise AtTheEnd

    with pytest.raises(AtTheEnd):
        asyncio.run(asyncio.wait_for(watch(lambda: "b", "a", rebuild), 30))


def test_the_watch_rests_between_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "INTERVAL", 0.1)
    looks: list[None] = []

    async def for_half_a_second() -> None:
        await asyncio.wait_for(watch(lambda: looks.append(None), None, lambda: None), 0.5)

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(for_half_a_second())
    assert 1 <= len(looks) <= 5


def test_a_file_that_was_written_anew_or_replaced_has_another_stamp(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"one")
    os.utime(path, ns=(1, 1))
    (first,) = stamps([str(path)])
    assert first == Stamp(1, 3, path.stat().st_ino) == stamps([str(path)])[0]
    path.write_bytes(b"two")
    assert stamps([str(path)]) != (first,)
    other = tmp_path / "other.yaml"
    other.write_bytes(b"two")
    os.utime(other, ns=(1, 1))
    os.replace(other, path)
    if os.name != "nt":
        assert stamps([str(path)]) != (first,)


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"")
    paths = [str(tmp_path / "plan.yaml"), str(tmp_path / "khong-co.yaml"), str(tmp_path / "plan.yaml" / "x")]
    assert [stamp is None for stamp in stamps(paths)] == [False, True, True]


def test_a_link_is_stamped_as_what_it_leads_to(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"")
    link = tmp_path / "plan.yaml"
    for name in ("a", "b"):
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(tmp_path / name)
        except OSError:
            pytest.skip("no links here")
        assert stamps([str(link)]) == stamps([str(tmp_path / name)])
