"""Answers of the API as tests ask for them."""

import json
from typing import Any

from django.test import Client

LIST = "/api/v1/timelines/"
ONE = f"{LIST}rockets/"


def asked(client: Client, address: str = ONE, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status
    return response.json() if not response.streaming else parsed(response)


def parsed(response: Any) -> Any:
    return json.loads(b"".join(response))
