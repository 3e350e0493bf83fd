"""``python -m printreport``: the same as the console script."""

from __future__ import annotations

from printreport.cli import main

if __name__ == "__main__":
    main()
