"""A document that a plan was written as, edited since then: what people wrote in it counts, and ids stay."""

from __future__ import annotations

import copy
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.documents.word import read as read_word
from tamduong_cli.failure import Failure
from tamduong_cli.language import Language
from tamduong_cli.plan.model import Plan
from tamduong_cli.understanding.draft import Draft, draft
from tamduong_cli.understanding.marked_phrases import (
    Ends,
    bracketed,
    by_labels,
    ends_of,
    repeat_in_file,
    settled,
    without_details,
    without_hours,
)
from tamduong_cli.views.papers.plain import to_markdown
from tamduong_cli.views.papers.plan_document import plan_document
from tamduong_cli.views.papers.word import docx as word
from tests.conftest import plan_file, program
from tests.understanding.test_round_trip import assert_the_same, written

VI = Language("vi")
PLAN = """\
id: ban-bo-2024
title: Kế hoạch tuyên truyền năm 2024
issuer: Ủy ban nhân dân xã Bản Bo
period: 2024
objectives: [Giáo dục truyền thống]
window: {before: 20 ngày, after: 5 ngày}
events:
  - id: dien-bien-phu
    summary: Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ
    origin: 7/5/1954
    date: 7/5/2024
    messages: ["Ngày 07/5/1954: chiến thắng", Ý nghĩa thời đại]
  - id: he
    summary: Chiến dịch hè
    window: 06/2024 - 08/2024
deadlines:
  - {id: bao-cao, summary: Báo cáo kết quả, date: 15/12/2024, units: [van-hoa]}
  - {id: de-cuong, summary: Gửi đề cương, event: dien-bien-phu, before: 30 ngày}
activities:
  - {id: loa, summary: Phát thanh, event: dien-bien-phu, repeat: hằng tuần thứ 3, time: 5h10 - 5h30}
units:
  - {id: van-hoa, name: Công chức văn hóa, duties: [Treo băng rôn, Trang trí trụ sở]}
  - {id: cong-an, name: Công an xã}
"""

Edit = Callable[[Document], None]


def content() -> bytes:
    schedule = plan_file(PLAN).schedule
    assert schedule is not None
    return written(schedule, VI)


def edited(*edits: Edit) -> Draft:
    file = docx.Document(io.BytesIO(content()))
    for edit in edits:
        edit(file)
    saved = io.BytesIO()
    file.save(saved)
    return draft(read_word(saved.getvalue(), "kh.docx"), "kh.docx", None, VI)


def plan_of(made: Draft) -> Plan:
    plan = plan_file(made.text).plan
    assert plan is not None, made.text
    return plan


def at(file: Document, begins: str) -> Paragraph:
    return next(p for p in file.paragraphs if p.text.startswith(begins))


def replace(begins: str, old: str, new: str) -> Edit:
    """Type over a part of a paragraph, as people do."""

    def edit(file: Document) -> None:
        [run] = at(file, begins).runs
        assert old in run.text
        run.text = run.text.replace(old, new)

    return edit


def add_below(begins: str, text: str) -> Edit:
    """Press Enter at the end of a paragraph, and type: a paragraph like it, without its bookmark."""

    def edit(file: Document) -> None:
        above = at(file, begins)
        new = copy.deepcopy(above._p)
        for mark in (*new.iter(qn("w:bookmarkStart")), *new.iter(qn("w:bookmarkEnd"))):
            new.remove(mark)
        above._p.addnext(new)
        Paragraph(new, above._parent).runs[0].text = text

    return edit


def take_away(begins: str) -> Edit:
    def edit(file: Document) -> None:
        paragraph = at(file, begins)._p
        paragraph.getparent().remove(paragraph)

    return edit


def test_what_nobody_edited_is_as_it_was() -> None:
    made = edited()
    assert "# TODO: " not in made.text
    assert [event.id for event in plan_of(made).events] == ["dien-bien-phu", "he"]


