"""The shapes of counted answers, for their description only."""

from typing import Any

from rest_framework import serializers


class Pinned(serializers.Serializer[Any]):
    """What an answer was made of."""

    position = serializers.IntegerField(help_text="Ledger position the answer is pinned to.")
    recorded_at = serializers.DateTimeField(allow_null=True, help_text="When that was recorded.")
    query = serializers.CharField(allow_blank=True, help_text="The filter in its normal form.")


class FacetValue(serializers.Serializer[Any]):
    """One value and how many incidents have it."""

    value = serializers.CharField()
    name = serializers.CharField(allow_null=True, help_text="As published; null: never named.")
    count = serializers.IntegerField()


class FacetCounts(serializers.Serializer[Any]):
    """One facet, the commonest values first."""

    facet = serializers.CharField()
    without = serializers.ListField(
        child=serializers.CharField(), help_text="Its own filters, which are set aside here."
    )
    imprecise = serializers.IntegerField(
        required=False, help_text="Periods only: incidents that no single one holds."
    )
    more = serializers.IntegerField(help_text="How many further values there are.")
    values = FacetValue(many=True)


class FacetsAnswer(Pinned):
    """The counts of some facets."""

    count = serializers.IntegerField(help_text="How many incidents the filters find.")
    limit = serializers.IntegerField()
    imprecise = serializers.CharField(required=False, help_text="How uncertain dates are counted.")
    facets = FacetCounts(many=True)


class Sums(serializers.Serializer[Any]):
    """What was added up; figures only where a measure was asked for."""

    count = serializers.IntegerField(help_text="Incidents.")
    events = serializers.IntegerField(help_text="Events that they stand for, at least.")
    with_figure = serializers.IntegerField(required=False, help_text="How many give a number.")
    words_only = serializers.IntegerField(required=False, help_text="How many give words only.")
    without_figure = serializers.IntegerField(required=False, help_text="How many say nothing.")
    by_members = serializers.IntegerField(
        required=False, help_text="Members whose number stands in for that of their aggregate."
    )
    low = serializers.IntegerField(allow_null=True, required=False)
    best = serializers.IntegerField(allow_null=True, required=False)
    high = serializers.IntegerField(allow_null=True, required=False)
    without_best = serializers.IntegerField(
        required=False, help_text="Numbers whose best is taken from their low."
    )
    without_high = serializers.IntegerField(
        required=False, help_text="Numbers without an upper bound: then high is null."
    )


class CoverageSpan(serializers.Serializer[Any]):
    """Everything of a type in a place was looked for, from `start` to `coded_until`."""

    place = serializers.CharField(allow_null=True, help_text="Null: everywhere.")
    type = serializers.CharField(allow_null=True, help_text="Null: every type.")
    start = serializers.DateField()
    end = serializers.DateField(allow_null=True, help_text="Null: it goes on.")
    coded_until = serializers.DateField(help_text="Nothing is said of later days.")
    note = serializers.CharField(allow_blank=True)
    declared_at = serializers.DateTimeField(help_text="When it was said, in this form.")


class CoverageAnswer(Pinned):
    """All that is declared."""

    count = serializers.IntegerField()
    results = CoverageSpan(many=True)


class StatisticsAnswer(Pinned):
    """Rows with their keys (named as in `group_by`) and sums."""

    group_by = serializers.ListField(child=serializers.CharField())
    overlapping = serializers.ListField(
        child=serializers.CharField(), help_text="Keys by which an incident is in several rows."
    )
    measure = serializers.CharField(allow_null=True, help_text="With its item: munitions/rocket.")
    imprecise = serializers.CharField(required=False, help_text="How uncertain dates are counted.")
    left_out = serializers.DictField(
        child=serializers.IntegerField(), help_text="Found and in no row, by reason."
    )
    spread = serializers.IntegerField(required=False, help_text="How many are in several periods.")
    coverage = CoverageSpan(
        many=True, required=False, help_text="Rows by period: what was looked for."
    )
    total = Sums(help_text="Of all that is counted, whether or not a row holds it.")
    names = serializers.DictField(
        child=serializers.DictField(child=serializers.CharField(allow_null=True)),
        help_text="By key and value.",
    )
    rows = serializers.ListField(child=serializers.DictField())
