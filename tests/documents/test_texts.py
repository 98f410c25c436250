"""Texts, Markdown and texts with delimiters: their encodings, paragraphs and tables."""

from __future__ import annotations

import codecs
import random

import pytest

from tamduong_cli.documents.document import Document
from tamduong_cli.documents.fonts import encoding_of
from tamduong_cli.documents.reading import read_bytes
from tamduong_cli.failure import Failure
from tamduong_cli.old_encodings import of_tcvn3
from tests.documents.writing import remarks, shown, table_in

PLAN = "KẾ HOẠCH\nTuyên truyền kỷ niệm các ngày lễ lớn của huyện\n- Treo cờ Tổ quốc từ ngày 01/5\n"
_TCVN3 = {letter: code for code in range(0xA1, 0x100) if (letter := of_tcvn3(bytes([code])))}


def in_tcvn3(text: str) -> bytes:
    """A text as the .Vn fonts have it: capitals with a tone are small letters there."""
    return bytes(ord(sign) if sign.isascii() else _TCVN3.get(sign) or _TCVN3[sign.lower()] for sign in text)


def of(content: bytes | str, name: str = "plan.txt") -> Document:
    return read_bytes(content if isinstance(content, bytes) else content.encode(), name, None)


@pytest.mark.parametrize(
    "content",
    [
        PLAN.encode(),
        codecs.BOM_UTF8 + PLAN.encode(),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        PLAN.encode("utf-32"),
        PLAN.replace("\n", "\r\n").encode(),
        PLAN.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "with a mark", "utf-16", "little", "big", "utf-32", "of Windows", "of old Macs"],
)
def test_a_text_in_an_encoding_of_unicode(content: bytes) -> None:
    document = of(content)
    assert shown(document) == PLAN.splitlines()
    assert remarks(document) == []


def test_a_text_in_tcvn3() -> None:
    document = of(in_tcvn3(PLAN))
    assert shown(document) == [PLAN.splitlines()[0].replace("Ế", "ế").replace("Ạ", "ạ"), *PLAN.splitlines()[1:]]


def test_a_text_in_vni() -> None:
    assert shown(of("Kyû nieäm ngaøy thaønh laäp Ñaûng\nTreo côø Toå quoác\n".encode("cp1252"))) == [
        "Kỷ niệm ngày thành lập Đảng",
        "Treo cờ Tổ quốc",
    ]


def test_a_text_in_windows_1258() -> None:
    written = "Ky\u0309 niê\u0323m nga\u0300y tha\u0300nh lâ\u0323p\nTreo cơ\u0300 Tô\u0309 quô\u0301c".encode("cp1258")
    assert shown(of(written)) == ["Kỷ niệm ngày thành lập", "Treo cờ Tổ quốc"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "café façade naïve, über Müßiggang".encode("cp1252"),
            "plan.txt is in an encoding that could not be told; "
            "open it in the program that wrote it, and save it as UTF-8 or as .docx",
        ),
        (
            random.Random(3).randbytes(3000),
            "plan.txt is in an encoding that could not be told; "
            "open it in the program that wrote it, and save it as UTF-8 or as .docx",
        ),
        (b"a\0\1\2\3" * 50, "plan.txt is not a text; save the document as .docx, .xlsx, .csv or .txt"),
        (b"", "plan.txt is empty; name another file"),
        (b" \n\t\n", "plan.txt has no text; where its pages are pictures, type what they say, or name another file"),
        (
            b"a\n" * 500_001,
            "plan.txt has more than 500000 lines, the most that is read; "
            "save the part with the dates as a file of its own",
        ),
    ],
    ids=["other languages", "noise", "binary", "empty", "blank", "too long"],
)
def test_what_is_no_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(Failure) as error:
        of(content)
    assert str(error.value) == message


def test_a_few_damaged_letters_are_remarked_on() -> None:
    document = of(PLAN.encode().replace("ỷ".encode(), b"\xe1"))
    assert shown(document)[1] == "Tuyên truyền k\ufffd niệm các ngày lễ lớn của huyện"
    assert remarks(document) == ["some letters of the file are damaged, and stand as \ufffd"]


