"""Written files opened by the libraries and the program they are for."""

import os
import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import pytest
from docx import Document
from pypdf import PdfReader

from tests import debian

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
    program = writer()
    if program is None:
        missing("No LibreOffice Writer on this machine, and none could be installed.")
    source = folder / name
    source.write_bytes(file)
    command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", to, "--outdir", str(folder / "made"), str(source)]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    (made,) = (folder / "made").glob("*")
    return made.read_bytes()


@cache
def writer() -> str | None:
    """The path of a LibreOffice that opens documents: the machine's own, else Debian's."""
    return debian.found(_opens_documents, "libreoffice-writer")


def missing(said: str) -> NoReturn:
    """Skip aloud; fail where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


def _opens_documents() -> str | None:
    """The program, if its part for documents is there beside it: it may be for sheets only."""
    program = shutil.which("soffice")
    return program if program and [*Path(program).resolve().parent.glob("libswlo*")] else None
