"""Whatever text there is comes back from XML, but for what XML cannot hold."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from timeline.programs.xml_text import escaped, possible


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_held_by_an_element_and_by_an_attribute(text: str) -> None:
    element = ET.fromstring(f'<a b="{escaped(text)}">{escaped(text)}</a>')  # noqa: S314  # ours

    expected = possible(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (element.text or "") == expected
    assert element.get("b") == expected.replace("\n", " ").replace("\t", " ")


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert possible("a\x00b\x1fc\ufffe\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert possible("\t\n\N{ROCKET}") == "\t\n\N{ROCKET}"