def test_each_line_is_a_paragraph_and_bold_may_go_over_two() -> None:
    text = (
        "Nơi nhận:\n\n- Ban Tuyên giáo\xa0Tỉnh ủy,\n- Lưu.\n\n**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ**\n\n"
        "  Cao Trang Trọng\n(**) 2**3"
    )
    assert shown(of(text)) == [
        "Nơi nhận:",
        "- Ban Tuyên giáo Tỉnh ủy,",
        "- Lưu.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Cao Trang Trọng",
        "(**) 2**3",
    ]


WRAPPED = """\
                 KẾ HOẠCH
Tuyên truyền sâu rộng các sự kiện lịch sử, sự kiện chính trị quan trọng
của tỉnh nhằm giáo dục lòng yêu nước, tự cường trong giai đoạn 1953
- 1954 và tinh thần đại đoàn kết toàn dân tộc; góp phần củng cố, bồi
đắp niềm tin.

1. Mục đích
a) Các hoạt động tuyên truyền kỷ niệm phải đảm bảo thiết thực, hiệu quả,
chất lượng, hướng mạnh về cơ sở.
- Treo cờ Tổ quốc ở các trục đường chính, công sở và nhà dân trong xã
- Phát thanh
b) Tránh phô trương, hình thức, lãng phí; phù hợp với điều kiện thực tế
của từng địa phương, đơn vị.
Khuyến khích các tập thể, cá nhân tham gia tuyên truyền trên các trang
mạng của mình.

- Treo cờ
"""
OF_WRAPPED = [
    "KẾ HOẠCH",
    "Tuyên truyền sâu rộng các sự kiện lịch sử, sự kiện chính trị quan trọng của tỉnh nhằm giáo dục lòng yêu nước, "
    "tự cường trong giai đoạn 1953 - 1954 và tinh thần đại đoàn kết toàn dân tộc; góp phần củng cố, bồi đắp niềm tin.",
    "1. Mục đích",
    "a) Các hoạt động tuyên truyền kỷ niệm phải đảm bảo thiết thực, hiệu quả, chất lượng, hướng mạnh về cơ sở.",
    "- Treo cờ Tổ quốc ở các trục đường chính, công sở và nhà dân trong xã",
    "- Phát thanh",
    "b) Tránh phô trương, hình thức, lãng phí; phù hợp với điều kiện thực tế của từng địa phương, đơn vị.",
    "Khuyến khích các tập thể, cá nhân tham gia tuyên truyền trên các trang mạng của mình.",
    "- Treo cờ",
]


def test_lines_that_were_broken_at_a_width_are_put_together() -> None:
    assert shown(of(WRAPPED)) == OF_WRAPPED


