"""The sources and the passages cited from them."""

from tests.timeline.documents import SOURCE, actor, citation, document
from timeline.incident_page.passages import sources
from timeline.sources import Register


def test_passages_stand_below_their_source() -> None:
    house = {"slug": "r", "name": "Reuters", "url": "https://r.example", "reliability": "B"}
    made = document(
        citations=[
            citation(1, quotation="a warning", speaker=actor("Mark Milley", "person")),
            citation(2, source=None, publisher=house, credibility=2, paraphrase="Said so."),
            citation(3, anonymity="withheld"),
        ]
    )

    first, second = sources(made, Register())

    assert (first.listed.number, first.listed.publisher) == (1, "Military Times")
    assert [each.citation for each in first.passages] == [1, 3]
    assert (first.passages[0].speaker, first.passages[0].quotation) == ("Mark Milley", "a warning")
    assert first.passages[1].speaker == "speaker withheld by this desk"
    assert first.reliability == ""
    assert second.reliability == "reliability B: Usually reliable"
    (passage,) = second.passages
    assert (passage.credibility, passage.paraphrase) == ("credibility 2: Probably true", "Said so.")


def test_same_words_in_two_places_are_two_passages() -> None:
    twice = document(citations=[citation(1, locator="p. 1"), citation(2, locator="p. 1")])

    (source,) = sources(twice, Register())

    assert [each.citation for each in source.passages] == [1, 2]


def test_address_that_is_no_web_address_is_no_link() -> None:
    made = document(citations=[citation(source={**SOURCE, "url": "javascript:alert(1)"})])

    assert sources(made, Register())[0].listed.url == ""
