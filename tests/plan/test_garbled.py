"""Text that was garbled before it came here: told where it is, with what it was, and nothing else is taken for it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tamduong_cli.language import Language
from tamduong_cli.letters import is_syllable
from tamduong_cli.old_encodings import of_tcvn3
from tamduong_cli.plan.garbled import garbled_lines, report_garbled
from tamduong_cli.plan.problems import Report
from tamduong_cli.plan.source import decode
from tamduong_cli.views.problem_lines import lines
from tests.conftest import PLAN, PROJECT, TESTS, plan_file
from tests.plan.test_source import TCVN3, tcvn3, windows_1258

Form = Literal["NFC", "NFD"]
EN = Language("en")
VI = Language("vi")
SENTENCE = "Kế hoạch tuyên truyền kỷ niệm Ngày Giải phóng thị trấn, đồng bào và cán bộ là Đảng viên"
START = "Kế hoạch tuyên truyền kỷ niệm Ngày Giải phóng thị trấn, đồng bào và cán"


def opened_as(content: bytes, encoding: str) -> str:
    """What a program shows of bytes that it takes for another encoding; a byte that stands for nothing is a control."""
    return "".join(bytes([code]).decode(encoding, "ignore") or chr(code) for code in content)


VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HATS = {
    "\u0302": ("â", "áàåãä"),
    "\u0306": ("ê", "éèúüë"),
}
VNI_LETTERS = dict(zip("đĐơƠưƯ", "ñÑôÔöÖ", strict=True)) | {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}


def vni(text: str) -> str:
    """Vietnamese as the VNI fonts have it: â is aâ, and ấ is aá."""
    written = []
    for letter in unicodedata.normalize("NFC", text):
        if letter in VNI_LETTERS:
            written.append(VNI_LETTERS[letter])
            continue
        base, marks = unicodedata.normalize("NFD", letter)[0], unicodedata.normalize("NFD", letter)[1:]
        tone = next((mark for mark in marks if mark in VNI_MARKS), "")
        hat = next((mark for mark in marks if mark in VNI_HATS), "")
        horned = unicodedata.normalize("NFC", base + ("\u031b" if "\u031b" in marks else ""))
        first = VNI_LETTERS.get(horned, horned)
        if hat:
            second = VNI_HATS[hat][1]["\u0301\u0300\u0309\u0303\u0323".index(tone)] if tone else VNI_HATS[hat][0]
        else:
            second = VNI_MARKS[tone] if tone else ""
        written.append(first + (second.upper() if first.isupper() else second))
    return "".join(written)


OPENED_AS = ("cp1252", "cp1258", "latin-1", "mac_roman", "cp437", "cp850")
TO_UNICODE = "copy it, convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6), and paste it back"


def in_tcvn3(text: str) -> str:
    return f"this text is in TCVN3 (ABC), the encoding of the .Vn fonts, and reads '{text}'; {TO_UNICODE}"


def in_vni(text: str) -> str:
    return f"this text is in VNI, the encoding of the VNI fonts, and reads '{text}'; {TO_UNICODE}"


def opened_wrongly(text: str, encoding: str = "UTF-8") -> str:
    return (
        f"this text is {encoding} that was opened in another encoding, and reads '{text}'; "
        f"open the file that it came from as {encoding}, and copy it again"
    )


def lost(text: str) -> str:
    return (
        f"letters were lost where this text was saved in an encoding that lacks them: '{text}'; "
        "type it again, or copy it from where it came from"
    )


def said_of(text: str) -> list[str]:
    """Line, column and what is said of text that is garbled."""
    report = Report("plan.yaml")
    report_garbled(text, report)
    assert {problem.code for problem in report.problems} <= {"garbled"}
    for problem in report.problems:
        assert VI.render(problem.message) != EN.render(problem.message)
    return [f"{problem.place.line}:{problem.place.column} {EN.render(problem.message)}" for problem in report.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KÕ ho¹ch tuyªn truyÒn", "1:4 " + in_tcvn3("Kế hoạch tuyên truyền")),
        ("title: KÕ ho¹ch", "1:11 " + in_tcvn3("Kế hoạch")),
        ("truyÒn", "1:1 " + in_tcvn3("truyền")),
        ("title: HuyÖn ñy Tam §­êng", "1:8 " + in_tcvn3("Huyện ủy Tam Đường")),
        ("  - §oµn Thanh niªn", "1:5 " + in_tcvn3("Đoàn Thanh niên")),
        ('issuer: "Ban Tuyªn gi¸o Huyện ủy"', "1:14 " + in_tcvn3("Ban Tuyên giáo Huyện ủy")),
        ("Keá hoaïch tuyeân truyeàn", "1:1 " + in_vni("Kế hoạch tuyên truyền")),
        ("name: Uûy ban nhaân daân xaõ", "1:7 " + in_vni("Ủy ban nhân dân xã")),
        ("ÑAÛNG UÛY XAÕ", "1:1 " + in_vni("ĐẢNG ỦY XÃ")),
        ("Káº¿ hoáº¡ch", "1:1 " + opened_wrongly("Kế hoạch")),
        ("title: {vi: 'LÃ¡ng Nguyá»…n'}", "1:14 " + opened_wrongly("Láng Nguyễn")),
        ("a â€“ b â€œcâ€\x9d", "1:3 " + opened_wrongly("a – b “c")),
        ("Itâ€™s cafÃ©", "1:1 " + opened_wrongly("It’s café")),
        ("ChÃ\xa0o má»«ng, lÃ\xa0", "1:1 " + opened_wrongly("Chào mừng, là")),
        ("ðŸŽ‰ má»«ng", "1:1 " + opened_wrongly("🎉 mừng")),
        ("Kêì hoaòch tuyên truyêÌn", "1:1 " + opened_wrongly("Kế hoạch tuyên truyền", "Windows-1258")),
        ("K? ho?ch", "1:4 " + lost("K? ho?ch")),
        ("Tuy?n truy?n", "1:1 " + lost("Tuy?n truy?n")),
        ("  summary: ?i?n Bi?n Ph?, nh?ng ng??i", "1:12 " + lost("?i?n Bi?n Ph?, nh?ng ng??i")),
        ("K\ufffd ho\ufffdch", "1:2 " + lost("K\ufffd ho\ufffdch")),
        ("a: 'L\ufffd h\ufffdi'", "1:6 " + lost("L\ufffd h\ufffdi")),
    ],
)
def test_garbled_text_is_told_with_what_it_was(text: str, said: str) -> None:
    assert said_of(text) == [said]


@pytest.mark.parametrize(
    ("encoding", "times", "form"),
    [
        *((encoding, 1, form) for encoding in OPENED_AS for form in ("NFC", "NFD")),
        *((encoding, 2, "NFC") for encoding in OPENED_AS),
        *((encoding, 2, "NFD") for encoding in ("cp1252", "latin-1")),
    ],
)
def test_utf8_that_was_opened_as_something_else_is_had_back(encoding: str, times: int, form: Form) -> None:
    text = unicodedata.normalize(form, SENTENCE)
    for _ in range(times):
        text = opened_as(text.encode(), encoding)
    assert [line.said.values["text"] for line in garbled_lines(text)] == [START]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "latin-1"])
def test_tcvn3_that_was_opened_as_something_else_is_had_back(encoding: str) -> None:
    text = unicodedata.normalize("NFC", opened_as(tcvn3(SENTENCE), encoding))
    assert [line.said.values["text"] for line in garbled_lines(text)] == [START]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_windows_1258_that_was_opened_as_something_else_is_had_back(encoding: str) -> None:
    text = opened_as(windows_1258(SENTENCE), encoding)
    assert [line.said.values["text"] for line in garbled_lines(text)] == [START]


def test_vni_is_had_back() -> None:
    assert [line.said.values["text"] for line in garbled_lines(vni(SENTENCE))] == [START]


def test_the_letters_of_tcvn3_are_those_of_the_standard() -> None:
    for letters, codes in TCVN3.items():
        assert of_tcvn3(bytes.fromhex(codes)) == letters


LINES = [line for line in PLAN.read_text(encoding="utf-8").splitlines() if len(line) > 60 and not line.isascii()]


@pytest.mark.parametrize("line", LINES[::8])
def test_every_line_of_a_plan_is_told_however_it_was_garbled(line: str) -> None:
    kinds = {
        "utf-8": [opened_as(line.encode(), encoding) for encoding in ("cp1252", "cp1258", "mac_roman")],
        "tcvn3": [opened_as(tcvn3(line), "cp1252")],
        "vni": [vni(line)],
        "cp1258": [opened_as(windows_1258(line), "cp1252")],
        "lost": [line.encode("cp1252", "replace").decode("cp1252"), line.encode("ascii", "replace").decode()],
    }
    for kind, texts in kinds.items():
        for text in texts:
            assert [found.kind for found in garbled_lines(text)] == [kind], text


FINE = [
    "Bạn đã biết? Ai? Làm gì? Ở đâu?Khi nào?Hãy nói!",
    "Vitamin K? Lớp 1? (Có không?) https://x.vn/a?b=c&d=tuy?n ai?nt",
    "“TOÀN XÃ”, “THỦ ĐÔ”, “ĐẢNG ỦY XÔ– BÊ… XÃ\xa0HỘI, XÃ\xa0NAM, Hồ\xa0Chí\xa0Minh",
    "Ê-đê, Êđê, M'nông, K'Ho, Hmông, Brâu, Xơ Đăng, Gié-Triêng, Ê Đê, Krông Nô, Y Blô, Rơ Măm, Siu Pơi, H’Mông",
    "TP. Hồ Chí Minh, Đặng Văn Ngữ, Ủy ban, Uỷ ban, hoà, hòa, thuý, quý, qúy, tòan, khoẻ, nguyễn, quốc, giếng, gì",
    "café naïve Müller señor où est l'été à la maïs, haï, el Niño, São Tomé, Zürich, Ångström, garçon, Noël, l'œuvre",
    "Hva må vi gå på nå",
    "på gå så nå, är för då så, Østergård, Malmö, Łódź, Žižkov, Škoda",
    "10µm, 25 m², 30°C, ½, № 5, §4, ©2024, Lenovo®, «Ba», xã¹, x¹, a·b, N·m, kW·h, £5, 5€, 1º, a – b … “c” • d ♥ 🎉 ❤️",
    "email: a.b@c.vn, id: ke-hoach-2024, số 171-KH/BTGTU, Môn: Pôn Pốt, Lênin, Mác – Ăngghen, Xta-lin, Oóc-ca",
    "¿Qué? ¡Hola! Où ça? Là-bas. Forêt, île, château, goût, août, coût",
]


@pytest.mark.parametrize("line", FINE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_right_is_left_alone(line: str, form: Form) -> None:
    for text in (line, line.upper(), line.lower()):
        assert said_of(unicodedata.normalize(form, text)) == []


@pytest.mark.parametrize(
    "path",
    [*sorted((TESTS / "plans" / "valid").glob("*.yaml")), PLAN, *sorted(PROJECT.glob("*.md"))],
    ids=lambda path: path.name,
)
def test_no_plan_and_no_page_of_ours_is_garbled(path: Path) -> None:
    content = path.read_bytes()
    if not content.startswith((b"\xff", b"\xfe")):
        assert said_of(content.decode("utf-8-sig")) == []


def test_one_way_is_told_once_with_the_other_lines() -> None:
    assert said_of("x: Káº¿ hoáº¡ch\ny: fine\r\nz: Lá»… há»™i\n") == [
        "1:4 " + opened_wrongly("Kế hoạch") + "; so is line 3"
    ]
    assert said_of("x: Káº¿ hoáº¡ch\n" * 3 + "y: K? ho?ch\n") == [
        "1:4 " + opened_wrongly("Kế hoạch") + "; so are 2 more lines: 2, 3",
        "4:7 " + lost("K? ho?ch"),
    ]
    assert said_of("x: Káº¿ hoáº¡ch\n" * 300) == [
        "1:4 " + opened_wrongly("Kế hoạch") + "; so are 299 more lines: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
    ]


HEAD = "format: 1\nid: p\nperiod: 2024\nwindow: {before: 20, after: 5}\nevents: [{id: a, summary: A, date: 7/5/2024}]\n"


def test_a_garbled_text_is_a_warning_at_its_line_and_the_rest_is_read() -> None:
    file = plan_file(f"{HEAD}title: KÕ ho¹ch\nissuer: HuyÖn ñy\nrevised: 30/2/2024\n")
    assert lines(file.problems, EN) == (
        f"plan.yaml:6:11: warning: {in_tcvn3('Kế hoạch')}; so is line 7 [garbled]\n"
        "plan.yaml:8:10: error: 30/2/2024 is not a day of the calendar; February 2024 ends on the 29th [no-such-day]\n"
    )
    assert plan_file(f"{HEAD}title: Káº¿ hoáº¡ch\n").schedule is not None


def bytes_said(text: str) -> str:
    report = Report("plan.yaml")
    decode(text.encode(), report)
    return lines(report.problems, EN)


def test_what_cannot_be_seen_in_garbled_text_is_said_to_be_of_it() -> None:
    """ề is Windows-1252's á » and a control character, ư of TCVN3 a soft hyphen; deleting them would lose letters."""
    assert bytes_said("a: fine\nb: truyá»\x81n thá»‘ng\n") == (
        f"plan.yaml:2:4: error: {opened_wrongly('truyền thống')} [encoding]\n"
    )
    assert bytes_said("a: §­êng lèi kh¸ng chiÕn\nb\u200b: x\n") == (
        f"plan.yaml:1:4: error: {in_tcvn3('Đường lối kháng chiến')} [encoding]\n"
        "plan.yaml:2:2: error: the character U+200B cannot be seen; delete it [control-character]\n"
    )


@pytest.mark.parametrize(
    "word",
    ["ở", "ỷ", "quyết", "khuỷu", "nghiêng", "giếng", "gì", "hoà", "hòa", "thuý", "quýt", "oóc", "xoong", "ngoằn"],
)
def test_syllables_of_vietnamese_are_known(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word.upper()))


@pytest.mark.parametrize("word", ["", "ñy", "Brâu", "hoạc̣h", "bàc", "plan", "café's", "êđ", "tuyêên", "ho¹ch", "é1"])
def test_what_is_no_syllable_is_told(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(st.sampled_from("aàáâãeéêghnoóôtu »º¿¡¹®­ÃÂÄ‘€™?\ufffd\n\r:-\"'"), max_size=200))
def test_any_text_is_read_and_told_within_itself(text: str) -> None:
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for line in garbled_lines(text):
        assert 1 <= line.number <= count
        assert EN.render(line.said) != VI.render(line.said)