def test_a_date_that_was_typed_over() -> None:
    made = edited(replace("Kỷ niệm 70 năm", "07/5/2024", "8/5/2024"), replace("Kỷ niệm 70 năm", "70 năm", "71 năm"))
    [event, _] = plan_of(made).events
    assert (event.id, event.summary.in_("vi")) == ("dien-bien-phu", "Kỷ niệm 71 năm Chiến thắng Điện Biên Phủ")
    assert event.date is not None
    assert f"{event.date.day}" == "2024-05-08"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("từ ngày 15/6 đến hết ngày 15/8/2024", "2024-06-15", "2024-08-15"),
        ("từ tháng 7 đến tháng 8 năm 2024", "2024-07-01", "2024-08-31"),
        ("trong tháng 7/2024", "2024-07-01", "2024-07-31"),
        ("trong các ngày 01 - 05/7/2024", "2024-07-01", "2024-07-05"),
        ("từ ngày 20 tháng 6 năm 2024 đến ngày 02 tháng 9 năm 2024", "2024-06-20", "2024-09-02"),
    ],
)
def test_a_window_that_was_typed_over(typed: str, first: str, last: str) -> None:
    made = edited(replace("Đối với sự kiện Chiến dịch hè", "từ tháng 6 đến hết tháng 8/2024", typed))
    schedule = plan_file(made.text).schedule
    assert schedule is not None, made.text
    [window] = [window for window in schedule.windows if window.event.id == "he"]
    assert (f"{window.first}", f"{window.last}") == (first, last)
    assert "# TODO: " not in made.text


UNTIL_THEN = "window: {from: 01/01/2024, to: 31/12/2024}"
UNREAD = "# TODO: không đọc được thời gian; hãy viết vào chỗ thời gian đang ghi tạm ở đây"


@pytest.mark.parametrize(
    ("begins", "old", "new", "lines"),
    [
        (
            "Đối với",
            "từ tháng 6 đến hết tháng 8/2024",
            "khi hè về",
            "window: {from: 01/01/2024, to: 31/12/2024}",
        ),
        ("Báo cáo kết quả", "chậm nhất ngày 15/12/2024", "khi có yêu cầu", "date: 31/12/2024"),
        ("Phát thanh", "thứ Ba hằng tuần", "khi cần", "date: 07/05/2024"),
    ],
)
def test_days_that_cannot_be_read_are_to_be_written_with_their_sentence(
    begins: str, old: str, new: str, lines: str
) -> None:
    made = edited(replace(begins, old, new))
    assert UNREAD in made.text
    assert new in made.text
    assert f"    {lines}\n" in made.text
    assert made.text.count("# TODO: ") == 1


@pytest.mark.parametrize(
    ("edits", "id"),
    [
        ([take_away("Đối với sự kiện Chiến dịch hè")], "he"),
        ([replace("Kỷ niệm 70 năm", " (07/5/1954 - 07/5/2024)", "")], "dien-bien-phu"),
    ],
)
def test_an_event_that_has_no_days_any_more_keeps_its_id_and_is_to_have_them(edits: list[Edit], id: str) -> None:
    made = edited(*edits)
    assert id in [event.id for event in plan_of(made).events]
    assert UNREAD in made.text
    assert [unit.id for unit in plan_of(made).units] == ["van-hoa", "cong-an"]


@pytest.mark.parametrize(
    ("bracket", "day"),
    [
        ("(7/5)", "2024-05-07"),
        ("(rằm tháng Tám, 17/9/2024)", "2024-09-17"),
        ("(ngày 9 tháng 5 năm 2024)", "2024-05-09"),
    ],
)
def test_the_day_of_an_event_in_other_words(bracket: str, day: str) -> None:
    event = plan_of(edited(replace("Kỷ niệm 70 năm", "(07/5/1954 - 07/5/2024)", bracket))).events[0]
    assert event.summary.in_("vi") == "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ"
    assert event.date is not None
    assert f"{event.date.day}" == day


