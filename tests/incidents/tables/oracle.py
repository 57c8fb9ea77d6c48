"""The rows of a table made from a document in plain Python, to compare with the database's."""

from typing import Any

LISTS = ("location", "participation", "figure", "link")


def rows_of(name: str, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of one table that a document holds, in order, by their most telling columns."""
    head = {"reference": document["reference"], "title": document["title"]}
    if name == "citations":
        return [head | _citation(each) for each in document["citations"]]
    if name != "claims":
        listed = enumerate(document[name], start=1)
        return [head | {"number": n} | _claim(each, document) for n, each in listed]
    claims = [("occurrence", 1, document["occurrence_claim"])]
    for kind in LISTS:
        claims += [(kind, n, c) for n, c in enumerate(document[f"{kind}s"], start=1)]
    return [head | {"claim": k, "number": n} | _claim(c, document) for k, n, c in claims]


def _claim(claim: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    passages = {each["number"]: each for each in document["citations"]}
    cited = [passages[number] for number in claim["cites"]]
    return {
        "basis": claim["basis"],
        "stance": claim["stance"],
        "standing": claim.get("standing"),
        "by": (claim["by"] or {}).get("slug"),
        "by_name": (claim["by"] or {}).get("name"),
        "reason": claim["reason"] or None,
        "cites": _folded(claim["cites"]),
        "sources": _folded((each["source"] or {}).get("slug") for each in cited),
        "speakers": _folded(_speaker(each) for each in cited),
        "anonymity": _folded(each["anonymity"] for each in cited),
    }


def _citation(passage: dict[str, Any]) -> dict[str, Any]:
    publisher = (passage["source"] or {}).get("publisher") or passage["publisher"]
    return {
        "number": passage["number"],
        "source": (passage["source"] or {}).get("slug"),
        "publisher": publisher["slug"],
        "speaker": (passage["speaker"] or {}).get("slug"),
        "speaker_described_as": passage["speaker_described_as"] or None,
        "anonymity": passage["anonymity"] or None,
    }


def _speaker(passage: dict[str, Any]) -> str:
    return str((passage["speaker"] or {}).get("name") or passage["speaker_described_as"])


def _folded(values: Any) -> str:
    return "; ".join(str(value) if value else "—" for value in values)