def test_lines_of_a_list_without_empty_lines_stay_apart() -> None:
    lines = [
        f"Ngày {day:02}/02/2026: các đơn vị hoàn thành việc niêm yết danh sách cử tri ở khu dân cư số {day}"
        for day in range(1, 9)
    ]
    assert shown(of("\n".join(lines))) == lines
    assert shown(of("\n\n".join(lines))) == lines
    ended = ["LỊCH", *(f"{line};" for line in lines)]
    assert shown(of("LỊCH\n\n" + "\n".join(ended[1:]))) == ended


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# KẾ HOẠCH\n\n## I. Mục đích ##\n###\n#thẻ", ["KẾ HOẠCH", "I. Mục đích", "#thẻ"]),
        ("**đậm** và __đậm__, *nghiêng* và _nghiêng_, ~~bỏ~~, `mã`", ["đậm và đậm, nghiêng và nghiêng, bỏ, mã"]),
        ("**T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ**", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]),
        ("ten_tep_dai và 2*3*4 và ____ ký tên", ["ten_tep_dai và 2*3*4 và ____ ký tên"]),
        (r"\*không nghiêng\* 1\. a", ["*không nghiêng* 1. a"]),
        ("[Kế hoạch 171](https://a.vn/x) ![cờ](co.png) <https://a.vn>", ["Kế hoạch 171 cờ https://a.vn"]),
        ("- một\n* hai\n+ ba\n  còn ba\n\nsau", ["- một", "- hai", "- ba còn ba", "sau"]),
        ("- một\nsau", ["- một", "sau"]),
        ("1. một\n2. hai", ["1. một", "2. hai"]),
        ("- [x] xong\n- [ ] chưa", ["- xong", "- chưa"]),
        ("dòng một\\\ndòng hai  \ndòng ba\nriêng", ["dòng một\ndòng hai\ndòng ba", "riêng"]),
        ("a<br>b <u>gạch</u><!-- ghi\nchú -->", ["a\nb gạch"]),
        ("> trích\n> dẫn", ["trích", "dẫn"]),
        ("Tên\n===\n\n---\n* * *\ncuối", ["Tên", "cuối"]),
        ("```\n**mã** # x\n- y\n```\nsau", ["**mã** # x", "- y", "sau"]),
        ("| Ngày | Việc |\n|---|:-:|\n| 7/5 | **Treo** cờ |\n| | a\\|b<br>c |\n\nsau",
         [[["Ngày", "Việc"], ["7/5", "Treo cờ"], ["", "a|b\nc"]], "sau"]),
        ("a | b\n--|--\n1 | 2", [[["a", "b"], ["1", "2"]]]),
        ("hoặc a | hoặc b", ["hoặc a | hoặc b"]),
        (WRAPPED.replace("1953\n- ", "1953 -\n"), OF_WRAPPED),
    ],
)  # fmt: skip
def test_markdown(text: str, expected: list[object]) -> None:
    assert shown(of(text, "plan.md")) == expected


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("Ngày,Việc\n7/5,Treo cờ\n", "a.csv", [["Ngày", "Việc"], ["7/5", "Treo cờ"]]),
        ("Ngày;Việc\n7/5;Treo cờ, phát thanh\n8/5;Họp, bàn, chốt\n", "a.csv",
         [["Ngày", "Việc"], ["7/5", "Treo cờ, phát thanh"], ["8/5", "Họp, bàn, chốt"]]),
        ("Ngày\tViệc\n7/5\tTreo, cờ\n", "a.tsv", [["Ngày", "Việc"], ["7/5", "Treo, cờ"]]),
        ('"a, b","nói ""được"""\n"hai\ndòng",x\n', "a.csv", [["a, b", 'nói "được"'], ["hai\ndòng", "x"]]),
        ("sep=;\na;b\n", "a.csv", [["a", "b"]]),
        ("KẾ HOẠCH,,\nNgày,Việc,\n7/5,Treo,\n,,\n", "a.csv", [["KẾ HOẠCH", ""], ["Ngày", "Việc"], ["7/5", "Treo"]]),
        ("một\nhai\n", "a.csv", [["một"], ["hai"]]),
        ("a,b\n\nc,d", "a.csv", [["a", "b"], [], ["c", "d"]]),
    ],
)  # fmt: skip
def test_texts_with_delimiters(content: str, name: str, expected: list[list[str]]) -> None:
    found = table_in(of(content, name))
    assert [[cell.text for cell in row] for row in found.rows] == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n" * 250_000, "a.csv has more than 200000 cells, the most that is read; "
         "save the part with the dates as a file of its own"),
        ('"' + "x" * 200_000, "a.csv is not a table with delimiters; open it in Excel, and save it as .xlsx"),
    ],
    ids=["many cells", "a long one"],
)  # fmt: skip
def test_texts_with_delimiters_that_are_refused(content: str, message: str) -> None:
    with pytest.raises(Failure) as error:
        of(content, "a.csv")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "TCVN3"), (".vnArialH", "TCVN3"), ("VNI-Helve", "VNI"), ("Arial", None), ("", None), ("Vni", None)],
)
def test_which_fonts_are_for_old_encodings(font: str, encoding: str | None) -> None:
    assert encoding_of(font) == encoding
