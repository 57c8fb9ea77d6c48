"""Written files opened by the libraries and the program they are for."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

SECONDS = 180


def word_text(file: bytes) -> str:
    """The paragraphs of a Word document, links included, one a line."""
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(file)).paragraphs)


def pdf_text(file: bytes) -> str:
    """The words of a PDF, in one line as they follow each other."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(file)).pages)
    return " ".join(" ".join(pages).split())


def by_libreoffice(file: bytes, folder: Path, name: str, to: str) -> bytes:
    """Open a file in LibreOffice and let it write another; skipped aloud where there is none.

    Its profile is in the folder, so that no other that runs is disturbed.
    """
    program = shutil.which("soffice")
    if program is None:
        said = "No LibreOffice on this machine: apt-get install libreoffice-writer"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    source = folder / name
    source.write_bytes(file)
    command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", to, "--outdir", str(folder / "made"), str(source)]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    made = list((folder / "made").glob("*")) if (folder / "made").exists() else []
    if not made:
        pytest.skip("This LibreOffice has no part for such files: install libreoffice-writer")
    return made[0].read_bytes()
