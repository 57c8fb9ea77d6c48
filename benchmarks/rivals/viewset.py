"""A plain ``ModelViewSet`` over the working tables, as Django REST framework's guides show it.

Nested serializers, prefetching, filters on related fields, cursor pages; no count is made. It is
served as it would be: by gunicorn, from Django's own settings of this project.
"""

from typing import Any

from django.http import HttpResponse
from django.urls import include, path
from django_filters import rest_framework as filters
from rest_framework import pagination, permissions, routers, serializers, viewsets
from rest_framework.filters import SearchFilter

from incidents.models import Citation, Figure, Incident, Location, Participation


class ParticipationSerializer(serializers.ModelSerializer):
    """With its actor's name."""

    actor = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Participation
        fields = ("role", "side", "actor", "described_as", "basis", "stance", "standing", "cites")


class LocationSerializer(serializers.ModelSerializer):
    """With its place."""

    place = serializers.SlugRelatedField("slug", read_only=True)
    latitude = serializers.DecimalField(9, 6, source="place.latitude", allow_null=True)
    longitude = serializers.DecimalField(9, 6, source="place.longitude", allow_null=True)

    class Meta:
        model = Location
        fields = ("role", "place", "latitude", "longitude", "precision", "standing", "cites")


class FigureSerializer(serializers.ModelSerializer):
    """One number."""

    class Meta:
        model = Figure
        fields = ("measure", "status", "quantifier", "low", "best", "high", "standing", "cites")


class CitationSerializer(serializers.ModelSerializer):
    """With its source."""

    source = serializers.SlugRelatedField("title", read_only=True)
    publisher = serializers.CharField(source="source.publisher.name", allow_null=True)

    class Meta:
        model = Citation
        fields = ("number", "source", "publisher", "locator", "paraphrase")


class IncidentSerializer(serializers.ModelSerializer):
    """An incident with all its parts."""

    type = serializers.SlugRelatedField("code", read_only=True)
    participations = ParticipationSerializer(many=True)
    locations = LocationSerializer(many=True)
    figures = FigureSerializer(many=True)
    citations = CitationSerializer(many=True)

    class Meta:
        model = Incident
        fields = (
            *("reference", "title", "summary", "type", "date", "earliest", "latest", "precision"),
            *("occurrence", "grain", "tags", "participations", "locations", "figures", "citations"),
        )


class IncidentFilter(filters.FilterSet):
    """By type, actor, area, country and period."""

    type = filters.CharFilter("type__code")
    actor = filters.CharFilter("participations__actor__slug", distinct=True)
    place = filters.CharFilter("locations__place__above__ancestor__slug", distinct=True)
    after = filters.DateFilter("latest", lookup_expr="gte")
    before = filters.DateFilter("earliest", lookup_expr="lte")

    class Meta:
        model = Incident
        fields = ("type", "actor", "place", "after", "before")


class Pages(pagination.CursorPagination):
    """By keyset, newest first unless asked otherwise."""

    page_size = 100
    ordering = ("-earliest", "-id")

    def get_ordering(self, request: Any, queryset: Any, view: Any) -> Any:
        """Oldest first on request."""
        return ("earliest", "id") if request.GET.get("ordering") == "date" else self.ordering


class Incidents(viewsets.ReadOnlyModelViewSet):
    """The published ones."""

    queryset = (
        Incident.objects.filter(state="published")
        .select_related("type")
        .prefetch_related(
            *(
                "participations__actor",
                "locations__place",
                "figures",
                "citations__source__publisher",
            )
        )
    )
    serializer_class = IncidentSerializer
    permission_classes = (permissions.AllowAny,)
    authentication_classes = ()
    throttle_classes = ()
    pagination_class = Pages
    filter_backends = (filters.DjangoFilterBackend, SearchFilter)
    filterset_class = IncidentFilter
    search_fields = ("title", "summary")


router = routers.SimpleRouter()
router.register("incidents", Incidents)
urlpatterns = [
    path("healthz", lambda request: HttpResponse("ok")),  # asked until it answers
    path("", include(router.urls)),
]
