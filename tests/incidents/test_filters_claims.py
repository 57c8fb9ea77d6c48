"""Who took part, and what is said of that, are asked of one participation; and affiliations."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.codes import Basis, Stance, Standing
from incidents.documents.load import load
from incidents.models import Actor, Affiliation, Incident, User
from incidents.publishing import publish, restate
from incidents.selection import select
from tests.incidents import oracle
from tests.incidents.documents.made import ROCKETS
from tests.incidents.test_filters import refused
from tests.incidents.test_filters_laws import BATCHES, found, known, law, published

reading = pytest.mark.django_db(databases=["default", "reader"])
GUNMEN = {"described_as": "gunmen", "kind": "unidentified"}
PARTICIPANTS = ["actor", "actor__exact", "initiator", "target", "initiator__exact"]


def entered(by: User, *parts: dict[str, Any], **more: Any) -> str:
    """The reference of an incident with these participations."""
    pk = load({**ROCKETS, "participations": list(parts), **more}, by=by).pk
    publish(incidents=Incident.objects.filter(pk=pk), by=by)
    return str(Incident.objects.get(pk=pk).reference)


def part(actor: str, role: str = "initiator", **claim: Any) -> dict[str, Any]:
    return {"role": role, "actor": actor, "reason": "Because", **claim}


class TestBinding:
    """Each of these fails when the parts of the question are looked for one by one."""

    def test_claim_is_of_the_participation_that_was_asked_for(self, committed, editor: User):
        one = entered(editor, part("isis", basis="inferred"), part("iran", "target"))

        assert one in found(actor=["isis"], basis=["inferred"])
        assert one in found(actor=["iran"])
        assert one not in found(actor=["iran"], basis=["inferred"])
        assert one not in found(target=["iran"], basis=["inferred"])
        assert one in found(any=["actor:iran"], basis=["inferred"])

    def test_claim_binds_to_each_participation_that_is_asked_for(self, committed, editor: User):
        parts = part("isis", basis="claimed"), part("iran", "target", basis="claimed")
        both = entered(editor, *parts)
        one = entered(editor, part("isis", basis="claimed"), part("iran", "target"))

        asked = {"initiator": ["isis"], "target": ["iran"], "basis": ["claimed"]}

        assert {both, one} & found(**asked) == {both}
        assert {both, one} & found(all_actors=["isis", "iran"], basis=["claimed"]) == {both}

    def test_claim_filters_without_a_participant_are_about_one_claim(self, committed, editor: User):
        parts = part("isis", basis="claimed"), part("iran", "target", stance="hedges")
        one = entered(editor, *parts)

        assert one in found(basis=["claimed"])
        assert one in found(stance=["hedges"])
        assert one not in found(basis=["claimed"], stance=["hedges"])

    def test_kind_of_actor_is_that_of_the_participation(self, committed, editor: User):
        one = entered(editor, part("isis"), {"role": "target", **GUNMEN})

        assert one in found(initiator=["isis"], actor_kind=["rebel"])
        assert one in found(target=["unidentified"], actor_kind=["unidentified"])
        assert one not in found(initiator=["isis"], actor_kind=["unidentified"])

    def test_role_that_is_denied_is_found_by_asking_for_denials(self, committed, editor: User):
        denied = entered(editor, part("isis", stance="denies"))
        rejected = entered(editor, part("isis", standing="rejected"))

        assert not {denied, rejected} & found(initiator=["isis"])
        assert not {denied, rejected} & found(initiator=["isis"], basis=["stated"])
        assert not {denied, rejected} & found(initiator__exact=["isis"])
        assert {denied, rejected} & found(initiator=["isis"], stance=["denies"]) == {denied}
        assert {denied, rejected} & found(initiator=["isis"], standing=["rejected"]) == {rejected}
        assert {denied, rejected} <= found(actor=["isis"])

    @law
    @given(BATCHES, st.data())
    @pytest.mark.slow
    def test_question_about_participations_finds_what_it_means(
        self, committed: None, editor: User, made: list[dict[str, Any]], data: st.DataObject
    ) -> None:
        told = published(made, editor)
        options = {
            "by": known("by", told),
            "basis": Basis.values,
            "stance": Stance.values,
            "standing": Standing.values,
            "actor_kind": known("actor_kind", told),
        }
        for _question in range(12):
            names = data.draw(st.lists(st.sampled_from(PARTICIPANTS), max_size=2, unique=True))
            about = data.draw(st.sets(st.sampled_from(sorted(options)), min_size=1, max_size=3))
            asked = {name: [data.draw(st.sampled_from(known("actor", told)))] for name in names} | {
                name: data.draw(
                    st.lists(st.sampled_from(options[name]), min_size=1, max_size=2, unique=True)
                )
                for name in about
            }
            meant = {
                reference
                for reference, document in told.items()
                if all(oracle.took_part(document, name, asked[name], asked) for name in names)
                and (names or any(oracle.claimed(c, asked) for c in oracle.claims(document)))
            }
            assert found(**asked) == meant, asked


@reading
class TestOnWhoseWord:
    def test_by_finds_what_stands_on_their_word(self):
        meant = {
            document["reference"]
            for document in map(json.loads, select({}).documents())
            if any(
                claim["by"] and claim["by"]["slug"] == "mark-milley"
                for claim in oracle.claims(document)
            )
        }

        assert found(by=["mark-milley"]) == found(by__exact=["mark-milley"]) == meant
        assert meant

    def test_by_takes_in_the_members_of_whom_is_asked_for(self):
        assert found(by=["mark-milley"]) <= found(by=["united-states"])
        assert not found(by=["mark-milley"]) <= found(by__exact=["united-states"])

    def test_who_is_known_only_for_speaking_may_be_asked_for_in_every_part(self):
        assert found(target=["us-officials"]) == set()


class TestVia:
    """Affiliations other than part-of and office, as they were at the incident's date."""

    def joined(self, child: str, parent: str, kind: str, start: str = "", end: str = "") -> None:
        rows = [Actor.objects.get_or_create(slug=s, defaults=NEW)[0] for s in (child, parent)]
        Affiliation.objects.create(child=rows[0], parent=rows[1], kind=kind, start=start, end=end)

    def test_via_follows_what_actor_does_not(self, committed, editor: User):
        self.joined("isis", "a-patron", "backed-by")
        self.joined("a-patron", "a-state", "part-of")
        one = entered(editor, part("isis"))

        for patron in ("a-patron", "a-state"):
            assert one in found(actor=[patron], actor_via=["backed-by"])
            assert one in found(initiator=[patron], actor_via=["supports", "backed-by"])
            assert one in found(all_actors=[patron], actor_via=["backed-by"])
            assert one not in found(actor=[patron])
            assert one not in found(target=[patron], actor_via=["backed-by"])
            assert one not in found(actor=[patron], actor_via=["commanded-by"])
            assert one not in found(actor__exact=[patron], actor_via=["backed-by"])

    def test_via_starts_from_everybody_above(self, committed, editor: User):
        self.joined("a-unit", "isis", "part-of")
        self.joined("isis", "a-patron", "commanded-by")
        one = entered(editor, part("a-unit"))

        assert one in found(actor=["a-patron"], actor_via=["commanded-by"])

    def test_via_is_as_it_was_at_the_date(self, committed, editor: User):
        self.joined("isis", "a-patron", "backed-by", "2015", "2018")
        self.joined("isis", "new-patron", "backed-by", "2019")
        one = entered(editor, part("isis"))

        assert one in found(actor=["new-patron"], actor_via=["backed-by"])
        assert refused(actor="a-patron")[0].name == "actor"

    def test_alliance_holds_both_ways(self, committed, editor: User):
        self.joined("isis", "an-ally", "allied-with")
        one, other = entered(editor, part("isis")), entered(editor, part("an-ally"))

        assert other in found(actor=["isis"], actor_via=["allied-with"])
        assert one in found(actor=["an-ally"], actor_via=["allied-with"])

    def test_affiliation_that_is_not_held_is_not_followed(self, committed, editor: User):
        self.joined("isis", "a-patron", "backed-by")
        Affiliation.objects.filter(parent__slug="a-patron").update(standing="rejected")
        entered(editor, part("isis"))

        assert refused(actor="a-patron")[0].name == "actor"

    def test_new_affiliation_is_found_after_restating(self, committed, editor: User):
        one = entered(editor, part("isis"))
        self.joined("isis", "a-patron", "backed-by")
        self.joined("a-patron", "a-state", "part-of")

        restate([Actor.objects.get(slug="isis")], by=editor)

        assert one in found(actor=["a-state"], actor_via=["backed-by"])

    def test_whom_it_goes_by_is_renamed_by_restating(self, committed, editor: User):
        self.joined("isis", "a-patron", "backed-by")
        one = entered(editor, part("isis"))
        other = entered(editor, part("mark-milley", "speaker", by="isis"))
        patron = Actor.objects.get(slug="a-patron")
        patron.name = "New Name"
        patron.save()

        assert restate([patron], by=editor) == 2

        new = [{"slug": "a-patron", "name": "New Name", "kind": "backed-by"}]
        documents = map(json.loads, select({"reference": [one, other]}).documents())
        assert [
            (document["participations"][0]["by"] or document["participations"][0]["actor"])["via"]
            for document in documents
        ] == [new, new]

    def test_document_with_via_loads_again(self, committed, editor: User):
        self.joined("isis", "a-patron", "backed-by")
        one = entered(editor, part("isis"))
        (document,) = map(json.loads, select({"reference": [one]}).documents())

        again = load(document, by=editor)
        actor = Actor.objects.get(slug="isis")

        assert [str(each.actor) for each in again.participations.all()] == [str(actor)]


NEW = {"name": "Somebody", "kind": "state-forces"}