@pytest.mark.parametrize(
    ("new", "expected"), [("trước ngày 10/12/2024", "2024-12-10"), ("xong trước ngày 08/9/2024", "2024-09-08")]
)
def test_a_deadline_in_other_words(new: str, expected: str) -> None:
    made = edited(replace("Báo cáo kết quả", "chậm nhất ngày 15/12/2024", new))
    found = {item.id: item for item in plan_of(made).deadlines}["bao-cao"]
    assert found.date is not None
    assert (f"{found.date.day}", found.summary.in_("vi")) == (expected, "Báo cáo kết quả")
    assert "# TODO: " not in made.text


def test_an_activity_in_other_words() -> None:
    said = "thứ Ba hằng tuần, từ 5 giờ 10 phút đến 5 giờ 30 phút"
    made = edited(replace("Phát thanh", said, "6h00 ngày 06/5/2024"))
    schedule = plan_file(made.text).schedule
    assert schedule is not None
    [found] = schedule.activities
    assert (found.id, [f"{day}" for day in found.days]) == ("loa", ["2024-05-06"])
    assert found.activity.time is not None
    assert found.activity.time.message() == "06:00"


def test_lines_that_are_written_as_those_beside_them() -> None:
    deadline = "Tổng hợp số liệu: chậm nhất ngày 20/12/2024 (đơn vị: Công an xã; Công chức văn hóa)."
    activity = "Văn nghệ: ngày 06/5/2024, lúc 19 giờ 30 phút (địa điểm: Sân vận động; chủ trì: Công an xã)."
    plan = plan_of(edited(add_below("Báo cáo kết quả", deadline), add_below("Phát thanh", activity)))
    new = plan.deadlines[-1]
    assert (new.id, new.units and [unit.id for unit in new.units]) == ("tong-hop-so-lieu", ["cong-an", "van-hoa"])
    held = plan.activities[-1]
    assert (held.id, held.event and held.event.id) == ("van-nghe", "dien-bien-phu")
    assert held.location is not None
    assert held.lead is not None
    assert (held.location.in_("vi"), [unit.id for unit in held.lead]) == ("Sân vận động", ["cong-an"])


def test_an_event_that_was_renamed_where_it_stands_alone_is_asked_about_where_its_old_name_is() -> None:
    made = edited(replace("Kỷ niệm 70 năm", "Chiến thắng Điện Biên Phủ", "Chiến thắng lịch sử Điện Biên Phủ"))
    found = {item.id: item for item in plan_of(made).deadlines}["de-cuong"]
    assert found.event is not None
    assert found.event.id == "dien-bien-phu"
    assert "# TODO: “Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ” được hiểu là dien-bien-phu, vốn ở chỗ này" in made.text


def test_a_contradiction_between_the_calendars_is_asked_about() -> None:
    said = "(ngày 10/3/2024 âm lịch, tức ngày 19/4/2024)"
    made = edited(replace("Kỷ niệm 70 năm", "(07/5/1954 - 07/5/2024)", said))
    assert "# TODO: văn bản ghi như vậy; thời gian có đúng không?" in made.text


def test_what_was_added_and_has_no_place_in_a_plan_is_told_at_the_end() -> None:
    made = edited(add_below("Trong đó", "Kinh phí thực hiện: 45.000.000 đồng từ ngân sách xã."))
    assert made.text.endswith("# - Kinh phí thực hiện: 45.000.000 đồng từ ngân sách xã.\n")


def test_an_excerpt_is_no_plan() -> None:
    schedule = plan_file(PLAN).schedule
    assert schedule is not None
    excerpt = word(plan_document(schedule, schedule.plan.units[0], True, VI))
    with pytest.raises(Failure, match="an excerpt for one unit"):
        draft(read_word(excerpt, "kh.docx"), "kh.docx", None, VI)


def test_two_of_one_name_are_told_apart_by_their_marks() -> None:
    plan = PLAN.replace("summary: Chiến dịch hè", "summary: Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ")
    plan = plan.replace("window: 06/2024 - 08/2024", "date: 7/8/2024").replace(
        "event: dien-bien-phu, b", "event: he, b"
    )
    schedule = plan_file(plan).schedule
    assert schedule is not None
    assert_the_same(schedule, VI)


