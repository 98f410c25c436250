"""`plan units`: who does what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clicks import invalid, unexpected, usage
from tests.conftest import PLAN, Run

BYTE_ORDER_MARK = "\ufeff"

Snapshot = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def _built_in_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FILE", str(PLAN))


def output(run: Run, *arguments: str) -> str:
    result = run(*arguments)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize(
    ("language", "format_"),
    [("vi", "table"), ("en", "table"), ("vi", "json"), ("vi", "csv"), ("vi", "tsv"), ("vi", "markdown")],
)
def test_every_unit_with_its_duties(language: str, format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", language, "units", "--format", format_)
    if format_ == "csv":
        assert text.startswith(BYTE_ORDER_MARK)
        assert text.count("\n") == text.count("\r\n")
        text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n")
    snapshot(f"units-{format_}-{language}.txt", text)


@pytest.mark.parametrize("format_", ["table", "json", "csv", "tsv", "markdown"])
def test_one_unit_alone(format_: str, run: Run, snapshot: Snapshot) -> None:
    text = output(run, "--lang", "en", "units", "chi-hoi-van-hoc-nghe-thuat", "--format", format_)
    snapshot(f"units-one-{format_}-en.txt", text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n"))


SHARED_OUT = """\
format: 1
id: chia-viec
title: Kế hoạch
period: 2024
window: {before: 1, after: 1}
events:
  - {id: chung, summary: Chung, date: 1/2/2024}
  - {id: rieng, summary: Riêng, date: 1/3/2024}
units:
  - {id: phong, name: Phòng, ref: III.1, duties: [Một, Hai]}
  - {id: xa, name: Xã, events: [rieng, chung], duties: [Ba]}
  - {id: ban, name: Ban, events: []}
"""


def test_a_unit_has_the_events_that_concern_it_and_a_row_even_without_duties(run: Run, tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text(SHARED_OUT, encoding="utf-8")
    assert output(run, "--plan", "shared.yaml", "--lang", "en", "units", "--format", "tsv").splitlines() == [
        "Id\tUnit\tDuty\tEvents\tSource",
        "phong\tPhòng\tMột\tevery event\tIII.1",
        "phong\tPhòng\tHai\tevery event\tIII.1",
        "xa\tXã\tBa\trieng, chung\t",
        "ban\tBan\t\t\t",
    ]
    assert json.loads(output(run, "--plan", "shared.yaml", "units", "--format", "json")) == {
        "plan": "chia-viec",
        "plans": ["chia-viec"],
        "units": [
            {
                "plan": "chia-viec",
                "id": "phong",
                "name": "Phòng",
                "events": ["chung", "rieng"],
                "duties": ["Một", "Hai"],
                "ref": "III.1",
            },
            {
                "plan": "chia-viec",
                "id": "xa",
                "name": "Xã",
                "events": ["rieng", "chung"],
                "duties": ["Ba"],
                "ref": None,
            },
            {"plan": "chia-viec", "id": "ban", "name": "Ban", "events": [], "duties": [], "ref": None},
        ],
    }


def test_a_plan_without_units_has_an_empty_list(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.yaml").write_text(SHARED_OUT.partition("units:")[0], encoding="utf-8")
    assert (
        output(run, "--plan", "none.yaml", "units", "--format", "json")
        == '{\n  "plan": "chia-viec",\n  "plans": [\n    "chia-viec"\n  ],\n  "units": []\n}\n'
    )
    assert output(run, "--plan", "none.yaml", "--lang", "en", "units", "--format", "tsv") == (
        "Id\tUnit\tDuty\tEvents\tSource\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["chi-hoi-van-hoc"],
            invalid("UNIT", "there is no unit 'chi-hoi-van-hoc'; did you mean 'chi-hoi-van-hoc-nghe-thuat'?"),
        ),
        (
            [""],
            invalid(
                "UNIT",
                "there is no unit ''; expected one of: ban-tuyen-giao, phong-van-hoa-thong-tin, "
                "trung-tam-van-hoa-the-thao-truyen-thong, chi-hoi-van-hoc-nghe-thuat, dang-uy-mat-tran-doan-the",
            ),
        ),
        (["ban-tuyen-giao", "extra"], unexpected("extra")),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], message: str, run: Run) -> None:
    assert run("units", *arguments) == usage("units [OPTIONS] [UNIT]", message)
