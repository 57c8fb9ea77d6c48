"""What always holds for a figure, in the database, each rule with its reason and message."""

from django.db import models
from django.db.models import F, Q

from incidents.codes import AgeSex, Item, Measure, PersonStatus, Quantifier, Scope, Standing
from incidents.models.constraints import one_of, one_of_or_none

KEY = ["incident", "measure", "item", "item_words", "status", "age_sex", "nationality"]
NOTHING = Q(low__isnull=True, best__isnull=True, high__isnull=True)
#: Which of low, best, high each quantifier gives.
NUMBERS = (
    Q(quantifier=Quantifier.EXACT, low=F("best"), high=F("best"), best__isnull=False)
    & Q(low__isnull=False, high__isnull=False)
    | Q(quantifier=Quantifier.ABOUT, best__isnull=False)
    | Q(
        quantifier__in=[Quantifier.AT_LEAST, Quantifier.MORE_THAN],
        low__isnull=False,
        high__isnull=True,
    )
    | Q(
        quantifier__in=[Quantifier.AT_MOST, Quantifier.FEWER_THAN],
        high__isnull=False,
        low__isnull=True,
    )
    | Q(quantifier=Quantifier.RANGE, low__isnull=False, high__isnull=False)
    | (Q(quantifier=Quantifier.WORDS) & NOTHING & ~Q(words=""))
)
THINGS = [Measure.DESTROYED, Measure.DAMAGED, Measure.SEIZED, Measure.MOVED]

CODES: list[models.BaseConstraint] = [
    one_of("measure", Measure, "figure_measure_is_known"),
    one_of_or_none("item", Item, "figure_item_is_known"),
    one_of_or_none("status", PersonStatus, "figure_status_is_known"),
    one_of_or_none("age_sex", AgeSex, "figure_age_sex_is_known"),
    one_of("quantifier", Quantifier, "figure_quantifier_is_known"),
    one_of("scope", Scope, "figure_scope_is_known"),
]

SENSE: list[models.BaseConstraint] = [
    # Real UCDP rows break the order and are kept as reported; anything else is a slip of the pen.
    models.CheckConstraint(
        condition=Q(as_reported=True)
        | (
            (Q(low__isnull=True) | Q(best__isnull=True) | Q(low__lte=F("best")))
            & (Q(best__isnull=True) | Q(high__isnull=True) | Q(best__lte=F("high")))
            & (Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")))
        ),
        name="figure_low_best_high_are_in_order",
        violation_error_message="Give low, best and high in rising order, or mark it as reported.",
    ),
    models.CheckConstraint(
        condition=Q(as_reported=True) | NUMBERS,
        name="figure_numbers_fit_the_quantifier",
        violation_error_message="exact: low, best and high are the same · about: best · at least, "
        "more than: low only · at most, fewer than: high only · range: low and high · "
        "words: the words and no number.",
    ),
    models.CheckConstraint(
        condition=~Q(measure__in=THINGS) | ~Q(item="") | ~Q(item_words=""),
        name="figure_of_things_says_which",
        violation_error_message="item: say which things were destroyed, damaged, seized or moved.",
    ),
    models.CheckConstraint(
        condition=Q(nationality="") | Q(nationality__regex=r"^[A-Z]{2}$"),
        name="figure_nationality_is_a_country_code",
        violation_error_message="nationality: two capital letters of ISO 3166-1, for example US.",
    ),
    models.CheckConstraint(
        condition=Q(side__isnull=True) | Q(side__range=(1, 9)),
        name="figure_side_is_one_to_nine",
        violation_error_message="side: a number from 1 to 9.",
    ),
    # Two recommended figures for one key would make a total count both.
    models.UniqueConstraint(
        fields=[*KEY, "side", "actor"],
        condition=Q(standing=Standing.RECOMMENDED),
        nulls_distinct=False,
        name="figure_has_one_recommended_claim",
        violation_error_message="Two figures of the same measure, item and people are recommended: "
        "make one of them alternative.",
    ),
]

FIGURE_CONSTRAINTS = [*CODES, *SENSE]
