"""What sort of file it is, by what is in it."""

import pytest

from incidents.archiving.kinds import kind_of


@pytest.mark.parametrize(
    ("data", "declared", "kind"),
    [
        (b"%PDF-1.7\n\x00", "text/html", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "", "image/png"),
        (b"\xff\xd8\xff\xe0\x00", "", "image/jpeg"),
        (b"GIF89a\x00", "", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "", None),
        (b"<!DOCTYPE html>\n<p>a", "application/pdf", "text/html"),
        (b"\xef\xbb\xbf\n<!-- a\n --> <HTML>", "", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "", "text/html"),
        (b"<scripture> is no tag", "", "text/plain"),
        (b"Words alone", "text/html; charset=utf-8", "text/html"),
        (b"Words alone", "", "text/plain"),
        ("مقتل شخصين".encode("windows-1256"), "text/plain", "text/plain"),
        ("<p>a".encode("utf-16"), "text/html", "text/html"),
        ("a".encode("utf-16"), "", "text/plain"),
        (b"<svg onload=alert(1)>", "image/svg+xml", None),
        (b'<?xml version="1.0"?><svg>', "image/svg+xml", None),
        (b"PK\x03\x04\x00", "application/pdf", None),
        (b"MZ\x90\x00", "text/html", None),
        (b"\x00", "text/plain", None),
        (b"<html>\x00", "text/html", None),
    ],
)
def test_kind_is_what_is_in_the_file(data: bytes, declared: str, kind: str | None) -> None:
    assert kind_of(data, declared) == kind
