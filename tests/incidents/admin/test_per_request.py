"""What is kept for one request alone."""

import gc

from django.http import HttpRequest

from incidents.admin.per_request import PerRequest


def test_value_belongs_to_its_request_and_goes_with_it() -> None:
    kept, one, other = PerRequest[str](), HttpRequest(), HttpRequest()
    kept.keep(one, "first")
    kept.keep(one, "last")

    assert (kept.of(one), kept.of(other)) == ("last", None)
    del one
    gc.collect()
    assert len(kept._held) == 0
