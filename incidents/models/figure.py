"""The numbers somebody reported."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from incidents.codes import AgeSex, Item, Measure, PersonStatus, Quantifier, Scope
from incidents.models.actor import Actor
from incidents.models.claim import Claim, IncidentPart
from incidents.models.figure_constraints import FIGURE_CONSTRAINTS
from incidents.models.history import tracked


@tracked
class Figure(IncidentPart, Claim):
    """One reported number: what was counted, of whom or what, how firmly it is put.

    ``low``, ``best`` and ``high`` follow from the quantifier; *words* have none.
    ``as_reported`` keeps a dataset's numbers that are out of order.
    """

    measure = models.CharField(max_length=15, choices=Measure.choices)
    item = models.CharField(max_length=20, choices=Item.choices, blank=True, default="")
    item_words = models.CharField(max_length=100, blank=True, default="")
    status = models.CharField(max_length=12, choices=PersonStatus.choices, blank=True, default="")
    age_sex = models.CharField(max_length=10, choices=AgeSex.choices, blank=True, default="")
    nationality = models.CharField(
        max_length=2, blank=True, default="", help_text="ISO 3166-1 alpha-2: US."
    )
    side = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    quantifier = models.CharField(
        max_length=12, choices=Quantifier.choices, default=Quantifier.EXACT
    )
    low = models.PositiveBigIntegerField(null=True, blank=True)
    best = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)
    words = models.CharField(max_length=100, blank=True, default="")
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.WHOLE)
    as_of = models.DateField(null=True, blank=True)
    as_reported = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [*Claim.Meta.constraints, *FIGURE_CONSTRAINTS]

    def __str__(self) -> str:
        number = self.words if self.best is None and self.low is None else self.best or self.low
        return f"{self.get_measure_display()}: {number}"
