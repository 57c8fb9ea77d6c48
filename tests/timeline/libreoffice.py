"""Opens a file in LibreOffice without a window and has it converted, as a test of what it is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import debian

SECONDS = 300
PACKAGES = ["libreoffice-calc", "libreoffice-writer"]


def converted(file: Path, extension: str, read_as: str = "") -> Path:
    """The file in another form beside it; skipped aloud without LibreOffice, but where CI is true.

    `read_as` names the import filter, with what a user would choose in its dialogue.

    It is installed where there is Debian's apt-get and we are root.
    """
    program = debian.found(lambda: shutil.which("soffice"), *PACKAGES)
    if program is None:
        said = "No LibreOffice (soffice) on this machine, and it could not be installed."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    profile = file.parent / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += [f"--infilter={read_as}"] if read_as else []
    options = ["--convert-to", extension, "--outdir", str(file.parent / "converted"), str(file)]
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=SECONDS)
    return file.parent / "converted" / f"{file.stem}.{extension.partition(':')[0]}"
