"""Tokens for programs: everybody makes, sees and revokes their own; superusers see all."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.admin.base import ReadOnlyAdmin
from incidents.admin.confirming import Confirmation
from incidents.admin.publishing import signed_in
from incidents.models import AccessToken
from incidents.models.access_token import LONGEST_DAYS, Scope

TEMPLATE = "admin/incidents/token_made.html"
LIST = "admin:incidents_accesstoken_changelist"


class TokenForm(forms.Form):
    """What a new token is for and how far it reaches."""

    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("What it is for, such as nightly export.")
    )
    scope = forms.ChoiceField(
        label=_("Scope"), choices=Scope.choices, help_text=_("Never more than you may do.")
    )
    days = forms.IntegerField(
        label=_("Days"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=365,
        help_text=_("So many days it lives, at most two years."),
    )


@admin.register(AccessToken)
class AccessTokenAdmin(ReadOnlyAdmin):
    """One's own tokens; the secret of a new one is shown once, on the page that made it."""

    list_display = ("name", "scope", "user", "created_at", "expires_at", "last_used_at", "state")
    fields = (*list_display, "revoked_at", "revoked_by")
    list_select_related = ("user",)
    actions = ("revoke",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """One's own, or all."""
        tokens = super().get_queryset(request)
        return tokens if request.user.is_superuser else tokens.filter(user=signed_in(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever signs in here has tokens of their own."""
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Those that the list shows."""
        own = obj is None or obj.user_id == request.user.pk
        return self.has_module_permission(request) and (own or request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Everybody, for themselves."""
        return self.has_module_permission(request)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Whoever sees them."""
        return self.has_module_permission(request)

    def add_view(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        """Ask for a new one; make it, and show its secret on the answer: no other page could."""
        form = TokenForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and (made := self.made(request, form)):
            return made
        return Confirmation(
            title=gettext("Make a token"),
            consequence=gettext("Whoever has it acts in your name, within its scope."),
            action="",
            form=form,
            rows=[],
            button=gettext("Make it"),
            back=reverse(LIST),
        ).page(self, request)

    def made(self, request: HttpRequest, form: TokenForm) -> HttpResponse | None:
        """The page with the secret of a new token; None when the form says why there is none."""
        token, secret = AccessToken.unsaved(user=signed_in(request), **form.cleaned_data)
        try:
            token.full_clean()
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None
        token.save()
        context = {
            **self.admin_site.each_context(request),
            "title": "Token made",
            "opts": self.opts,
            "token": token,
            "secret": secret,
        }
        return TemplateResponse(request, TEMPLATE, context)

    @admin.display(description="accepted", boolean=True)
    def state(self, token: AccessToken) -> bool:
        """Whether it is accepted now."""
        return AccessToken.objects.live().filter(pk=token.pk, user__is_active=True).exists()

    @admin.action(description="Revoke", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        """Refuse the chosen ones from now on."""
        count = queryset.revoke(by=signed_in(request))
        words = f"{count} token{'' if count == 1 else 's'} revoked."
        self.message_user(request, words, messages.SUCCESS)