def test_a_paragraph_that_was_deleted_with_changes_tracked_takes_its_bookmark_with_it() -> None:
    def edit(file: Document) -> None:
        paragraph = at(file, "Báo cáo kết quả")._p
        properties = paragraph.get_or_add_pPr()
        mark = OxmlElement("w:rPr")
        mark.append(OxmlElement("w:del"))
        properties.append(mark)
        deleted = OxmlElement("w:del")
        for run in list(paragraph.iter(qn("w:r"))):
            run.addprevious(deleted)
            deleted.append(run)
            for text in list(run.iter(qn("w:t"))):
                text.tag = qn("w:delText")

    assert [item.id for item in plan_of(edited(edit)).deadlines] == ["de-cuong"]


def test_the_rule_that_was_typed_over() -> None:
    made = edited(replace("Trong đó", "20 ngày", "30 ngày"))
    rule = plan_of(made).window
    assert rule is not None
    assert rule.before is not None
    assert rule.before.number == 30


@pytest.mark.parametrize(
    ("old", "new", "date", "before", "units"),
    [
        ("15/12/2024", "20/12/2024", "2024-12-20", None, ["van-hoa"]),
        (
            "đơn vị: Công chức văn hóa",
            "đơn vị: Công chức văn hóa; Công an xã",
            "2024-12-15",
            None,
            ["van-hoa", "cong-an"],
        ),
        (" (đơn vị: Công chức văn hóa)", "", "2024-12-15", None, None),
    ],
)
def test_a_deadline_that_was_typed_over(
    old: str, new: str, date: str, before: int | None, units: list[str] | None
) -> None:
    found = {item.id: item for item in plan_of(edited(replace("Báo cáo kết quả", old, new))).deadlines}["bao-cao"]
    assert found.date is not None
    assert f"{found.date.day}" == date
    assert (found.units and [unit.id for unit in found.units]) == units


def test_a_unit_that_nobody_knows_is_told() -> None:
    made = edited(replace("Báo cáo kết quả", "Công chức văn hóa", "Hội Phụ nữ"))
    assert "# TODO: “Hội Phụ nữ” được hiểu là van-hoa, vốn ở chỗ này; có đúng không?" in made.text
    made = edited(replace("Báo cáo kết quả", "Công chức văn hóa", "Công chức văn hóa; Hội Phụ nữ"))
    assert "# TODO: không có đơn vị nào tên là: Hội Phụ nữ" in made.text
    found = {item.id: item for item in plan_of(made).deadlines}["bao-cao"]
    assert (found.units and [unit.id for unit in found.units]) == ["van-hoa"]


def test_how_long_before_an_event_that_was_typed_over() -> None:
    made = edited(replace("Gửi đề cương", "” 30 ngày", "” 45 ngày"), replace("Gửi đề cương", "07/4/2024", "23/3/2024"))
    found = {item.id: item for item in plan_of(made).deadlines}["de-cuong"]
    assert found.date is None
    assert found.before is not None
    assert found.before.number == 45


def test_a_day_and_a_length_of_which_one_was_forgotten_are_both_there_and_told_by_check() -> None:
    made = edited(replace("Gửi đề cương", "ngày 07/4/2024", "ngày 09/4/2024"))
    assert [problem.code for problem in plan_file(made.text).problems] == ["countdown"]


def test_a_unit_that_was_renamed_keeps_its_id_and_is_known_by_its_new_name() -> None:
    made = edited(
        replace("Công chức văn hóa", "văn hóa", "văn hóa - xã hội"),
        replace("Báo cáo kết quả", "Công chức văn hóa", "Công chức văn hóa - xã hội"),
    )
    plan = plan_of(made)
    assert next((unit.id, unit.name.in_("vi")) for unit in plan.units) == ("van-hoa", "Công chức văn hóa - xã hội")
    assert {item.id: item for item in plan.deadlines}["bao-cao"].units is not None


