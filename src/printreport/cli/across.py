"""``printreport across``: proves that several files of one report print the same figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from printreport.cli.options import Form, FormOption

__all__ = ["across"]


def across(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES...", help="Files that were built, with their ledgers.")
    ],
    form: FormOption = Form.text,
) -> None:
    """Prove from their ledgers that each value printed in several files is the same in all of them."""
    from printreport.audit.across import compare_across
    from printreport.cli.output import print_findings
    from printreport.errors import UsageError
    from printreport.findings import Findings

    if len(files) < 2:
        raise UsageError("one file stands where two or more were expected", "`printreport across out/*.pdf`")
    findings = Findings()
    compared = compare_across(files, findings)
    if form is Form.json:
        import json

        made = {
            "files": list(compared.files),
            "values": compared.values,
            "shared": {value: list(names) for value, names in compared.printed.items()},
            "findings": [{"code": item.code, "message": item.message} for item in findings],
        }
        print(json.dumps(made, ensure_ascii=False, indent=1))
    else:
        print_findings(list(findings), form.value, None)
        n_wrong = len(findings)
        said = "all the same" if not n_wrong else f"{n_wrong:,} differ"
        print(
            f"{len(compared.files)} files print {compared.values:,} values, "
            f"{len(compared.printed):,} of them in several files: {said}"
        )
    if findings.has_errors():
        raise typer.Exit(1)
