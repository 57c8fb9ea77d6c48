"""Code lists of the public ledger: what an entry does, and why one is withdrawn."""

from incidents.codes.base import CodeList


class LedgerAction(CodeList):
    """What a ledger entry does to an incident."""

    PUBLISHED = "published", "Made public for the first time.", "Published"
    UPDATED = "updated", "More is known than before.", "Updated"
    CORRECTED = "corrected", "What was published was wrong.", "Corrected"
    RESTATED = (
        "restated",
        "Only reference data changed: a name, a place, a type, a source.",
        "Restated",
    )
    RETRACTED = "retracted", "Withdrawn, with a reason.", "Retracted"
    RESTORED = "restored", "Brought back after it was withdrawn, or an old state again.", "Restored"
    MERGED = "merged", "The same as another incident, which takes its place.", "Merged"
    WITHHELD = (
        "withheld",
        "Content of every version removed for law, safety or privacy; this entry stays.",
        "Withheld",
    )


#: After these an incident has a tombstone in place of its document; ``index.sql`` says the same.
WITHDRAWING = (LedgerAction.RETRACTED, LedgerAction.MERGED, LedgerAction.WITHHELD)


class RetractionReason(CodeList):
    """Why an incident was withdrawn."""

    DUPLICATE = "duplicate", "The same act is published under another reference.", "Duplicate"
    DID_NOT_HAPPEN = "did-not-happen", "The act did not take place.", "Did not happen"
    OUT_OF_SCOPE = "out-of-scope", "It is not what this database records.", "Out of scope"
    SOURCE_WITHDRAWN = (
        "source-withdrawn",
        "The source it rests on was withdrawn and no other carries it.",
        "Source withdrawn",
    )
