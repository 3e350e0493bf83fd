"""``--timings`` tells where the time went, and that all of it is told."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from printreport.cli.timings import timing_lines


def test_every_stage_has_a_line_and_the_rest_is_told() -> None:
    lines = timing_lines({"load": 0.5, "write": 0.25}, 1.0)
    assert lines == [
        "start    0.250 s   25%", "load     0.500 s   50%", "write    0.250 s   25%", "whole    1.000 s",
    ]  # fmt: skip


def test_a_build_tells_its_stages(
    run_cli: Callable[..., subprocess.CompletedProcess[str]], small_project: Path
) -> None:
    done = run_cli(["build", "--timings"], cwd=small_project)
    shares = [int(share) for share in re.findall(r"(\d+)%", done.stderr)]
    assert done.returncode == 0
    assert {"start", "load", "resolve", "write"} <= set(
        re.findall(r"^(\w+) +\d+\.\d+ s", done.stderr, re.MULTILINE)
    )
    assert 90 <= sum(shares) <= 110
