"""Ids of sections and blocks are told apart."""

from __future__ import annotations

from printreport.check import check_layout
from printreport.findings import Findings
from printreport.load.validate import validate
from printreport.load.yaml_file import read_yaml_text
from printreport.model.layout import LayoutSpec

LAYOUT = """\
report: {title: T, organization: O}
sections:
- {kind: chapter, id: a, title: t, blocks: [{kind: prose, id: b, text: x}, {kind: prose, text: x}]}
- kind: chapter
  title: t
  id: c
  blocks:
  - kind: side_by_side
    blocks:
    - {kind: prose, id: b, text: x}
    - {kind: prose, id: a, text: x}
"""


def test_doubled_ids_also_inside_blocks() -> None:
    findings = Findings()
    layout = validate(LayoutSpec, read_yaml_text(LAYOUT, "l.yaml", findings), "l.yaml", findings)
    assert layout is not None
    check_layout(layout, findings)
    assert [f"{item.place} {item.code} {item.message}" for item in findings] == [
        'l.yaml:10:21 PR106 block has the id "b", which is taken already in line 3',
        'l.yaml:11:21 PR106 block has the id "a", which is taken already in line 3',
    ]
