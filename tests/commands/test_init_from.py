"""`plan init --from`: what it writes, says and refuses. What is found in documents is tried in tests/understanding."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from tests.clicks import usage
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
WORD = ROOT / "docs" / "KE-HOACH.docx"
TEXT = """UBND XÃ NÀ LƯA

KẾ HOẠCH
Tuyên truyền các ngày lễ năm 2026

I. NỘI DUNG
1. Kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)
2. Kỷ niệm Ngày Quốc khánh (02/9)
II. THỜI GIAN
Tuyên truyền trước từng sự kiện 10 ngày và sau mỗi sự kiện 02 ngày. Cuối năm sơ kết.
III. TỔ CHỨC THỰC HIỆN
1. Ban Văn hóa xã: báo cáo kết quả trước ngày 15/9/2026.
"""


@pytest.fixture
def document(tmp_path: Path) -> str:
    (tmp_path / "van-ban.txt").write_text(TEXT, encoding="utf-8")
    return "van-ban.txt"


def test_what_is_said(document: str, run: Run, tmp_path: Path) -> None:
    result = run("init", "--from", document, "ke-hoach")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        f"plan: wrote {os.path.join('ke-hoach', 'plan.schema.json')}\n"
        f"plan: wrote {os.path.join('ke-hoach', 'plan.yaml')}\n"
        "plan: found in the document: 2 events, 2 windows, 1 deadline, 0 activities, 1 unit\n"
        "plan: 2 places in the draft need a look; they are marked with # TODO\n"
        "plan: 1 sentence with a date, a time or a length went nowhere; it is at the end of the draft\n"
        f"plan: open {os.path.join('ke-hoach', 'plan.yaml')} in a text editor, make it yours, then type: "
        f"plan --plan {os.path.join('ke-hoach', 'plan.yaml')} check\n"
        "plan: how a plan is written: docs/en/first-plan.md\n"
    )
    assert sorted(path.name for path in (tmp_path / "ke-hoach").iterdir()) == ["plan.schema.json", "plan.yaml"]
    assert run("--plan", "ke-hoach/plan.yaml", "check").code == 0


def test_the_districts_word_document_gives_the_readmes_windows(run: Run) -> None:
    assert run("init", "--from", str(WORD)).code == 0
    listed = run("windows", "--on", "05/12/2023").out
    assert listed.count("II.3") == 2


def test_standard_input(document: str, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run("init", "--from", document, "named").code == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("init", "--from", "-", "--from-format", "txt", "piped").code == 0
    named, piped = ((tmp_path / folder / "plan.yaml").read_text(encoding="utf-8") for folder in ("named", "piped"))
    assert "read from van-ban.txt" in named or "đọc từ van-ban.txt" in named
    assert piped.splitlines()[5:] == named.splitlines()[5:]


def test_the_years_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nTuyên truyền\n1. Kỷ niệm Ngày Quốc khánh (02/9)\n", encoding="utf-8")
    refused = run("init", "--from", "a.txt")
    assert refused.code == 1
    assert "--years 2026" in refused.err
    assert not (tmp_path / "plan.yaml").exists()
    assert run("init", "--from", "a.txt", "--years", "2027").code == 0
    assert "date: 02/09/2027" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_the_language_is_the_documents_unless_one_is_asked_for(document: str, run: Run, tmp_path: Path) -> None:
    run("init", "--from", document, "vi")
    run("--lang", "en", "init", "--from", document, "en")
    vi, en = ((tmp_path / folder / "plan.yaml").read_text(encoding="utf-8") for folder in ("vi", "en"))
    assert "# đơn vị" in vi
    assert "# units" in en
    assert "summary: Kỷ niệm Ngày Quốc khánh" in vi
    assert "summary: Kỷ niệm Ngày Quốc khánh" in en


def test_ids_of_the_plan_that_is_out(document: str, run: Run, tmp_path: Path) -> None:
    run("init", "--from", document, "one")
    earlier = tmp_path / "one" / "plan.yaml"
    text = earlier.read_text(encoding="utf-8")
    assert "id: sinh-chu-tich-ho-chi-minh\n" in text
    earlier.write_text(text.replace("id: sinh-chu-tich-ho-chi-minh\n", "id: ngay-sinh-bac\n"), encoding="utf-8")
    assert run("init", "--from", document, "--ids-from", str(earlier), "two").code == 0
    again = (tmp_path / "two" / "plan.yaml").read_text(encoding="utf-8")
    assert "id: ngay-sinh-bac\n" in again
    assert "sinh-chu-tich-ho-chi-minh" not in again
    assert run("diff", str(earlier), "two/plan.yaml").out == "Không có gì thay đổi.\n"


def test_a_plan_that_is_there_is_never_written_over(document: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    result = run("init", "--from", document)
    assert result.code == 1
    assert "plan.yaml" in result.err
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "plan.schema.json").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("no.docx", None),
        ("broken.docx", b"PK\x03\x04 no zip"),
        ("empty.txt", b""),
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    ],
)
def test_what_is_no_document(name: str, content: bytes | None, run: Run, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("init", "--from", name, "out")
    assert result.code == 1
    assert result.out == ""
    assert name in result.err
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", [("--from-format", "txt"), ("--ids-from", "plan.yaml")])
def test_what_is_only_for_a_document(option: tuple[str, str], run: Run) -> None:
    message = f"{option[0]} is for a plan drafted with --from FILE"
    assert run("init", *option) == usage("init [OPTIONS] [FOLDER]", message)


def test_an_earlier_plan_with_errors(document: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("format: 1\n", encoding="utf-8")
    result = run("init", "--from", document, "--ids-from", "old.yaml", "out")
    assert result.code == 1
    assert "old.yaml" in result.err
    assert not (tmp_path / "out").exists()
