"""What each incident is known from: one row a passage of a source."""

from incidents.codes import Anonymity, Credibility
from incidents.tables.fragments import PUBLISHER, chain, listed, told
from incidents.tables.kind import Kind
from incidents.tables.row_filters import Coded, Slugs, values_of
from incidents.tables.shared_columns import INCIDENT, LEDGER, code, number, text

_ROWS = f"""
SELECT nth, nth AS number, p -> 'source' ->> 'slug' AS source,
    p -> 'source' ->> 'title' AS source_title, {told("p -> 'source' ->> 'kind'")} AS source_kind,
    {told("p -> 'source' ->> 'published'")} AS source_published,
    {told("p -> 'source' ->> 'url'")} AS source_url,
    publisher ->> 'slug' AS publisher, publisher ->> 'name' AS publisher_name,
    {told("publisher ->> 'reliability'")} AS reliability, {told("p ->> 'locator'")} AS locator,
    {told("p ->> 'quotation'")} AS quotation, {told("p ->> 'paraphrase'")} AS paraphrase,
    p -> 'speaker' ->> 'slug' AS speaker, p -> 'speaker' ->> 'name' AS speaker_name,
    {told("p ->> 'speaker_described_as'")} AS speaker_described_as,
    p -> 'on_behalf_of' ->> 'slug' AS on_behalf_of,
    p -> 'on_behalf_of' ->> 'name' AS on_behalf_of_name, {told("p ->> 'anonymity'")} AS anonymity,
    p ->> 'credibility' AS credibility,
    {chain("jsonb_build_array(p -> 'speaker', p -> 'on_behalf_of')")} AS speaker_chain,
    ARRAY[p -> 'source' ->> 'slug'] AS sources, ARRAY[publisher ->> 'slug'] AS publisher_slugs
FROM {listed("citations")}
CROSS JOIN LATERAL (SELECT c AS p, (c ->> 'number')::integer AS nth) AS passage
CROSS JOIN LATERAL (SELECT {PUBLISHER} AS publisher) AS house"""

CITATIONS = Kind(
    name="citations",
    meaning="one passage of one source by one speaker",
    rows=_ROWS,
    columns=(
        *INCIDENT,
        number("number", "number of the passage, by which claims cite it", "3"),
        code("source", "slug of the source", "military-times-2020-01-02"),
        text("source_title", "title of the source", "750 paratroopers are deploying"),
        code("source_kind", "kind of source", "news"),
        code("source_published", "when the source was published, in EDTF", "2020-01-02"),
        text("source_url", "address of the source", "https://www.example.org/report"),
        code("publisher", "slug of the publisher", "military-times"),
        text("publisher_name", "name of the publisher", "Military Times"),
        code("reliability", "reliability of the publisher, Admiralty code", "B"),
        text("locator", "where in the source", "paragraph 7"),
        text("quotation", "the passage, word for word", "It was a salvo of 31 rockets."),
        text("paraphrase", "the passage in our words", "Milley counts 31 rockets."),
        code("speaker", "slug of who speaks", "mark-milley"),
        text("speaker_name", "name of who speaks", "Mark Milley"),
        text("speaker_described_as", "who speaks, as described", "a U.S. defense official"),
        code("on_behalf_of", "slug of the actor spoken for", "us-department-of-defense"),
        text("on_behalf_of_name", "name of that actor", "U.S. Department of Defense"),
        code("anonymity", "whether the speaker is named", "unnamed"),
        code("credibility", "credibility of the passage, Admiralty code", "2"),
        *LEDGER,
    ),
    filters=(
        Slugs("row_source", "sources", "source", "Which source.", "military-times-2020-01-02"),
        Slugs("row_publisher", "publisher_slugs", "publisher", "Whose.", "military-times"),
        Slugs("row_speaker", "speaker_chain", "actor", "Who speaks.", "mark-milley"),
        Coded("row_anonymity", "anonymity", values_of(Anonymity), "Whether named.", "unnamed"),
        Coded("row_credibility", "credibility", values_of(Credibility), "Admiralty code.", "2"),
    ),
)
