"""A small made-up project that every test of this folder may change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from printreport.check import check_dataset
from printreport.findings import Finding, Findings
from printreport.load.project import find_project, load_dataset
from printreport.model.dataset import Dataset

FILES = {
    "layouts/impact.yaml": "",
    "data/contract.yaml": """\
metrics:
  animals.adopted: {label: animals adopted, unit: animals}
  animals.total: {label: animals, unit: animals}
  calls.received: {label: calls, unit: calls}
  adopted.share: {label: adopted, unit: share}
  animals.ever: {label: animals since the start, unit: animals, kind: cumulative, since: 1990}
tables:
  kennels:
    unit: animals
    rows: {key: kennel, all: Total, ids: {north: North, south: South}}
    columns:
      adopted: count
      waiting: count
      total: {type: count, equals: adopted + waiting}
  reasons:
    unit: animals
    rows: {key: reason}
    columns:
      count: count
      share: {type: percent, share_of: count}
derived:
  kennels.adopted_share: {formula: kennels.all.adopted / kennels.all.total}
ties:
  - kennels.all.total = animals.total
  - kennels.all.adopted = animals.adopted
""",
    "data/sources.yaml": "report-2021: {title: Our 2021}\nreport-2020: {title: Our 2020}\n",
    "data/2020/metrics.yaml": """\
animals.total: {value: 1300, qualifier: more_than, source: report-2020}
animals.ever: {value: 20000, source: report-2020}
""",
    "data/2021/metrics.yaml": """\
animals.adopted: {value: 1000, source: report-2021, at: page 3}
animals.total: {value: 1400, source: report-2021, prior: {2020: 1300}}
calls.received: {value: 21700000, printed: 21.7 million, rounded: 0.1 million, source: report-2021}
adopted.share: {value: 0.714, rounded: 0.001, source: report-2021}
animals.ever: {value: 21400, source: report-2021}
""",
    "data/2021/tables.yaml": """\
kennels: {source: report-2021, at: page 4}
reasons: {source: report-2021, at: page 5}
""",
    "data/2021/kennels.csv": """\
Kennel,adopted,waiting,total
North,532,30,562
South,468,370,838
Total,"1,000",400,"1,400"
""",
    "data/2021/reasons.csv": "Reason,count,share\nMoved,519,21.50%\nIll,1355,56.13%\nOther,540,22.37%\n",
}


class SmallProject:
    """The files of the project; ``codes()`` gives what loading and checking say of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def load(self) -> tuple[Dataset, list[Finding]]:
        findings = Findings()
        dataset = load_dataset(find_project(self.root / "layouts"), findings)
        return dataset, list(findings)

    def findings(self) -> list[Finding]:
        findings = Findings()
        check_dataset(load_dataset(find_project(self.root), findings), findings)
        return list(findings)

    def said(self) -> list[str]:
        return [f"{item.place} {item.severity}[{item.code}] {item.message}" for item in self.findings()]


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


@pytest.fixture
def correct(project: SmallProject) -> Callable[[str], None]:
    """``correct("cell: …, published: …, …")``: add one entry to the corrections of 2021."""

    def add(entry: str) -> None:
        path = project.root / "data/2021/corrections.yaml"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        project.write("data/2021/corrections.yaml", f"{before}- {{{entry}, because: why}}\n")

    return add
