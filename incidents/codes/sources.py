"""Code lists of sources: what sort of document, and how far it has been coded."""

from incidents.codes.base import CodeList


class SourceKind(CodeList):
    """What sort of document a source is."""

    NEWS_REPORT = "news-report", "Article or broadcast of a newsroom's own.", "News report"
    WIRE_REPORT = "wire-report", "Report of a news agency.", "Wire report"
    STATEMENT = "statement", "Text or speech published by the one who makes it.", "Statement"
    SOCIAL_MEDIA = "social-media", "Post on a social network or messaging channel.", "Social media"
    VIDEO = "video", "Moving pictures.", "Video"
    IMAGE = "image", "Photograph, satellite picture or map.", "Image"
    COURT_DOCUMENT = "court-document", "Judgment, indictment or filing.", "Court document"
    OFFICIAL_DOCUMENT = (
        "official-document",
        "Law, decree, report or record of a public body.",
        "Official document",
    )
    NGO_REPORT = "ngo-report", "Report of a non-governmental organisation.", "NGO report"
    DATASET = "dataset", "Structured data.", "Dataset"
    BOOK = "book", "Book or a chapter of one.", "Book"
    OTHER = "other", "None of these.", "Other"


class CodingState(CodeList):
    """How far the incidents in a source have been entered."""

    UNCODED = "uncoded", "Nobody has read it for incidents.", "Uncoded"
    IN_WORK = "in-work", "Somebody is entering its incidents.", "In work"
    CODED = "coded", "Every incident in it has been entered.", "Coded"
    NOTHING_TO_CODE = "nothing-to-code", "It was read and reports no incident.", "Nothing to code"
