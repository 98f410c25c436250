"""The rule for windows, lengths counted from an event, and ways to repeat, in their many wordings."""

from __future__ import annotations

import pytest

from tamduong_cli.dates.recurrence import parse_repeat
from tamduong_cli.understanding.rules import anchor, length, repeats, rule


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Tuyên truyền tập trung trước mỗi sự kiện 15 ngày và sau mỗi sự kiện 03 ngày.", "15 ngày", "3 ngày"),
        ("trước ngày kỷ niệm 10 ngày, sau ngày kỷ niệm 02 ngày", "10 ngày", "2 ngày"),
        (
            "Cao điểm bắt đầu từ 15 ngày trước ngày kỷ niệm và kéo dài thêm 03 ngày sau ngày kỷ niệm.",
            "15 ngày",
            "3 ngày",
        ),
        ("trước và sau mỗi sự kiện 05 ngày", "5 ngày", "5 ngày"),
        ("07 ngày trước và sau ngày lễ", "7 ngày", "7 ngày"),
        ("trước 20 ngày và sau 05 ngày so với ngày kỷ niệm", "20 ngày", "5 ngày"),
        ("từng sự kiện: trước 15 ngày, sau 5 ngày", "15 ngày", "5 ngày"),
        ("từ trước ngày kỷ niệm 01 tuần đến sau ngày kỷ niệm 03 ngày", "1 tuần", "3 ngày"),
        ("10 ngày trước sự kiện đến hết ngày sự kiện", "10 ngày", "0 ngày"),
        ("trước sự kiện 10 ngày cho đến chính ngày kỷ niệm", "10 ngày", "0 ngày"),
        ("trước mỗi ngày lễ hai tuần và sau đó một tuần", "2 tuần", "1 tuần"),
        ("trước sự kiện ít nhất 20 (hai mươi) ngày và sau sự kiện 5 (năm) ngày", "20 ngày", "5 ngày"),
        ("trước 01 tháng và sau 01 tuần", "1 tháng", "1 tuần"),
        ("Treo cờ trước 2 ngày và hạ cờ sau 1 ngày", "2 ngày", "1 ngày"),
        ("Publicity begins 10 days before the day and ends 2 days after it.", "10 days", "2 days"),
        ("two weeks before and one week after each event", "2 weeks", "1 week"),
        ("before and after each anniversary 7 days", "7 days", "7 days"),
        ("from 20 days before each event to the day", "20 days", "0 days"),
    ],
)
def test_a_rule_for_windows(text: str, before: str, after: str) -> None:
    found = rule(text)
    assert found
    assert (found.before, found.after) == (before, after)


@pytest.mark.parametrize(
    "text",
    [
        "mỗi đợt tuyên truyền kéo dài 25 ngày",
        "Báo cáo trước ngày 20/5",
        "gửi báo cáo sau 03 ngày",
        "chậm nhất 45 ngày trước ngày bầu cử",
        "trong vòng 10 ngày",
        "trước mỗi sự kiện",
    ],
)
def test_what_is_no_rule(text: str) -> None:
    assert rule(text) is None


def test_where_in_a_text_the_rule_stands() -> None:
    text = "Tuyên truyền trước mỗi sự kiện 15 ngày và sau mỗi sự kiện 03 ngày, riêng Tết 30 ngày."
    found = rule(text)
    assert found
    assert text[found.start : found.end] == "trước mỗi sự kiện 15 ngày và sau mỗi sự kiện 03 ngày"


