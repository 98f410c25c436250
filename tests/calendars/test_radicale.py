"""A real calendar server, Radicale, given a calendar before and after an edit."""

from __future__ import annotations

import base64
import contextlib
import datetime
import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tamduong_cli.calendars.contents import Contents
from tamduong_cli.calendars.events import Settings
from tamduong_cli.calendars.updating import Moment, brought_up_to_date
from tamduong_cli.calendars.writing import calendar
from tamduong_cli.language import Language
from tests.calendars.test_writing import schedule_of
from tests.conftest import PLAN, TESTS

VI = Language("vi")
COMMUNE = (TESTS / "commands" / "commune.yaml").read_text(encoding="utf-8")
TEXT = PLAN.read_text(encoding="utf-8")
CREDENTIALS = base64.b64encode(b"van-phong:x").decode()


class Store:
    """The calendars of one user of a server on this machine."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, content: bytes = b"") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Authorization": f"Basic {CREDENTIALS}", "Content-Type": "text/calendar; charset=utf-8"}
        with contextlib.closing(connection):
            connection.request(method, f"/van-phong/{path}", content or None, headers)
            response = connection.getresponse()
            return response.status, response.read()

    def put(self, path: str, content: bytes) -> None:
        status, answer = self.ask("PUT", path, content)
        assert status == 201, (status, answer)

    def events(self, path: str) -> list[tuple[str, ...]]:
        status, content = self.ask("GET", path)
        assert status == 200, (status, content)
        return events_of(content)


def events_of(content: bytes) -> list[tuple[str, ...]]:
    """What a reader makes of each event: its UID, version, status, title, days, and what it says."""
    found: list[tuple[str, ...]] = []
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        read: Any = event
        values = (read["dtstart"].dt, read["dtend"].dt if "dtend" in read else None, read["dtstamp"].dt)
        names = ("uid", "sequence", "status", "summary", "description", "transp")
        alarms = [str(alarm.decoded("trigger")) for alarm in event.walk("VALARM")]
        found.append((*(str(read[name]) for name in names), *map(str, values), *alarms))
    return sorted(found)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("radicale")
    options = ["--config", "", "--hosts", f"127.0.0.1:{port}", "--auth-type", "none"]
    options += ["--storage-filesystem-folder", str(folder)]
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "radicale", *options], stdout=log, stderr=log)
        try:
            wait_for(port, server, folder / "log")
            yield Store(port)
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    pytest.fail(log.read_text(encoding="utf-8"))


def of(text: str, style: str = "spans") -> Contents:
    return calendar(schedule_of(text), VI, Settings(style=style))


@pytest.mark.parametrize("style", ["spans", "milestones"])
@pytest.mark.parametrize(
    ("text", "edits"),
    [
        (TEXT, {"    date: 7/5/2024": "    date: 8/5/2024", "20 năm chia tách": "Hai mươi năm chia tách"}),
        (COMMUNE, {"time: 5h10 - 5h30": "time: 5h40 - 6h00"}),
    ],
    ids=["district", "commune"],
)
def test_a_server_takes_over_the_calendar_before_and_after_an_edit(
    text: str, edits: dict[str, str], style: str, store: Store
) -> None:
    path = f"{len(text)}-{style}/"
    before = of(text, style).to_ical()
    store.put(path, before)
    assert store.events(path) == events_of(before)
    for found, wanted in edits.items():
        assert found in text
        text = text.replace(found, wanted)
    moment = Moment(datetime.datetime(2024, 1, 2, 3, tzinfo=datetime.timezone.utc), datetime.date(2024, 1, 2))
    update = brought_up_to_date(of(text, style), before, "x.ics", moment, VI)
    assert {change.way for change in update.changes} == {"changed"}
    after = update.calendar.to_ical()
    store.put(path, after)
    assert store.events(path) == events_of(after) != events_of(before)
    assert {event[0] for event in events_of(after)} == {event[0] for event in events_of(before)}


def test_a_server_keeps_what_is_cancelled_and_confirms_what_returned(store: Store) -> None:
    gone = TEXT.replace("date: 7/5/2024", "date: 7/5/2024\n    window: 1/5/2024 - 8/5/2024")
    contents = of(TEXT).to_ical()
    for hour, (text, style) in enumerate([(TEXT, "spans"), (TEXT, "milestones"), (gone, "spans")]):
        now = datetime.datetime(2024, 1, 2, hour, tzinfo=datetime.timezone.utc)
        contents = brought_up_to_date(
            of(text, style), contents, "x.ics", Moment(now, now.date()), VI
        ).calendar.to_ical()
        store.put("both/", contents)
        assert store.events("both/") == events_of(contents)
    statuses = [(event[2], event[1]) for event in store.events("both/")]
    assert statuses.count(("CANCELLED", "1")) == 12
    assert statuses.count(("CONFIRMED", "2")) == 6
    assert statuses.count(("CONFIRMED", "1")) == 1  # the anniversary, whose description says why the window is so
    assert statuses.count(("CONFIRMED", "0")) == 4


LISTED = """\
id: xa
title: Kế hoạch
period: 2025
units: [{id: van-hoa, name: Văn hóa, events: []}]
events: [{id: a, summary: A, window: 08/2025}]
activities: [{id: hop, summary: Họp, event: a, date: [28/8/2025, 30/8/2025, 31/8/2025], time: 8h}]
"""


def test_a_server_has_each_day_of_a_list_that_got_shorter_once(store: Store) -> None:
    before = of(LISTED).to_ical()
    store.put("list/", before)
    now = Moment(datetime.datetime(2025, 8, 1, 3, tzinfo=datetime.timezone.utc), datetime.date(2025, 8, 1))
    after = brought_up_to_date(of(LISTED.replace("28/8/2025, ", "")), before, "x.ics", now, VI).calendar.to_ical()
    store.put("list/", after)
    found = [(event[6][:10], event[2]) for event in store.events("list/") if "Họp" in event[3]]
    assert sorted(found) == [("2025-08-28", "CANCELLED"), ("2025-08-30", "CONFIRMED"), ("2025-08-31", "CONFIRMED")]


def test_a_server_takes_a_calendar_without_events(store: Store) -> None:
    schedule = schedule_of(LISTED)
    content = calendar(schedule, VI, unit=schedule.plan.units[0]).to_ical()
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    store.put("none/", content)
    assert store.events("none/") == []
