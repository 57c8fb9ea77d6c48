"""Code lists of a claim: who did what, on whose word, how firmly, and how good the word is."""

from incidents.codes.base import CodeList, NumberedCodeList


class Role(CodeList):
    """Somebody's part in an incident; a side (1 to 9) may be set with any."""

    INITIATOR = "initiator", "Carried out the act.", "Initiator"
    ORDERER = "orderer", "Ordered or approved the act and did not carry it out.", "Orderer"
    PARTY = "party", "Took part in fighting or an agreement; who began is not told.", "Party"
    SUPPORTER = (
        "supporter",
        "Helped a side with fire, transport, supplies or intelligence.",
        "Supporter",
    )
    TARGET = "target", "The act was aimed at them.", "Target"
    AFFECTED = "affected", "Was harmed or hit; that they were aimed at is not shown.", "Affected"
    HOST = "host", "Controls the premises or the ground where it took place.", "Host"
    DEPLOYED = "deployed", "The force that moves or is to move.", "Deployed"
    RESPONDER = (
        "responder",
        "Came after the act or intervened in it: police, guards, medics.",
        "Responder",
    )
    MEDIATOR = "mediator", "Brought parties together without being one.", "Mediator"
    SPEAKER = "speaker", "Made the statement.", "Speaker"
    ADDRESSEE = "addressee", "Was told; the statement was directed to them.", "Addressee"
    SUBJECT = "subject", "Was spoken about: in an accusation, the accused.", "Subject"


class Basis(CodeList):
    """What a claim rests on."""

    STATED = "stated", "The source says it in its own voice.", "Stated"
    ATTRIBUTED = "attributed", "A third party says so of the one concerned.", "Attributed"
    CLAIMED = "claimed", "The one concerned says so and takes credit.", "Claimed"
    ADMITTED = "admitted", "The one concerned concedes it.", "Admitted"
    FOUND = "found", "A court, an inquiry or a mandated body concluded it.", "Found"
    INFERRED = "inferred", "This desk concludes it, and must say why.", "Inferred"
    DATASET = "dataset", "Taken from a dataset that does not say what it rests on.", "Dataset"


class Stance(CodeList):
    """How firmly a claim is put forward."""

    AFFIRMS = "affirms", "It is said without reserve.", "Affirms"
    HEDGES = "hedges", "It is said with reserve: believed, likely, suspected.", "Hedges"
    DENIES = "denies", "It is said not to be so.", "Denies"


class Standing(CodeList):
    """What this desk makes of a claim among those that compete with it."""

    RECOMMENDED = "recommended", "The one to use; at most one of those competing.", "Recommended"
    ALTERNATIVE = "alternative", "Kept beside the recommended one.", "Alternative"
    REJECTED = "rejected", "Held to be wrong; kept because it was said.", "Rejected"


class Anonymity(CodeList):
    """Whether the reader is told who spoke."""

    NAMED = "named", "The source names the speaker.", "Named"
    UNNAMED = "unnamed", "The source describes the speaker and gives no name.", "Unnamed"
    WITHHELD = "withheld", "This desk knows the speaker and does not publish it.", "Withheld"


class Reliability(CodeList):
    """Reliability of a publisher, by the letters of the Admiralty (NATO) system."""

    A = "A", "No doubt about trustworthiness; a history of complete reliability.", "Reliable"
    B = "B", "Minor doubt; a history of mostly valid information.", "Usually reliable"
    C = "C", "Doubt; has given valid information in the past.", "Fairly reliable"
    D = "D", "Significant doubt; has sometimes given valid information.", "Not usually reliable"
    E = "E", "Untrustworthy; a history of invalid information.", "Unreliable"
    F = "F", "No basis on which to judge.", "Reliability cannot be judged"


class Credibility(NumberedCodeList):
    """Credibility of one piece of information, by the numbers of the Admiralty (NATO) system."""

    CONFIRMED = 1, "Other independent sources confirm it; consistent and logical.", "Confirmed"
    PROBABLY_TRUE = 2, "Not confirmed; consistent with what is known and logical.", "Probably true"
    POSSIBLY_TRUE = 3, "Not confirmed; agrees in part with what is known.", "Possibly true"
    DOUBTFUL = 4, "Not confirmed; possible, and nothing else bears on it.", "Doubtful"
    IMPROBABLE = 5, "Not confirmed; contradicted by what is known.", "Improbable"
    CANNOT_BE_JUDGED = 6, "No basis on which to judge.", "Truth cannot be judged"