@pytest.mark.parametrize(
    ("text", "length_", "is_after", "words"),
    [
        ("chậm nhất 45 ngày trước ngày bầu cử", "45 ngày", False, "ngày bầu cử"),
        ("Phát thẻ cử tri xong trước ngày bầu cử 05 ngày", "5 ngày", False, "ngày bầu cử"),
        ("gửi biên bản chậm nhất 03 ngày sau ngày bầu cử", "3 ngày", True, "ngày bầu cử"),
        ("báo cáo sau 10 ngày kể từ ngày bế mạc", "10 ngày", True, "ngày bế mạc"),
        ("trước 07 ngày so với ngày khai mạc", "7 ngày", False, "ngày khai mạc"),
        ("02 tuần trước khi khai giảng", "2 tuần", False, "khai giảng"),
        ("sau 5 ngày làm việc kết thúc hội thi", "5 ngày", True, "kết thúc hội thi"),
        ("trước lễ kỷ niệm ít nhất 15 ngày", "15 ngày", False, "lễ kỷ niệm"),
        ("một tháng trước Tết Nguyên đán", "1 tháng", False, "Tết Nguyên đán"),
        ("hai mươi ngày trước Đại hội, gửi văn kiện", "20 ngày", False, "Đại hội"),
        ("15 ngày trước ngày tổ chức Hội thi để kiểm tra", "15 ngày", False, "ngày tổ chức Hội thi"),
        ("tối thiểu 30 ngày trước ngày khai mạc Đại hội phải trình", "30 ngày", False, "ngày khai mạc Đại hội"),
        ("10 days before the opening", "10 days", False, "the opening"),
        ("within 5 days after the closing ceremony", "5 days", True, "the closing ceremony"),
    ],
)
def test_a_length_counted_from_an_event(text: str, length_: str, is_after: bool, words: str) -> None:
    found = anchor(text)
    assert found
    assert tuple(found.anchor) == (length_, is_after, words)


@pytest.mark.parametrize(
    "text",
    [
        "báo cáo sau 03 ngày khi có yêu cầu",
        "trong 03 ngày",
        "trước 20 ngày",
        "sau khi hoàn thành 05 ngày",
        "gửi sau 5 ngày đó",
        "trước ngày 20/5",
    ],
)
def test_a_length_that_counts_from_nothing_named(text: str) -> None:
    assert anchor(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("thứ Ba và thứ Sáu hằng tuần", "hằng tuần thứ Ba, thứ Sáu"),
        ("vào các ngày thứ Hai, thứ Tư, thứ Sáu hàng tuần", "hằng tuần thứ Hai, thứ Tư, thứ Sáu"),
        ("Chủ nhật hằng tuần, từ 10h30", "hằng tuần Chủ nhật"),
        ("tối thứ Bảy hàng tuần", "hằng tuần thứ Bảy"),
        ("hằng tuần vào thứ Bảy", "hằng tuần thứ Bảy"),
        ("mỗi tuần vào thứ 2, 4, 6", "hằng tuần thứ Hai, thứ Tư, thứ Sáu"),
        ("các ngày thứ 3, thứ 5 hàng tuần", "hằng tuần thứ Ba, thứ Năm"),
        ("hằng ngày", "hằng ngày"),
        ("hàng ngày lúc 5h", "hằng ngày"),
        ("mỗi ngày", "hằng ngày"),
        ("ngày 15 hằng tháng", "hằng tháng ngày 15"),
        ("các ngày 1 và 15 hàng tháng", "hằng tháng ngày 1, 15"),
        ("hằng tháng vào ngày 5", "hằng tháng ngày 5"),
        ("every Sunday, 7:30", "hằng tuần Chủ nhật"),
        ("every Tuesday and Thursday", "hằng tuần thứ Ba, thứ Năm"),
        ("weekly on Friday", "hằng tuần thứ Sáu"),
        ("every day", "hằng ngày"),
        ("daily from 8", "hằng ngày"),
    ],
)
def test_ways_to_repeat(text: str, written: str) -> None:
    found = repeats(text)
    assert found
    assert found.written == written
    assert parse_repeat(found.written)


@pytest.mark.parametrize(
    "text",
    [
        "hằng năm",
        "hằng quý",
        "hàng tháng",
        "thứ Bảy cuối cùng của tháng",
        "thứ Hai, ngày 20/5",
        "ngày 32 hằng tháng",
    ],
)
def test_what_does_not_say_on_which_days_it_repeats(text: str) -> None:
    assert repeats(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("05 ngày", "5 ngày"),
        ("hai tuần", "2 tuần"),
        ("03 tháng", "3 tháng"),
        ("20 (hai mươi) ngày", "20 ngày"),
        ("mười lăm ngày", "15 ngày"),
        ("one week", "1 week"),
        ("two weeks", "2 weeks"),
        ("fifteen days", "15 days"),
        ("một tháng", "1 tháng"),
        ("5 (five) days", "5 days"),
        ("20ngày", "20 ngày"),
        ("MƯỜI NGÀY", "10 ngày"),
    ],
)
def test_lengths_as_the_file_has_them(text: str, written: str) -> None:
    assert length(text) == written
