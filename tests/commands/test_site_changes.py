"""What changed in the calendars of a site, as Atom feeds, read by a reader of feeds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.conftest import Run

HEAD = """\
id: xa
title: Kế hoạch
issuer: Đảng ủy xã
period: 2024
units: [{id: van-hoa, name: Văn hóa}, {id: cong-an, name: Công an, events: [a]}]
window: {before: 2, after: 2}
events:
"""
A = "  - {id: a, summary: Sự kiện A, date: 1/6/2024}\n"
B = "  - {id: b, summary: Sự kiện B, date: 1/8/2024}\n"
BASE = ("--base-url", "https://xa.vn/")


@pytest.fixture
def make(run: Run, tmp_path: Path) -> Any:
    def make(events: str, hour: int, *options: str) -> str:
        (tmp_path / "plan.yaml").write_text(HEAD + events, encoding="utf-8")
        result = run("--lang", "vi", "site", "-o", "public", *options, now=f"2024-05-01T{hour:02}:00:00")
        assert result.code == 0, result.err
        return result.err

    return make


def entries(id: str) -> list[tuple[str, str, str]]:
    """What a reader shows: title, time, text."""
    read = feedparser.parse(Path("public", "changes", f"{id}.atom").read_bytes())
    assert not read.bozo, read.bozo_exception
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    return [(entry.title, entry.updated, entry.content[0].value) for entry in read.entries]


def test_a_first_site_has_no_news(make: Any) -> None:
    make(A, 1, *BASE)
    read = feedparser.parse(Path("public/changes/van-hoa.atom").read_bytes())
    assert (read.bozo, read.version, read.entries) == (False, "atom10", [])
    assert (read.feed.title, read.feed.author) == ("Thay đổi: Văn hóa: Kế hoạch", "Đảng ủy xã")
    assert read.feed.updated == "2024-01-01T00:00:00Z"
    links = [(link.rel, link.type, link.href) for link in read.feed.links]
    assert links == [
        ("alternate", "text/html", "https://xa.vn/units/van-hoa.html"),
        ("self", "application/atom+xml", "https://xa.vn/changes/van-hoa.atom"),
    ]
    page = Path("public/units/van-hoa.html").read_text("utf-8")
    assert '<link rel="alternate" type="application/atom+xml" href="../changes/van-hoa.atom">' in page


def test_without_an_address_the_page_is_found_from_the_feed(make: Any) -> None:
    make(A, 1)
    (link,) = feedparser.parse(Path("public/changes/xa.atom").read_bytes()).feed.links
    assert (link.rel, link.href) == ("alternate", "../index.html")


def test_what_came_moved_changed_and_left_is_told_the_latest_first(make: Any) -> None:
    make(A, 1)
    make(A + B, 2)
    make(A.replace("1/6", "3/6") + B, 3)
    make(A.replace("1/6", "3/6") + B.replace("B,", "B khác,"), 4)
    make(A.replace("1/6", "3/6"), 5)
    four, three, two = ("2024-05-01T04:00:00Z", "2024-05-01T03:00:00Z", "2024-05-01T02:00:00Z")
    of_a = [
        (
            "Chuyển ngày: Tuyên truyền: Sự kiện A",
            three,
            "Các ngày: 01/06/2024 – 05/06/2024 (trước đây: 30/05/2024 – 03/06/2024)",
        ),
        ("Chuyển ngày: Sự kiện A", three, "Các ngày: 03/06/2024 (trước đây: 01/06/2024)"),
    ]
    assert entries("cong-an") == of_a
    assert entries("van-hoa") == entries("xa")
    assert entries("xa") == [
        ("[HỦY] Tuyên truyền: Sự kiện B khác", "2024-05-01T05:00:00Z", "30/07/2024 – 03/08/2024"),
        ("[HỦY] Sự kiện B khác", "2024-05-01T05:00:00Z", "01/08/2024"),
        ("Sửa: Tuyên truyền: Sự kiện B khác", four, "30/07/2024 – 03/08/2024"),
        ("Sửa: Sự kiện B khác", four, "01/08/2024"),
        *of_a,
        ("Mới: Tuyên truyền: Sự kiện B", two, "30/07/2024 – 03/08/2024"),
        ("Mới: Sự kiện B", two, "01/08/2024"),
    ]


def test_nothing_new_leaves_the_feed_as_it_is(make: Any) -> None:
    make(A, 1)
    make(A + B, 2)
    before = Path("public/changes/xa.atom").read_bytes()
    make(A + B, 9)
    assert Path("public/changes/xa.atom").read_bytes() == before


def test_what_is_only_written_anew_is_no_news(make: Any) -> None:
    make(A, 1)
    calendar = Path("public/calendars/xa.ics")
    without_uids = calendar.read_bytes().replace(b"END:VALARM", b"\0").split(b"\0")
    old = b"END:VALARM".join(part.rpartition(b"UID:")[0] if b"BEGIN:VALARM" in part else part for part in without_uids)
    calendar.write_bytes(old)
    assert "2 viết lại" in make(A, 2)
    assert entries("xa") == []


def test_a_unit_that_left_is_told_what_is_cancelled(make: Any, run: Run, tmp_path: Path) -> None:
    make(A, 1)
    (tmp_path / "plan.yaml").write_text(HEAD.replace(", {id: cong-an, name: Công an, events: [a]}", "") + A, "utf-8")
    assert run("--lang", "vi", "site", "-o", "public", "--allow-cancel", now="2024-05-01T02:00:00").code == 0
    assert [title for title, _, _ in entries("cong-an")] == ["[HỦY] Tuyên truyền: Sự kiện A", "[HỦY] Sự kiện A"]


def test_texts_are_no_markup_and_have_no_line_of_their_own(make: Any) -> None:
    make(A, 1)
    make(A + '  - {id: b, summary: "</title><entry>\\n& \\U0001F389 ]]>", date: 1/8/2024}\n', 2)
    assert entries("xa")[1][0] == "Mới: </title><entry> & \U0001f389 ]]>"
    make(A, 3, "--allow-cancel")
    assert len(entries("xa")) == 4


def test_only_the_latest_are_kept(make: Any) -> None:
    make(A, 1)
    many = "".join(f"  - {{id: n{n}, summary: N{n}, date: 1/7/2024}}\n" for n in range(45))
    make(A + many, 2)
    assert len(entries("xa")) == 90
    make(A + many + B.replace("b,", "c,") + B.replace("b,", "d,") + B.replace("b,", "e,"), 3)
    make(A + many + "".join(B.replace("b,", f"{id},") for id in "cdefgh"), 4)
    told = entries("xa")
    assert len(told) == 100
    assert [time for _, time, _ in told][:7] == ["2024-05-01T04:00:00Z"] * 6 + ["2024-05-01T03:00:00Z"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-60],
        lambda content: content.replace(b"<title>", b"<title><", 1),
        lambda content: content.replace(b"Z</updated>\n<content>", b"</updated>\n<content>", 1),
        lambda content: content + b"\xff",
        lambda content: content.replace(b"<content>", b"<content>a & b", 1),
        lambda content: content.replace(b"<content>", b"<content>" + bytes(10), 1),
    ],
)
def test_of_a_damaged_feed_what_is_whole_is_kept(damage: Any, make: Any) -> None:
    make(A, 1)
    make(A + B, 2)
    path = Path("public/changes/xa.atom")
    path.write_bytes(damage(path.read_bytes()))
    make(A + B.replace("1/8", "2/8"), 3)
    told = entries("xa")
    assert [time for _, time, _ in told][:2] == ["2024-05-01T03:00:00Z"] * 2
    assert {"Mới: Tuyên truyền: Sự kiện B", "Mới: Sự kiện B"} & {title for title, _, _ in told}


def test_a_name_is_told_without_the_escapes_of_a_calendar(make: Any, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD.replace("Văn hóa", '"Đảng ủy, UBND; MTTQ"') + A, encoding="utf-8")
    assert run("--lang", "vi", "site", "-o", "public").code == 0
    title = feedparser.parse(Path("public/changes/van-hoa.atom").read_bytes()).feed.title
    assert title == "Thay đổi: Đảng ủy, UBND; MTTQ: Kế hoạch"


def test_an_empty_feed_is_begun_anew_and_a_change_after_a_lost_calendar_has_an_id_of_its_own(make: Any) -> None:
    make(A, 1)
    make(A.replace("1/6", "2/6"), 2)
    Path("public/calendars/xa.ics").unlink()
    make(A.replace("1/6", "2/6"), 3)
    make(A.replace("1/6", "3/6"), 4)
    assert len(entries("xa")) == 4
    Path("public/changes/xa.atom").write_bytes(b"")
    make(A.replace("1/6", "4/6"), 5)
    assert len(entries("xa")) == 2
