"""One run of the program, which may make its schedule again and again, as `plan serve` does."""

from __future__ import annotations

import datetime

import pytest

from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import Language


def test_that_the_example_built_in_is_used_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    run = Invocation(lambda: datetime.datetime(2023, 12, 5, tzinfo=datetime.timezone.utc), Language("en"))
    assert run.schedule().plan.id == run.schedule().plan.id == "tam-duong-2023-2024"
    assert " ".join(capsys.readouterr().err.split()).count("using the example built in") == 1
