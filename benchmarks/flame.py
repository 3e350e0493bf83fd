"""Sample a build of the flagship, and write its flame graph.

``python benchmarks/flame.py`` builds the report of 2021 with an empty cache under py-spy, which is installed
beside the peers, and writes docs/flame.svg. py-spy needs the right to look into its child process.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from series.stage import OURS, ROOT, YEAR, peers_python, user_cache

MOST_BYTES = 300_000


def sampled(py_spy: Path, rate: int) -> str:
    """Build under the sampler; give the SVG."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        environment = os.environ | {
            "PYTHONPATH": str(ROOT / "src"),
            "PRINTREPORT_CACHE": str(folder / "cache"),
        }
        build = [sys.executable, "-m", OURS, "build", str(YEAR), "--output", str(folder / "report.pdf")]
        record = [
            str(py_spy),
            "record",
            "--function",
            "--rate",
            str(rate),
            "--output",
            str(folder / "flame.svg"),
        ]
        subprocess.run([*record, "--", *build], cwd=ROOT, env=environment, check=True, capture_output=True)
        return (folder / "flame.svg").read_text(encoding="utf-8")


def without_paths(svg: str) -> str:
    """Take away what tells where Python and the project lie on this machine."""
    for folder in (str(ROOT / "src"), sys.prefix, sys.base_prefix, str(Path.home())):
        svg = svg.replace(f"{folder}/", "")
    svg = re.sub(r"lib/python3\.\d+/(?:site-packages/)?", "", svg)
    return re.sub(r'(<text id="title"[^>]*>)[^<]*', rf"\1{OURS} build {YEAR}", svg)


def without_script(svg: str) -> str:
    """Take away the viewer that py-spy puts in, another project's: titles tell what is pointed at."""
    svg = re.sub(r"<script.*?</script>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<text id="(?:unzoom|search|matched)".*?</text>', "", svg, flags=re.DOTALL)
    return svg.replace(' onload="init(evt)"', "")


def without_slivers(svg: str) -> str:
    """Take away the narrowest calls, until the file is small enough to be kept."""
    for least in range(1, 30):

        def kept(found: re.Match[str], least: float = least / 10) -> str:
            return found[0] if float(found[1]) >= least else ""

        svg = re.sub(r"<g><title>[^<]*?, ([\d.]+)%\)</title>.*?</g>", kept, svg, flags=re.DOTALL)
        if len(svg.encode()) <= MOST_BYTES:
            break
    return svg


def main() -> int:
    """Write the flame graph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--peers", type=Path, default=user_cache() / "peers", help="the environment with py-spy"
    )
    parser.add_argument("--rate", type=int, default=250, help="samples a second")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "flame.svg", help="the SVG")
    options = parser.parse_args()
    svg = sampled(peers_python(options.peers).with_name("py-spy"), options.rate)
    svg = without_slivers(without_script(without_paths(svg)))
    options.output.write_text(svg, encoding="utf-8")
    print(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
