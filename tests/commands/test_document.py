"""`plan document`: the plan as a file, an excerpt of it, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from tests.clicks import invalid, usage
from tests.commands.test_terminal import in_pipe
from tests.conftest import PLAN, Run, plan_file


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


def test_a_word_file_from_which_the_plan_is_drafted_again(run: Run) -> None:
    assert run("document", "-o", "ke-hoach.docx") == (0, b"", "plan: wrote ke-hoach.docx\n")
    result = run("init", "--from", "ke-hoach.docx", "again")
    assert result.code == 0
    assert "found in the document: 6 events, 6 windows, 0 deadlines, 0 activities, 5 units" in result.err
    before, after = (plan_file(path.read_text(encoding="utf-8")).plan for path in (PLAN, Path("again/plan.yaml")))
    assert before is not None
    assert after is not None
    assert [(e.id, e.date and e.date.span, e.ref) for e in after.events] == [
        (e.id, e.date and e.date.span, e.ref) for e in before.events
    ]
    assert (after.id, [unit.id for unit in after.units]) == (before.id, [unit.id for unit in before.units])
    assert run("--plan", str(PLAN), "diff", "again/plan.yaml", "--format", "json").code == 0


def test_calendars_of_what_was_read_again_have_the_same_events(run: Run) -> None:
    assert run("export", "-o", "before.ics").code == 0
    assert run("document", "-o", "ke-hoach.docx").code == 0
    assert run("init", "--from", "ke-hoach.docx", "again").code == 0
    assert run("--plan", "again/plan.yaml", "export", "-o", "after.ics").code == 0

    def uids(path: str) -> list[str]:
        return [line for line in Path(path).read_text(encoding="utf-8").split("\n") if line.startswith("UID:")]

    assert uids("after.ics") == uids("before.ics") != []


def test_the_document_does_not_depend_on_the_day(run: Run) -> None:
    first = run("document", "--format", "text", now="2023-12-05T03:00:00")
    assert run("document", "--format", "text", now="2031-01-01T03:00:00") == first


def test_the_language_that_is_asked_for(run: Run) -> None:
    assert run("document", "--format", "text").out.split("\n\n")[4] == "KẾ HOẠCH"
    assert run("--lang", "en", "document", "--format", "text").out.split("\n\n")[4] == "PLAN"


def test_an_excerpt(run: Run) -> None:
    text = run("document", "--format", "text", "--unit", "chi-hoi-van-hoc-nghe-thuat").out
    assert "(Trích phần việc của Chi hội Văn học, nghệ thuật huyện)\n" in text
    assert "1. Chi hội Văn học, nghệ thuật huyện\n" in text
    assert "Ban Tuyên giáo Huyện uỷ\n" not in text


def test_a_unit_that_there_is_not(run: Run) -> None:
    units = (
        "ban-tuyen-giao, phong-van-hoa-thong-tin, trung-tam-van-hoa-the-thao-truyen-thong, "
        "chi-hoi-van-hoc-nghe-thuat, dang-uy-mat-tran-doan-the"
    )
    message = f"there is no unit 'chi-hoi'; expected one of: {units}"
    assert run("document", "--unit", "chi-hoi") == usage("document [OPTIONS]", invalid("--unit", message))


def test_without_its_annex(run: Run) -> None:
    text = run("document", "--format", "markdown", "--no-annex").out
    assert "# KẾ HOẠCH\n" in text
    assert "PHỤ LỤC" not in text


def test_one_plan_at_a_time(run: Run) -> None:
    result = run("--plan", str(PLAN), "--plan", str(PLAN), "document", "--format", "text")
    assert (result.code, result.out) == (2, "")
    assert "this command takes one plan; found 2" in result.err


def test_a_file_that_is_named_as_another_format(run: Run) -> None:
    result = run("document", "-o", "ke-hoach.html")
    assert result.code == 2
    assert "write --format html" in result.err
    assert not Path("ke-hoach.html").exists()


def test_a_plan_with_errors_is_refused_with_its_problems(run: Run) -> None:
    Path("wrong.yaml").write_text("id: x\ntitle: A\nperiod: 2024\nevents: [{id: a}]\n", encoding="utf-8")
    result = run("--plan", "wrong.yaml", "document", "-o", "x.docx")
    assert (result.code, result.out) == (1, "")
    assert "wrong.yaml:4" in result.err
    assert not Path("x.docx").exists()


def test_a_pipe_takes_the_file() -> None:
    content = in_pipe("document").stdout
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "KẾ HOẠCH"


def test_a_document_that_somebody_edited_is_not_written_over(run: Run) -> None:
    assert run("document", "-o", "ke-hoach.docx").code == 0
    assert run("document", "-o", "ke-hoach.docx").code == 0  # nobody has
    file = docx.Document("ke-hoach.docx")
    file.paragraphs[0].runs[0].text = "DỰ THẢO"
    file.save("ke-hoach.docx")
    edited = Path("ke-hoach.docx").read_bytes()
    message = "plan: ke-hoach.docx was saved by another program since; name another file\n"
    assert run("document", "-o", "ke-hoach.docx") == (1, b"", message)
    assert run("briefing", "2023-W49", "--format", "docx", "-o", "ke-hoach.docx") == (1, b"", message)
    assert Path("ke-hoach.docx").read_bytes() == edited
    Path("cu.docx").write_text("no document", encoding="utf-8")
    assert run("document", "-o", "cu.docx").code == 1


@pytest.mark.parametrize("name", ["a.pdf", "a.doc", "A.ODT", "a.png"])
def test_a_file_of_a_kind_that_nothing_here_is(name: str, run: Run) -> None:
    result = run("document", "-o", name)
    assert result.code == 2
    ending = name[name.rfind(".") :].lower()
    assert result.err.splitlines()[-1] == f"Error: {name} would be docx, and no {ending}"
    assert not Path(name).exists()
