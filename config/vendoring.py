"""Brings the front end's own files from npm into the checkout: `python -m config.vendoring`.

Who runs the project needs no Node: the files are committed. Who changes a version in package.json
runs `npm install --package-lock-only`, then this, and commits what changed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from config.environment import BASE_DIR

VENDOR = BASE_DIR / "incidents" / "static" / "vendor"
SUMS = "SHA256SUMS"
LICENCE = "LICENSE"
#: What is taken of each package; the licence comes along.
TAKEN = {
    "leaflet": {
        "dist/leaflet.js": "leaflet.js",
        "dist/leaflet.css": "leaflet.css",
        "dist/images/layers.png": "images/layers.png",
        "dist/images/layers-2x.png": "images/layers-2x.png",
        "dist/images/marker-icon.png": "images/marker-icon.png",
        "dist/images/marker-icon-2x.png": "images/marker-icon-2x.png",
        "dist/images/marker-shadow.png": "images/marker-shadow.png",
    },
    "topojson-client": {"dist/topojson-client.min.js": "topojson-client.min.js"},
    "world-atlas": {"countries-50m.json": "countries-50m.json"},
}
MAP = re.compile(rb"\s*(?://[#@]|/\*[#@]) ?sourceMappingURL=[^\s*]+(?: ?\*/)?\s*$")


def without_map(content: bytes) -> bytes:
    """The script or style without the line that names its source map, which is not taken along.

    `collectstatic` fails on a map that is named and missing.
    """
    return MAP.sub(b"\n", content)


def copy(modules: Path, vendor: Path) -> None:
    """Replace the folder ``vendor`` by what is taken of the packages in ``modules``."""
    shutil.rmtree(vendor, ignore_errors=True)
    for package, files in TAKEN.items():
        for taken, kept in {**files, LICENCE: LICENCE}.items():
            content = (modules / package / taken).read_bytes()
            target = vendor / package / kept
            target.parent.mkdir(parents=True, exist_ok=True)
            is_text = target.suffix in (".js", ".css")
            target.write_bytes(without_map(content) if is_text else content)
    (vendor / SUMS).write_text(sums(vendor), encoding="ascii")


def sums(vendor: Path) -> str:
    """The SHA-256 of each file under ``vendor``, as `sha256sum -c` reads it."""
    files = sorted(path for path in vendor.rglob("*") if path.is_file() and path.name != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(vendor).as_posix()}\n"
        for path in files
    )


def install(folder: Path) -> Path:
    """Let npm put the locked packages under ``folder``, running nothing of theirs."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(BASE_DIR / name, folder)
    command = ["npm", "ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "node_modules"


def main() -> int:
    """Install, copy, tell; the exit status is 1 when npm is missing or refuses."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy(install(Path(folder)), VENDOR)
        except FileNotFoundError as error:
            print(f"Not found: {error.filename}. npm (Node 20 or newer) is needed.")
            return 1
        except subprocess.CalledProcessError as error:
            print(f"npm ended with status {error.returncode}: see above; nothing was changed.")
            return 1
    print(f"{len(TAKEN)} packages in {VENDOR.relative_to(BASE_DIR)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
