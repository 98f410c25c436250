"""Sentences as offices write them: those that nothing is said of, and those that have a slip."""

from __future__ import annotations

import pytest

from tamduong_cli.dates.slips import slips
from tamduong_cli.language import Language


def found(text: str) -> list[tuple[str, str]]:
    return [(slip.code, Language("en").render(slip.message)) for slip in slips(text)]


SILENT = [
    "Tổ chức thi vào 26/6/2025 (thứ Năm), 27/6/2025 (thứ Sáu)",
    "Họp ngày 26/6/2025 (Thứ 5), ngày 27/6/2025 (Thứ 6) tại hội trường",
    "Nghỉ từ 06/9/2025 (thứ Bảy) - 07/9/2025 (Chủ nhật)",
    "Lịch trực: 26/6/2025: thứ Năm, 27/6/2025: thứ Sáu",
    "Làm việc 26/6/2025 (sáng thứ Năm), 27/6/2025 (sáng thứ Sáu)",
    # terms, stages, school years
    "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ xã, nhiệm kỳ 2020 - 2025",
    "Đề án chuyển đổi số giai đoạn 2021-2025, định hướng đến năm 2030",
    "Tổng kết 5 năm thực hiện Chương trình mục tiêu quốc gia (giai đoạn 2021 - 2025)",
    "Báo cáo kết quả 3 năm thực hiện Kế hoạch 5 năm (01/01/2021 - 31/12/2025)",
    "Khai giảng năm học 2025 - 2026 vào sáng thứ Sáu, ngày 05/9/2025",
    "Chuẩn bị Đại hội đại biểu Hội Nông dân huyện lần thứ 12, nhiệm kỳ 2023-2028",
    "Tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng, dự kiến quý I/2026",
    "Chủ đề công tác năm 2026: “Kỷ cương, trách nhiệm, hiệu quả”",
    # documents
    "Thực hiện Nghị quyết số 30/2/2021 của Đảng ủy xã về công tác tư tưởng",
    "Căn cứ Kế hoạch số 31/4/KH-UBND ngày 15/4/2025 của Ủy ban nhân dân xã",
    "Theo Công văn số 31-6-2025/CV-VP và Tờ trình 30/2/2024",
    "Thực hiện Quyết định số 31/11/QĐ-TTg, Chỉ thị 05-CT/TW ngày 15/5/2016",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư",
    "Thông báo kết luận số 31/6/TB-ĐU ngày 30/6/2025",
    "Hồ sơ 29/2/2023 lưu tại Văn phòng; phiếu chuyển số 31/9/2025",
    "Hướng dẫn số 12, 30/2/2025 của Ban Tổ chức",
    # counts beside pairs, and other counts
    "Trao Huy hiệu 40 năm, 60 năm tuổi Đảng nhân Ngày thành lập Đảng (3/2/1930 - 3/2/2026)",
    "Tặng Huy hiệu 30, 40, 50 năm tuổi Đảng cho 12 đồng chí (03/02/1930-03/02/2025)",
    "Gặp mặt cán bộ 25 năm công tác dịp Ngày truyền thống (28/8/1945 - 28/8/2025)",
    "Kỷ niệm 80 năm Cách mạng Tháng Tám và Quốc khánh (2/9/1945-2/9/2025)",
    "Kỷ niệm 135 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2025)",
    "Đồng chí Nguyễn Văn Bình (1/6/1924 - 3/4/2015), cán bộ tiền khởi nghĩa",
    "Kỷ niệm 100 năm Ngày sinh đồng chí Trần Thị Hoa (1924 - 2015)",
    "Kỷ niệm 73 năm thành lập Đội (29/2/1952 - 28/2/2025)",
    "Kỷ niệm 73 năm thành lập Đội (29/2/1952 - 01/3/2025)",
    "Phong trào thi đua 2 năm (19/5/2023 - 02/9/2025) của huyện",
    "Chặng đường 50 năm (30/4/1975 - 30/4/2025) và 20 năm chia tách (1/1/2005 - 1/1/2025)",
    "Hưởng ứng 56 ngày đêm chiến dịch (13/3/1954 - 07/5/1954)",
    # weekdays
    "THỨ HAI (09/02/2026): giao ban Thường trực",
    "Sáng thứ Hai, ngày 09/02/2026, tiếp công dân tại trụ sở",
    "Ngày 09/02/2026 (chiều thứ Hai): họp Ban Chỉ đạo",
    "Tuần 7: từ thứ Hai, ngày 09/02 đến Chủ nhật, ngày 15/02/2026",
    "Trực Tết từ thứ Bảy (14/02) đến hết Chủ nhật (22/02/2026)",
    "Kỳ họp thứ 2 (09/02/2026) và kỳ họp thứ 3 (15/7/2026) của Hội đồng nhân dân",
    "Phát thanh thứ Ba, thứ Năm hằng tuần, từ 01/3/2026 đến 30/3/2026",
    "Từ thứ Hai đến thứ Sáu, 09/02/2026 - 13/02/2026",
    "Đợt 2 từ thứ Sáu, 26/12 đến thứ Hai, 05/01/2026",
    # lengths
    "Nghỉ Tết 7 ngày, từ ngày 14/02 đến hết ngày 20/02/2026",
    "Tết Nguyên đán nghỉ 09 ngày liên tục, từ thứ Bảy, 14/02/2026 đến hết Chủ nhật, 22/02/2026",
    "Nghỉ 05 ngày theo lịch, từ ngày 14/02/2026 đến ngày 22/02/2026",
    "Thời gian tập huấn 06 ngày, từ 02/3/2026 đến 07/3/2026",
    "Lớp bồi dưỡng 12 ngày, từ 02/3/2026 đến 14/3/2026",
    "Trưng bày trong 26 ngày (17/4 - 12/5/2024)",
    "Treo cờ Tổ quốc 4 ngày, 30/4-03/5",
    "Niêm yết danh sách ít nhất 30 ngày, từ 01/02 đến 15/3/2026",
    "Hoàn thành trong vòng 5 ngày, từ 10/02/2026 đến 20/02/2026",
    "Mỗi xã tổ chức 2 ngày, từ 10/02/2026 đến 12/02/2026",
    "Mỗi đợt kiểm tra 3 ngày, từ 01/3/2026 đến 05/3/2026",
    "Chiếu phim lưu động 01 ngày, từ 10/02 đến 17/02/2026",
    "Tổ chức 2 ngày, từ 01/3 đến 31/3/2026, do đơn vị tự chọn",
    "Nghỉ bù 3 ngày, không kể thứ Bảy, Chủ nhật, từ 10/02/2026 đến 14/02/2026",
    "Nghỉ 5 ngày, 10–12/02 và 16–17/02",
    "Nghỉ 10–12/02 và 15–18/02 (7 ngày)",
    "Huấn luyện 10 ngày, từ 01/3/2026 đến 12/3/2026, gồm 8 ngày thực hành",
    "Nghỉ Tết 9 ngày, từ 27/12 đến 05/01",
    "Nghỉ 7 ngày, từ 26/12 đến 03/01 âm lịch",
    "Thi trong 3 ngày, 25, 26 và 27/6/2025",
    "Hội nghị diễn ra trong 1,5 ngày, từ ngày 10/4 đến ngày 11/4/2025",
    "Nghỉ 5 ngày từ thứ Hai, 16/02 đến hết thứ Sáu, 20/02/2026; tính cả cuối tuần là 9 ngày",
    "Chậm nhất 70 ngày trước ngày bầu cử, 04/01/2026",
    "Sau 15 ngày, từ 01/3 đến 10/3/2026, tổng hợp báo cáo",
    "Từ 5 đến 7 ngày, 10 - 17/02/2026, tùy đơn vị",
    "Chiến dịch 92 ngày (01/6/2023 – 31/8/2023)",
    "Từ ngày 01/12/2023 đến 10/01/2024 (41 ngày)",
    "Báo cáo trước 10 ngày, số liệu từ 01/01 đến 15/6/2026",
    # numbers that are no dates
    "Trực 24/7, điện thoại 0213.31.4.2025, fax 024-38-31-4-2025",
    "Số máy 0912 30 2 2024, địa chỉ mạng 10.31.4.2025",
    "Nhà văn hóa số 31/4 đường 30/4; ngõ 31/6/2012",
    "Có 31/40 chi bộ, 30/2 tổ đạt; tỷ số 31-4",
    "Đạt 1/2 kế hoạch, 29/30 thôn có loa truyền thanh",
    "Đúng 7h30 ngày 7/5, 14 giờ 00 ngày 8/5/2024",
    "Phiên bản 31.4.2025.1 của phần mềm",
    "Liên hệ 024-38-31-4-2025 để đăng ký",
    "Tỷ lệ 30/2 là sai; lương cơ sở 2.340.000 đồng",
    # days that are none on purpose, or of the lunar calendar
    "Năm nay tháng Hai không có ngày 30/2/2026, nhắc các đơn vị ghi đúng",
    "Đính chính: ngày 31/4/2025 sửa thành ngày 30/4/2025",
    "Tiểu phẩm “Chuyện ngày 30/2” của đội văn nghệ",
    "Giỗ cụ tổ ngày 30/2/2026 âm lịch",
    "Lễ hội từ ngày 28/2 đến ngày 30/2 (lịch ta)",
    "Ngày 30 tháng 2 năm Bính Ngọ",
    "Nhân ngày 29/2/2024; ngày 29/2 bốn năm mới có một lần",
    "Từ ngày 30/4 đến ngày 31/5, ngày 30/6, ngày 31/12",
    "Tháng 2 năm 2024, tháng 31 tháng 6 lần",
    # lunar dates that are right
    "Giỗ Tổ Hùng Vương, ngày 26/4/2026 (tức 10/3 âm lịch)",
    "Mùng 1 Tết Bính Ngọ là ngày 17/02/2026 (1/1 âm lịch)",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_that_nothing_is_said_of(text: str) -> None:
    assert found(text) == []


WARNED = [
    ("Nghỉ từ thứ Hai, 01/01/2024 - thứ Năm, 10/01/2024", "weekday", "10/01/2024 is Wednesday, not Thursday"),
    ("Nộp đến thứ Bảy, 31/8/2025", "weekday", "31/8/2025 is Sunday, not Saturday"),
    ("Gửi trước thứ Ba, ngày 15/10/2025", "weekday", "15/10/2025 is Wednesday, not Tuesday"),
    # weekdays
    ("thứ Ba (09/02/2026): giao ban", "weekday", "09/02/2026 is Monday, not Tuesday"),
    ("THỨ BA (09/02/2026):", "weekday", "09/02/2026 is Monday, not Tuesday"),
    ("09/02/2026 (chiều thứ Ba)", "weekday", "09/02/2026 is Monday, not Tuesday"),
    ("ngày 09/02/2026 (buổi sáng thứ Tư)", "weekday", "09/02/2026 is Monday, not Wednesday"),
    ("ngày 09/02/2026 (đêm Chủ nhật)", "weekday", "09/02/2026 is Monday, not Sunday"),
    ("sáng thứ Ba, ngày 09/02/2026", "weekday", "09/02/2026 is Monday, not Tuesday"),
    ("Chiều thứ Tư (ngày 09/02/2026)", "weekday", "09/02/2026 is Monday, not Wednesday"),
    ("Từ thứ Ba, 09/02 đến thứ Sáu, 13/02/2026", "weekday", "09/02 is Monday, not Tuesday"),
    ("Từ thứ Hai (09/02) đến thứ Bảy (13/02/2026)", "weekday", "13/02/2026 is Friday, not Saturday"),
    ("từ thứ Bảy, 26/12 - thứ Hai, 05/01/2026", "weekday", "26/12 is Friday, not Saturday"),
    ("Từ thứ Hai, 09/02 - thứ Bảy, 13/02/2026", "weekday", "13/02/2026 is Friday, not Saturday"),
    # pairs
    (
        "Kỷ niệm 70 năm Chiến thắng Điện Biên Phủ (7/5/1954 - 5/7/2024)",
        "anniversary-day",
        "the date 5/7/2024 is not the day and month of the origin, 7/5/1954",
    ),
    (
        "Kỷ niệm 72 năm thành lập Đội (29/2/1952 - 28/2/2025)",
        "year-count",
        "the text says 72 năm, but 29/2/1952 to 28/2/2025 is 73",
    ),
    (
        "Trao Huy hiệu 40 năm tuổi Đảng; kỷ niệm 95 năm Ngày thành lập Đảng (3/2/1930-3/2/2026)",
        "year-count",
        "the text says 95 năm, but 3/2/1930 to 3/2/2026 is 96",
    ),
    (
        "Ngày thành lập (31/4/1975-30/4/2025)",
        "missing-day",
        "31/4/1975 is not a day of the calendar; April 1975 ends on the 30th",
    ),
    (
        "Ngày thành lập xã (29/2/1954 – 28/2/2024)",
        "missing-day",
        "29/2/1954 is not a day of the calendar; February 1954 ends on the 28th",
    ),
    # days that are none
    (
        "Nộp báo cáo trước 31/4/2025",
        "missing-day",
        "31/4/2025 is not a day of the calendar; April 2025 ends on the 30th",
    ),
    (
        "Nộp trước 31/4/2025; quá 31/4/2025 không nhận",
        "missing-day",
        "31/4/2025 is not a day of the calendar; April 2025 ends on the 30th",
    ),
    (
        "29/2/2023: họp dân",
        "missing-day",
        "29/2/2023 is not a day of the calendar; February 2023 ends on the 28th",
    ),
    (
        "ngày 31 tháng 6 năm 2025",
        "missing-day",
        "31 tháng 6 năm 2025 is not a day of the calendar; June 2025 ends on the 30th",
    ),
    (
        "Từ 01/02 đến 30/02/2026",
        "missing-day",
        "30/02/2026 is not a day of the calendar; February 2026 ends on the 28th",
    ),
    (
        "Công văn số 12/CV-UBND ngày 31/9/2025",
        "missing-day",
        "31/9/2025 is not a day of the calendar; September 2025 ends on the 30th",
    ),
    (
        "họp 31.11.2025, tại hội trường",
        "missing-day",
        "31.11.2025 is not a day of the calendar; November 2025 ends on the 30th",
    ),
    (
        "due on 31 June 2025",
        "missing-day",
        "31/6/2025 is not a day of the calendar; June 2025 ends on the 30th",
    ),
    (
        "2025-02-30",
        "missing-day",
        "2025-02-30 is not a day of the calendar; February 2025 ends on the 28th",
    ),
    ("Hạn nộp: ngày 31/11", "missing-day", "no year has 31/11"),
    ("đến hết 31/6, các chi bộ báo cáo", "missing-day", "no year has 31/6"),
    ("Chiều 31/4, tổng duyệt", "missing-day", "no year has 31/4"),
    ("từ ngày 27 đến ngày 30/02", "missing-day", "no year has 30/02"),
    ("ngày 31 tháng 9 hằng năm", "missing-day", "no year has 31 tháng 9"),
    ("Giỗ Tổ (10/3 âm lịch), nộp báo cáo ngày 31/4", "missing-day", "no year has 31/4"),
    (
        "Gửi trước ngày 12/25/2025",
        "missing-day",
        "12/25/2025: there is no month 25; dates are written day first: 25/12/2025",
    ),
    (
        "ngày 32/5/2025",
        "missing-day",
        "32/5/2025 is not a day of the calendar; May 2025 ends on the 31st",
    ),
    # lengths
    (
        "nghỉ 7 ngày, 10–17/02",
        "day-count",
        "the text says 7 ngày, but 10-17/02 is 8 days, the first and the last included",
    ),
    (
        "Học sinh nghỉ Tết 7 ngày, 10-17/02/2026",
        "day-count",
        "the text says 7 ngày, but 10-17/02/2026 is 8 days, the first and the last included",
    ),
    (
        "trong 05 ngày, từ 10/02/2026 đến 17/02/2026",
        "day-count",
        "the text says 05 ngày, but từ 10/02/2026 đến 17/02/2026 is 8 days, the first and the last included",
    ),
    (
        "Nghỉ Tết (6 ngày, từ ngày 14/02 đến hết ngày 20/02/2026)",
        "day-count",
        "the text says 6 ngày, but từ ngày 14/02 đến hết ngày 20/02/2026 is 7 days, the first and the last included",
    ),
    (
        "Triển lãm 25 ngày (17/4 - 12/5/2024)",
        "day-count",
        "the text says 25 ngày, but 17/4 - 12/5/2024 is 26 days, the first and the last included",
    ),
    (
        "Từ ngày 01/12/2023 đến 10/01/2024 (40 ngày)",
        "day-count",
        "the text says 40 ngày, but Từ ngày 01/12/2023 đến 10/01/2024 is 41 days, the first and the last included",
    ),
    (
        "Đợt cao điểm kéo dài 10 ngày từ 01/3/2026 đến 12/3/2026.",
        "day-count",
        "the text says 10 ngày, but từ 01/3/2026 đến 12/3/2026 is 12 days, the first and the last included",
    ),
    (
        "nghỉ 08 ngày liên tục từ thứ Bảy 14/02/2026 đến hết Chủ nhật 22/02/2026",
        "day-count",
        "the text says 08 ngày, but từ thứ Bảy 14/02/2026 đến hết Chủ nhật 22/02/2026 is 9 days, "
        "the first and the last included",
    ),
    (
        "từ ngày 10 đến ngày 17 tháng 02 năm 2026, 7 ngày.",
        "day-count",
        "the text says 7 ngày, but từ ngày 10 đến ngày 17 tháng 02 năm 2026 is 8 days, the first and the last included",
    ),
    (
        "nghỉ 3 ngày, 30/4-03/5",
        "day-count",
        "the text says 3 ngày, but 30/4-03/5 is 4 days, the first and the last included",
    ),
    (
        "closed for 7 days, from 10/02/2026 to 17/02/2026",
        "day-count",
        "the text says 7 days, but from 10/02/2026 to 17/02/2026 is 8 days, the first and the last included",
    ),
    (
        "Treo cờ 10 ngày, từ 28/8 đến 05/9",
        "day-count",
        "the text says 10 ngày, but từ 28/8 đến 05/9 is 9 days, the first and the last included",
    ),
]


@pytest.mark.parametrize(("text", "code", "message"), WARNED)
def test_a_sentence_with_a_slip(text: str, code: str, message: str) -> None:
    assert found(text) == [(code, message)]