def test_lines_that_were_added_are_read_as_any_documents() -> None:
    made = edited(
        add_below("Ý nghĩa thời đại", "Tri ân các anh hùng liệt sĩ."),
        add_below("Treo băng rôn", "Quét dọn đường làng."),
        add_below("Giáo dục truyền thống", "Củng cố niềm tin."),
        add_below("Kỷ niệm 70 năm", "Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)"),
    )
    plan = plan_of(made)
    messages = {event.id: [point.in_("vi") for point in event.messages.points] for event in plan.events}
    assert list(messages) == ["dien-bien-phu", "he", "sinh-chu-tich-ho-chi-minh"]
    duties = [point.in_("vi") for point in plan.units[0].duties.points]
    assert duties == ["Treo băng rôn", "Quét dọn đường làng", "Trang trí trụ sở"]
    assert [point.in_("vi") for point in plan.objectives.points] == ["Giáo dục truyền thống", "Củng cố niềm tin"]


def copied(begins: str, times: int) -> Edit:
    """Copy a paragraph with its bookmark, and paste it below."""

    def edit(file: Document) -> None:
        line = at(file, begins)._p
        for _ in range(times):
            line.addnext(copy.deepcopy(line))

    return edit


def test_lines_that_were_copied_with_their_bookmarks_are_others() -> None:
    plan = plan_of(edited(copied("Báo cáo kết quả", 2), copied("Kỷ niệm 70 năm", 2)))
    deadlines, events = [item.id for item in plan.deadlines], [event.id for event in plan.events]
    assert deadlines[:2] == ["de-cuong", "bao-cao"]
    assert events[0] == "dien-bien-phu"
    assert (len(set(deadlines)), len(set(events))) == (4, 4)


def test_a_long_first_sentence_is_read_at_once() -> None:
    """Each of its words may stand in it any number of times."""
    text = "Thực hiện " + "a số a, ngày 1 của a về a, a ban hành " * 20_000

    def edit(file: Document) -> None:
        [run] = at(file, "Ủy ban nhân dân xã Bản Bo ban hành").runs
        run.text = text

    assert plan_of(edited(edit)).parent is None


def test_lines_that_were_taken_away_are_gone() -> None:
    made = edited(take_away("Ý nghĩa thời đại"), take_away("Báo cáo kết quả"), take_away("Trang trí trụ sở"))
    plan = plan_of(made)
    assert [point.in_("vi") for point in plan.events[0].messages.points] == ["Ngày 07/5/1954: chiến thắng"]
    assert [item.id for item in plan.deadlines] == ["de-cuong"]
    assert [point.in_("vi") for point in plan.units[0].duties.points] == ["Treo băng rôn"]


def test_points_that_were_typed_over_keep_what_they_say_of_days() -> None:
    made = edited(replace("Trang trí trụ sở", "Trang trí trụ sở", "Trang trí trụ sở từ ngày 01/5 đến 10/5/2024"))
    plan = plan_of(made)
    assert plan.units[0].duties.points[1].in_("vi") == "Trang trí trụ sở từ ngày 01/5 đến 10/5/2024"
    assert len(plan.activities) == 1


def test_the_annex_says_again_what_stands_before_and_is_not_read() -> None:
    def edit(file: Document) -> None:
        table = file.tables[-2]
        table.cell(1, 3).paragraphs[0].runs[0].text = "01/01/2024"

    assert edited(edit).text == edited().text


def test_a_document_whose_bookmarks_are_gone_is_read_as_any_other() -> None:
    def edit(file: Document) -> None:
        for mark in [*file.element.iter(qn("w:bookmarkStart")), *file.element.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)

    plan = plan_of(edited(edit))
    dates = [(event.summary.in_("vi"), event.date and f"{event.date.day}") for event in plan.events]
    assert ("Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ", "2024-05-07") in dates


