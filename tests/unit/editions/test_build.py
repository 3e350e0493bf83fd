"""Every edition is made once, told in the manifest, and made again only where it would be another."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from printreport import workers
from printreport.editions import Outcome, build_editions, local
from printreport.editions.journal import JOURNAL, MANIFEST
from printreport.editions.results import Order
from printreport.editions.workshop import open_workshop
from printreport.errors import OutputError, ReadError, UsageError
from printreport.slotted import replace
from printreport.workers import start_python
from unit.editions import struck
from unit.editions.towns import EDITION, make_project, town_names

SOURCES = Path(__file__).resolve().parents[3] / "src"


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def manifest_of(folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return made


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.pdf"))}


def test_every_edition_is_a_file_and_an_entry(towns: Path) -> None:
    report = build_editions("towns", project=towns)
    folder = towns / "out" / "towns"
    assert (report.ok, report.n_built, report.n_failed) == (True, 6, 0)
    assert not (folder / JOURNAL).exists()
    told = manifest_of(folder)
    assert [entry["edition"] for entry in told["editions"]] == [f"town_aaa{letter}" for letter in "abcdef"]
    assert {entry["file"]: entry["sha256"] for entry in told["editions"]} == digests(folder)
    for entry in told["editions"]:
        assert entry["ok"]
        assert entry["pages"] == 1
        assert entry["checks"]["passed"] > 0
        ledger = (folder / entry["file"]).with_suffix(".ledger.json")
        assert hashlib.sha256(ledger.read_bytes()).hexdigest() == entry["ledger_sha256"]


def test_an_edition_is_the_same_alone_among_others_and_from_another_process(
    towns: Path, tmp_path: Path
) -> None:
    build_editions("towns", project=towns, output=tmp_path / "all")
    build_editions("towns", project=towns, output=tmp_path / "two", jobs=2)
    build_editions("towns", project=towns, output=tmp_path / "one", only=["town_aaae"])
    whole = digests(tmp_path / "all")
    assert len(set(whole.values())) == 6
    assert digests(tmp_path / "two") == whole
    assert digests(tmp_path / "one") == {"town-aaae-2024.pdf": whole["town-aaae-2024.pdf"]}


def test_the_numbers_of_an_edition_are_its_own_and_in_its_ledger(towns: Path) -> None:
    build_editions("towns", project=towns)
    ledger = json.loads((towns / "out/towns/town-aaac-2024.ledger.json").read_text(encoding="utf-8"))
    values = {entry["id"]: entry for entry in ledger["numbers"] if entry["class"] == "value"}
    assert values["by_town.town_aaac.total@2024"]["value"] == 17
    assert values["rank(by_town.town_aaac.total)@2024"]["value"] == 4
    share = values["share(by_town.town_aaac.total)@2024"]
    assert share["value"] == pytest.approx(17 / 105)
    assert [check["state"] for check in share["checks"]] == ["passed"]


def test_resume_leaves_what_would_come_out_the_same(towns: Path) -> None:
    folder = towns / "out" / "towns"
    build_editions("towns", project=towns)
    stamps = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")}
    (folder / "town-aaaa-2024.pdf").write_bytes(b"torn")
    (folder / "town-aaab-2024.ledger.json").unlink()
    before = digests(folder)
    report = build_editions("towns", project=towns, resume=True)
    assert (report.n_built, report.n_kept) == (2, 4)
    after = digests(folder)
    assert {name for name in after if after[name] != before[name]} == {"town-aaaa-2024.pdf"}
    kept = {path.name for path in folder.glob("*.pdf") if path.stat().st_mtime_ns == stamps[path.name]}
    assert len(kept) == 4
    assert {entry["file"]: entry["sha256"] for entry in manifest_of(folder)["editions"]} == after


def test_resume_finds_what_a_run_of_some_editions_and_years_has_made(towns: Path) -> None:
    folder = towns / "out" / "towns"
    build_editions("towns", [2024], project=towns, only=["town_aaac", "town_aaae"])
    report = build_editions(
        "towns", [2023, 2024], project=towns, only=["town_aaab", "town_aaae"], resume=True
    )
    assert (report.n_built, report.n_kept) == (3, 1)
    report = build_editions("towns", [2024, 2023], project=towns, resume=True)
    # Town c is not in the manifest of the second run.
    assert (report.n_built, report.n_kept) == (8, 4)
    told = manifest_of(folder)["editions"]
    assert len(told) == len({entry["file"] for entry in told}) == 12
    for entry in told:
        ledger = json.loads((folder / entry["file"]).with_suffix(".ledger.json").read_text(encoding="utf-8"))
        assert f"by_town.{entry['edition']}.total@{entry['year']}" in {
            each["id"] for each in ledger["numbers"]
        }


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file can not be replaced")
def test_a_run_bears_another_one_in_its_folder(towns: Path) -> None:
    def run_another(outcome: Outcome, done: int, total: int) -> None:
        if done == 2:
            assert build_editions("towns", project=towns, only=["town_aaae"]).ok

    report = build_editions("towns", project=towns, watcher=run_another)
    assert (report.ok, report.n_built) == (True, 6)
    folder = towns / "out" / "towns"
    assert {entry["file"]: entry["sha256"] for entry in manifest_of(folder)["editions"]} == digests(folder)
    assert not (folder / JOURNAL).exists()


def test_a_run_that_is_interrupted_makes_no_more_than_it_is_at(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", 90)

    def interrupt(outcome: Outcome, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_editions("towns", project=project, jobs=2, watcher=interrupt)
    folder = project / "out" / "towns"
    before, after = -1, 0
    while after != before:
        time.sleep(0.5)
        before, after = after, len(list(folder.glob("*.pdf")))
    assert 0 < after < 20
    assert build_editions("towns", project=project, jobs=2, resume=True).ok


def test_an_edition_that_is_another_one_by_now_is_not_made(towns: Path) -> None:
    shop = open_workshop(Order(str(towns), "towns", (2024,), str(towns), cache=False))
    first, second = list(shop.tasks())[:2]
    with pytest.raises(ReadError, match="the project was changed"):
        shop.make(replace(first, number=second.number), towns)


def test_resume_makes_anew_what_a_change_of_the_data_reaches(towns: Path) -> None:
    build_editions("towns", project=towns)
    table = towns / "data/2024/by_town.csv"
    # Two towns trade one visit, so that the sums stay as they are.
    text = table.read_text(encoding="utf-8").replace("Town aaae,14,5,19", "Town aaae,13,6,19")
    table.write_text(text.replace("Town aaaf,15,5,20", "Town aaaf,16,4,20"), encoding="utf-8")
    report = build_editions("towns", project=towns, resume=True)
    assert report.n_kept == 6, "no edition prints what was changed"
    edition = towns / "layouts/editions/towns.yaml"
    edition.write_text(
        EDITION.replace("by_town.town.total | unit", "by_town.town.adults | unit"), encoding="utf-8"
    )
    assert build_editions("towns", project=towns, resume=True).n_built == 6
    text = table.read_text(encoding="utf-8").replace("Town aaae,13,6,19", "Town aaae,14,5,19")
    table.write_text(text.replace("Town aaaf,16,4,20", "Town aaaf,15,5,20"), encoding="utf-8")
    report = build_editions("towns", project=towns, resume=True)
    assert (report.n_built, report.n_kept) == (2, 4)


def test_an_edition_with_an_error_fails_and_the_others_are_written(tmp_path: Path) -> None:
    wrong = EDITION.replace("| unit }}", "| unit }} {{ more_than(by_town.town.total, 17) }}")
    towns = make_project(tmp_path / "project", edition=wrong)
    report = build_editions("towns", project=towns)
    assert (report.ok, report.n_built, report.n_failed) == (False, 3, 3)
    told = [finding for finding in report.findings if finding.code == "PR310"]
    assert {finding.used_by[-1] for finding in told} == {
        'edition "town_aaaa"',
        'edition "town_aaab"',
        'edition "town_aaac"',
    }
    failed = [entry for entry in manifest_of(towns / "out/towns")["editions"] if not entry["ok"]]
    assert len(failed) == 3
    assert all("PR310" in entry["findings"][0] for entry in failed)
    assert not (towns / "out/towns/town-aaaa-2024.pdf").exists()


def test_one_finding_of_all_editions_is_told_once(tmp_path: Path) -> None:
    wrong = EDITION.replace("by_town.all.total", "by_town.all.totals")
    towns = make_project(tmp_path / "project", edition=wrong)
    report = build_editions("towns", project=towns)
    (finding,) = (each for each in report.findings if each.severity == "error")
    assert finding.used_by[-1] == 'editions "town_aaaa", "town_aaab", "town_aaac" and 3 more'


def test_an_error_in_what_all_share_stops_the_run(towns: Path) -> None:
    (towns / "data/2024/by_town.csv").write_text("Town,adults\nx,y\n", encoding="utf-8")
    report = build_editions("towns", project=towns)
    assert not report.ok
    assert report.manifest is None
    assert not (towns / "out").exists()


def test_names_that_are_not_there(towns: Path) -> None:
    with pytest.raises(UsageError, match='no edition "town_zzzz"'):
        build_editions("towns", project=towns, only=["town_zzzz"])
    with pytest.raises(UsageError, match="1 or more"):
        build_editions("towns", project=towns, jobs=0)
    (towns / "layouts/editions/plain.yaml").write_text("from: impact.yaml\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has no matrix"):
        build_editions("plain", project=towns)


def test_a_folder_that_is_a_file(towns: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        build_editions("towns", project=towns, output=tmp_path / "taken")


def test_axes_of_words_make_every_combination(tmp_path: Path) -> None:
    edition = EDITION.replace(
        "matrix: {town: by_town.rows}", "matrix: {town: by_town.rows, language: [en-US, es]}"
    ).replace("{{ town | slug }}-", "{{ town | slug }}-{{ language | slug }}-")
    edition = edition.replace("title: Visits", "title: Visits", 1)
    towns = make_project(tmp_path / "project", n_towns=2, edition=edition)
    report = build_editions("towns", project=towns)
    assert report.ok, report.findings
    entries = manifest_of(towns / "out/towns")["editions"]
    assert [entry["edition"] for entry in entries] == [
        "town_aaaa-en_us",
        "town_aaaa-es",
        "town_aaab-en_us",
        "town_aaab-es",
    ]
    text = (towns / "out/towns/town-aaaa-es-2024.ledger.json").read_text(encoding="utf-8")
    assert "48,4" in text, "Spanish sets a comma before decimals"


@pytest.mark.slow
def test_a_run_that_is_killed_loses_nothing_and_makes_nothing_twice(tmp_path: Path) -> None:
    towns = make_project(tmp_path / "project", n_towns=60)
    folder = towns / "out" / "towns"
    command = [sys.executable, "-m", "printreport", "editions", "towns"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    running = subprocess.Popen(command, cwd=towns, env=environment, stdout=subprocess.DEVNULL)
    journal = folder / JOURNAL
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (not journal.exists() or journal.read_bytes().count(b"\n") < 5):
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    with journal.open("ab") as file:
        file.write(b'{"edition":"torn","ye')
    done = journal.read_bytes().count(b"\n")
    assert 5 <= done < 60
    assert not (folder / MANIFEST).exists()
    report = build_editions("towns", project=towns, resume=True)
    assert report.ok
    assert report.n_kept == done
    assert report.n_built == 60 - done
    entries = manifest_of(folder)["editions"]
    assert len({entry["edition"] for entry in entries}) == len(entries) == 60
    assert {entry["file"]: entry["sha256"] for entry in entries} == digests(folder)
    assert not [path for path in folder.iterdir() if path.name.endswith(".part")] or report.ok


def test_a_process_that_makes_editions_loads_nothing_that_reads(towns: Path) -> None:
    shop = open_workshop(Order(str(towns), "towns", (2024,), str(towns / "made"), cache=False))
    (towns / "made").mkdir()
    worker = start_python()
    worker.send(struck.NotingBench)
    for order in (pickle.dumps(shop.run.bare()), shop.rest(), (next(shop.tasks()), None)):
        worker.send(order)
    told = [worker.receive() for _ in range(3)]
    worker.kill()
    assert told[-1] == ["markdown_it"]
    assert len(list((towns / "made").glob("*.pdf"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there no process is ended by a signal")
@pytest.mark.parametrize(("often", "n_failed"), [(1, 0), (2, 1)])
def test_what_a_process_was_at_that_ended_is_made_once_more(
    often: int, n_failed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = make_project(tmp_path / "project", 12)
    notes = tmp_path / "notes.txt"
    monkeypatch.setattr(local, "Bench", partial(struck.StruckBench, notes, often))
    report = build_editions("towns", project=towns, jobs=2)
    assert (report.ok, report.n_built, report.n_failed) == (not n_failed, 12 - n_failed, n_failed)
    told = [finding.code for finding in report.findings if finding.severity == "error"]
    assert told == ["PR007"] * n_failed
    begun = notes.read_text(encoding="utf-8").split()
    names = {f"town_{name.split()[1]}" for name in town_names(12)}
    assert begun[-1] == struck.STRUCK, "when all others are made"
    assert Counter(begun) == dict.fromkeys(names, 1) | {struck.STRUCK: 2}
    entries = manifest_of(towns / "out/towns")["editions"]
    assert {entry["edition"] for entry in entries} == names


def test_a_draft_is_not_left_where_a_report_is_wanted(towns: Path, tmp_path: Path) -> None:
    build_editions("towns", project=towns, output=tmp_path / "fresh")
    build_editions("towns", project=towns, output=tmp_path / "made", draft=True)
    assert digests(tmp_path / "made") != digests(tmp_path / "fresh")
    report = build_editions("towns", project=towns, output=tmp_path / "made", resume=True)
    assert report.n_built == 6
    assert digests(tmp_path / "made") == digests(tmp_path / "fresh")


@pytest.mark.parametrize("executable", ["/bin/cat", "/bin/echo", "/bin/true", "/no/such/file"])
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such programs")
def test_where_what_is_started_is_no_python_they_are_made_here(
    executable: str, towns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    report = build_editions("towns", project=towns, output=tmp_path / "made", jobs=2)
    assert (report.ok, report.n_built) == (True, 6)


def test_no_more_processes_are_started_than_there_are_editions_or_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    towns = make_project(tmp_path / "project", 3)
    started = []
    real = workers.start_python

    def note(quiet: bool = False) -> workers.Worker:
        started.append(quiet)
        return real(quiet)

    monkeypatch.setattr(workers, "start_python", note)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert build_editions("towns", project=towns, jobs=99).n_built == 3
    assert len(started) == 3
    started.clear()
    assert build_editions("towns", project=towns, jobs=99, only=["town_aaaa"]).n_built == 1
    assert len(started) == 2


def test_where_another_process_can_not_be_started_the_others_go_on(
    towns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = workers.start_python
    left = [1, 1]

    def scarce(quiet: bool = False) -> workers.Worker:
        if not left:
            raise BlockingIOError
        left.pop()
        return real(quiet)

    monkeypatch.setattr(workers, "start_python", scarce)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    notes = tmp_path / "notes.txt"
    monkeypatch.setattr(local, "Bench", partial(struck.StruckBench, notes, 1))
    report = build_editions("towns", project=towns, output=tmp_path / "made", jobs=3)
    assert (report.n_built, report.n_failed) == (5, 1)


def test_without_a_python_to_start_they_are_made_here(
    towns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a program that has a Python within itself."""
    build_editions("towns", project=towns, output=tmp_path / "one")
    monkeypatch.setattr(sys, "executable", "")
    report = build_editions("towns", project=towns, output=tmp_path / "two", jobs=2)
    assert (report.ok, report.n_built) == (True, 6)
    assert digests(tmp_path / "two") == digests(tmp_path / "one")
