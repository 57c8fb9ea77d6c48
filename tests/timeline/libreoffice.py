"""Opens a file in LibreOffice without a window and has it converted, as a test of what it is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 300
PACKAGES = ["libreoffice-calc", "libreoffice-writer"]


def converted(file: Path, extension: str) -> Path:
    """The file in another form beside it; skipped aloud without LibreOffice, but where CI is true.

    It is installed where there is Debian's apt-get and we are root.
    """
    program = shutil.which("soffice") or _from_debian()
    if program is None:
        said = "No LibreOffice (soffice) on this machine, and it could not be installed."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    profile = file.parent / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    options = ["--convert-to", extension, "--outdir", str(file.parent / "converted"), str(file)]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=SECONDS)
    return file.parent / "converted" / f"{file.stem}.{extension.partition(':')[0]}"


def _from_debian() -> str | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends"]):
        packages = PACKAGES if command[0] == "install" else []
        subprocess.run(
            ["apt-get", *command, *packages], env=quiet, capture_output=True, check=False
        )
    return shutil.which("soffice")