def test_bookmarks_that_stand_between_paragraphs_are_of_the_next() -> None:
    def edit(file: Document) -> None:
        for mark in list(file.element.iter(qn("w:bookmarkStart"))):
            paragraph = mark.getparent()
            paragraph.addprevious(mark)

    assert edited(edit).text == edited().text


def test_words_that_word_marks_as_changed_are_accepted() -> None:
    def edit(file: Document) -> None:
        paragraph = at(file, "Báo cáo kết quả")
        [run] = paragraph.runs
        before, after = run.text.split("15/12/2024")
        run.text = before
        inserted = OxmlElement("w:ins")
        run._r.addnext(inserted)
        new = copy.deepcopy(run._r)
        inserted.append(new)
        new.find(qn("w:t")).text = "20/12/2024"
        rest = copy.deepcopy(run._r)
        rest.find(qn("w:t")).text = after
        inserted.addnext(rest)

    found = {item.id: item for item in plan_of(edited(edit)).deadlines}["bao-cao"]
    assert found.date is not None
    assert f"{found.date.day}" == "2024-12-20"


@pytest.mark.parametrize("ending", ["docx", "odt", "doc"])
def test_an_office_program_that_saves_it_again_keeps_everything(ending: str, tmp_path: Path) -> None:
    office = program("soffice")
    schedule = plan_file(PLAN).schedule
    assert schedule is not None

    def saved(written: bytes) -> bytes:
        (tmp_path / "kh.docx").write_bytes(written)
        for begin, end in ((f"{tmp_path}/kh.docx", ending), (f"{tmp_path}/out/kh.{ending}", "docx")):
            profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
            command = [office, profile, "--headless", "--convert-to", end, "--outdir", f"{tmp_path}/out", begin]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (tmp_path / "out" / "kh.docx").read_bytes()

    assert_the_same(schedule, VI, saved)


# The phrases


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("trước mỗi sự kiện 20 ngày và sau mỗi sự kiện 05 ngày", Ends(before="20 ngày", after="5 ngày")),
        ("20 days before and 5 days after each event", Ends(before="20 days", after="5 days")),
        ("trong ngày diễn ra sự kiện", Ends(before="0 ngày", after="0 ngày")),
        ("từ ngày diễn ra sự kiện đến sau sự kiện 01 tháng", Ends(before="0 ngày", after="1 tháng")),
        ("từ trước sự kiện 02 tuần đến hết ngày 08/5/2024", Ends(before="2 tuần", end="08/05/2024")),
        ("from 01/04/2024 until 5 days after the event", Ends(start="01/04/2024", after="5 days")),
        ("từ ngày 01 đến hết ngày 15/5/2024", Ends(start="01/05/2024", end="15/05/2024")),
        ("từ tháng 6 đến hết tháng 8/2023", Ends(start="06/2023", end="08/2023")),
        ("trong quý II/2024", Ends(start="Quý II/2024", end="Quý II/2024")),
        (
            "từ ngày 10/3/2024 âm lịch (ngày 18/4/2024) đến hết ngày 23/4/2024",
            Ends(start="10/3/2024 âm lịch", end="23/04/2024"),
        ),
        ("khi hè về", None),
        ("từ ngày mai đến hết", None),
    ],
)
def test_the_ends_of_a_window(text: str, ends: Ends | None) -> None:
    assert ends_of(text) == ends


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Báo cáo: chậm nhất ngày 1/5/2024", ("Báo cáo: chậm nhất ngày 1/5/2024", {})),
        ("A (chủ trì: B; đơn vị: C; D)", ("A", {"lead": "B", "units": "C; D"})),
        (
            "A (ngày 1/5) (địa điểm: Nhà (khu B); liên hệ: Đ/c C)",
            ("A (ngày 1/5)", {"location": "Nhà (khu B)", "contact": "Đ/c C"}),
        ),
        ("A (led by: B)", ("A", {"lead": "B"})),
        ("A (xem: https://a.vn/b; c)", ("A", {"url": "https://a.vn/b; c"})),
        ("A (chủ trì: B) và C", ("A (chủ trì: B) và C", {})),
    ],
)
def test_what_brackets_say_by_labels(text: str, found: tuple[str, dict[str, str]]) -> None:
    assert without_details(text) == found


