"""Dates on which nothing is planned: of cited documents, withdrawn, long ago, births, streets."""

from __future__ import annotations

import pytest

from tamduong_cli.understanding.mentions import is_only_mentioned, is_over
from tamduong_cli.understanding.moments import Years, moments

YEARS = Years(range(2024, 2025))


def told(text: str) -> list[tuple[str, bool]]:
    """The days of a text, and whether each is only mentioned."""
    return [(moment.written, is_only_mentioned(text, moment)) for moment in moments(text, YEARS)]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Kế hoạch số 12-KH/HU ngày 05/01/2024 của Huyện ủy về tuyên truyền",
        "Thực hiện Công văn số 455/SVHTT ngày 03/4/2024 của Sở Văn hóa, xã tổ chức hội thi",
        "Nghị quyết được thông qua ngày 15/3/2024",
        "Luật có hiệu lực từ ngày 01/7/2024",
        "theo Hướng dẫn ban hành ngày 02/02/2024",
        "Hội thao (đã thông báo ngày 12/5/2024)",
        "Công bố kết quả theo Công văn ngày 12/5/2024 của Sở về tuyển sinh",
        "dời từ 12/5/2024",
        "Không tổ chức hội thi ngày 12/5/2024",
        "Hủy buổi họp ngày 12/5/2024",
        "lịch cũ: 24 - 26/6/2024",
        "theo kế hoạch cũ là ngày 12/5/2024",
        "ông Lò Văn A (sinh ngày 02/01/2024)",
        "đồng chí C hy sinh ngày 07/5/2024",
        "xã được thành lập ngày 10/10/2024",
        "đường 30/4",
        "Trường THCS 19/5",
        "Công viên 23/9",
        "cập nhật ngày 05/01/2024",
        "số liệu đến ngày 31/5/2024",
        "kể từ ngày 01/7/2024",
        "tính đến ngày 31/12/2024",
        "đã khởi công ngày 02/3/2024",
        "vừa được công nhận ngày 02/3/2024",
        "mới được bầu ngày 02/3/2024",
        "Kế hoạch này thay thế Kế hoạch số 3/KH ngày 06/01/2024",
        "chưa thực hiện ngày 20/5/2024",
        "ngày 20/5 hằng năm",
        "Ngày 19/5 mỗi năm là ngày truyền thống",
        "Hội thi ngày 20/5/2024 đã được tổ chức",
        "pursuant to Plan No. 5 dated 3 March 2024",
        "Plan No. 5/KH dated 3 March 2024 of the Committee on culture",
        "instead of 12 May 2024",
        "born on 3 March 2024",
    ],
)
def test_a_date_on_which_nothing_is_planned(text: str) -> None:
    assert [is_mentioned for _, is_mentioned in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Hội thi ngày 20/5/2024",
        "Họp ngày 20/5/2024 theo Kế hoạch số 5/KH-UBND",
        "Báo cáo trước ngày 20/5/2024 của Ủy ban nhân dân xã về công tác hè",
        "Kế hoạch công tác tuần từ ngày 20/5/2024",
        "Tổ chức lễ công bố Quyết định thành lập xã ngày 01/7/2024",
        "Lễ ký kết chương trình phối hợp ngày 20/5/2024",
        "Thông báo kết quả trước ngày 20/5/2024",
        "Trao Quyết định khen thưởng ngày 20/5/2024",
        "Ban hành kế hoạch trước ngày 20/5/2024",
        "Gặp mặt cựu chiến binh ngày 20/5/2024",
        "Meeting on 3 March 2024",
    ],
)
def test_a_date_on_which_something_is_planned_though_documents_are_spoken_of(text: str) -> None:
    assert [is_mentioned for _, is_mentioned in told(text)] == [False]


@pytest.mark.parametrize(
    ("text", "mentioned", "planned"),
    [
        ("tổ chức ngày 20/5/2024 thay cho ngày 12/5/2024", "12/05/2024", "20/05/2024"),
        ("tổ chức ngày 20/5/2024, thay vì ngày 12/5/2024", "12/05/2024", "20/05/2024"),
        ("chuyển từ ngày 12/5/2024 sang ngày 20/5/2024", "12/05/2024", "20/05/2024"),
        ("họp ngày 20/5/2024 (trước đó là ngày 12/5/2024)", "12/05/2024", "20/05/2024"),
        ("tổ chức ngày 20/5/2024, không phải ngày 12/5/2024", "12/05/2024", "20/05/2024"),
        ("Đường 30/4 treo cờ từ ngày 25/4", "30/04/2024", "25/04/2024"),
        ("Meeting on 3 March 2024 (originally 12 May 2024)", "12/05/2024", "03/03/2024"),
    ],
)
def test_of_two_dates_one_is_only_mentioned(text: str, mentioned: str, planned: str) -> None:
    assert sorted(told(text)) == sorted([(mentioned, True), (planned, False)])


@pytest.mark.parametrize(
    ("text", "over"),
    [
        (" đã được tổ chức trọng thể", True),
        (", đã hoàn thành", True),
        (" không thuộc kế hoạch này", True),
        (" sẽ được tổ chức", False),
        ("", False),
    ],
)
def test_what_is_over(text: str, over: bool) -> None:
    assert is_over(text) is over


@pytest.mark.parametrize(
    "text",
    [
        "Theo Thể lệ số 04/TL-BTC ngày 30/6/2024",
        "Người lập biểu: Giàng A Sử, lập 19/01/2024",
        "Cuộc họp khối vận ngày 5/4/2024 chuyển sang tuần 16, thời gian sẽ thông báo sau",
    ],
)
def test_papers_of_other_kinds_and_what_has_no_day_yet(text: str) -> None:
    (moment,) = moments(text, Years(range(2024, 2025)))
    assert is_only_mentioned(text, moment)
