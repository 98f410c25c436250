"""The proof: a draft that does not say what it should is not given."""

from __future__ import annotations

import pytest

from tamduong_cli.drafting.draft import draft
from tamduong_cli.failure import Failure
from tests.drafting.conftest import ENGLISH, HEAD, ONE_EVENT, read


def test_a_draft_that_does_not_say_what_it_should_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + ONE_EVENT.format("summary: A, origin: 7/5/1954, date: 7/5/2024")
    plan, _ = read(text)
    monkeypatch.setattr("tamduong_cli.drafting.draft.rewritten", lambda text, *_: text)
    with pytest.raises(Failure) as refused:
        draft(text, "plan.yaml", plan, range(2029, 2030), ["half-round"], ENGLISH)
    assert ENGLISH.render(refused.value.message) == (
        "the way 'id' is written cannot be drafted from; write it more simply and draft again"
    )
