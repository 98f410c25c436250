"""Every key of the format goes into a draft as it is, or moved to the new years; here stands which."""

from __future__ import annotations

import json
from typing import Any

from tamduong_cli.drafting.draft import draft
from tamduong_cli.language import Language
from tamduong_cli.schedule.compared_keys import MAPPINGS, NOT_COMPARED, keys_of
from tests.conftest import plan_file
from tests.schedule.test_compared_keys import PLAN

VI = Language("vi")

MOVED = {
    "plan": {"id", "period", "revised", "number", "date"},
    "event": {"date", "summary"},
    "window": {"from", "to"},
    "deadline": {"date"},
    "activity": {"date"},
    "unit": {"events"},
}
"""Keys with days, years, counts of years or ids of events, which are others in other years."""

HELD = ("location", "url", "contact", "lead")
KEPT = {
    "plan": {
        *(
            "title",
            "superior",
            "issuer",
            "place",
            "parent",
            "kind",
            "timezone",
            "language",
            "style",
            "workdays",
            "alarms",
        ),
        *("objectives", "requirements", "window", "channels", "recipients", "signatory"),
    },
    "event": {"ref", "short", "origin", "tentative", "messages", *HELD},
    "window": {"name", "kind", "before", "after", "lead", "units", "tentative", "ref"},
    "deadline": {"ref", "summary", "event", "before", "after", "units", "tentative", *HELD},
    "activity": {"ref", "summary", "event", "window", "repeat", "time", "units", "tentative", *HELD},
    "unit": {"ref", "name", "duties"},
}
"""Keys that stay as they are where they say nothing of these."""


def everything(text: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What the keys of each record say, by its kind and id."""
    plan = plan_file(text).plan
    assert plan
    found = {("plan", ""): keys_of("plan", plan, VI)}
    for event in plan.events:
        found["event", event.id] = keys_of("event", event, VI)
        found |= {("window", rule.phase): keys_of("window", rule, VI) for rule in event.own_windows}
    found |= {("window", rule.phase): keys_of("window", rule, VI) for rule in plan.windows}
    found |= {("deadline", deadline.id): keys_of("deadline", deadline, VI) for deadline in plan.deadlines}
    found |= {("activity", activity.id): keys_of("activity", activity, VI) for activity in plan.activities}
    return found | {("unit", unit.id): keys_of("unit", unit, VI) for unit in plan.units}


def test_every_key_is_moved_or_kept() -> None:
    for kind, mapping in MAPPINGS.items():
        compared = {name for name in mapping.keys if (kind, name) not in NOT_COMPARED}
        assert compared - {"id"} == (MOVED[kind] | KEPT[kind]) - {"id"}, kind


def test_what_is_kept_says_the_same_in_the_draft() -> None:
    (unit, other) = PLAN["units"]
    kept = {
        **PLAN,
        "windows": [{**PLAN["windows"][0], "events": ["e"]}],
        "events": PLAN["events"][:1],  # the others have no anniversaries
        "deadlines": PLAN["deadlines"][1:],  # those that count from it
        "activities": PLAN["activities"][:1],
        "units": [{**unit, "events": ["e"]}, other],
    }
    text = json.dumps(kept, ensure_ascii=False)
    plan = plan_file(text).plan
    assert plan
    drafted = draft(text, "plan.yaml", plan, range(2029, 2030), ["round", "half-round", "other"], VI).text
    before, after = everything(text), everything(drafted)
    assert before.keys() == after.keys()
    for (kind, id), keys in before.items():
        for name, said in keys.items():
            if name.partition(".")[0] in KEPT[kind]:
                assert after[kind, id].get(name) == said, (kind, id, name)