def test_labels_of_a_paragraph() -> None:
    text = "Gọi tắt: ĐBP; địa điểm: Sân A; Nhà B; chủ trì: Công an"
    assert by_labels(text) == {"short": "ĐBP", "location": "Sân A; Nhà B", "lead": "Công an"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A (dự kiến)", ("A", True)),
        ("A (tentative)", ("A", True)),
        ("A (dự kiến) B", ("A (dự kiến) B", True)),
        ("A", ("A", False)),
    ],
)
def test_what_is_not_settled(text: str, found: tuple[str, bool]) -> None:
    assert settled(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A (b)", ("A", "b")),
        ("A (b (c))", ("A", "b (c)")),
        ("A (b) (c)", ("A (b)", "c")),
        ("A (b) c", ("A (b) c", "")),
        ("A b)", ("A b)", "")),
    ],
)
def test_brackets_at_the_end(text: str, found: tuple[str, str]) -> None:
    assert bracketed(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thứ Ba hằng tuần, từ 05:10 đến 05:30", ("thứ Ba hằng tuần", "05:10 - 05:30")),
        ("every Tuesday, at 07:30", ("every Tuesday", "07:30")),
        ("ngày 30/4/2024 và ngày 07/5/2024, lúc 7 giờ 30", ("ngày 30/4/2024 và ngày 07/5/2024", "07:30")),
        ("thứ Ba, thứ Năm hằng tuần", ("thứ Ba, thứ Năm hằng tuần", "")),
    ],
)
def test_days_and_hours(text: str, found: tuple[str, str]) -> None:
    assert without_hours(text) == found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("thứ Ba, thứ Năm hằng tuần", "thứ Ba, thứ Năm hằng tuần"),
        ("thứ Ba hằng tuần, đến hết ngày 01/5/2024", "FREQ=WEEKLY;UNTIL=20240501;BYDAY=TU"),
        ("hằng ngày, 3 lần", "FREQ=DAILY;COUNT=3"),
        ("daily, 1 time", "FREQ=DAILY;COUNT=1"),
        ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("ngày 01/5/2024", ""),
        ("thỉnh thoảng, 3 lần", ""),
    ],
)
def test_how_something_repeats(text: str, rule: str) -> None:
    assert repeat_in_file(text) == rule


def test_a_markdown_or_text_file_of_it_is_read_as_any_document() -> None:
    schedule = plan_file(PLAN).schedule
    assert schedule is not None
    text = to_markdown(plan_document(schedule, None, False, VI))
    plan = plan_of(draft(read_bytes(text.encode(), "kh.md", "md"), "kh.md", None, VI))
    assert {f"{event.date.day}" for event in plan.events if event.date} >= {"2024-05-07"}


def test_ids_of_an_earlier_plan_are_those_that_the_document_has_however_it_was_rewritten() -> None:
    file = docx.Document(io.BytesIO(content()))
    replace(
        "Kỷ niệm 70 năm",
        "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024)",
        "Hội làng (ngày 09/9/2024)",
    )(file)
    replace("Công chức văn hóa", "Công chức văn hóa", "Ban Quản lý di tích")(file)
    replace("Báo cáo kết quả", "Công chức văn hóa", "Ban Quản lý di tích")(file)
    replace("Gửi đề cương", "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ", "Hội làng")(file)
    saved = io.BytesIO()
    file.save(saved)
    earlier = plan_file(PLAN).plan
    plan = plan_of(draft(read_word(saved.getvalue(), "kh.docx"), "kh.docx", None, VI, earlier))
    assert [(event.id, event.summary.in_("vi")) for event in plan.events] == [
        ("dien-bien-phu", "Hội làng"),
        ("he", "Chiến dịch hè"),
    ]
    assert [unit.id for unit in plan.units] == ["van-hoa", "cong-an"]
