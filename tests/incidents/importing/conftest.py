"""What tests of importing share: a dataset in a folder, and the loading of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incidents.importing.seed_file import read
from incidents.importing.seeds import Outcome, load_seed
from incidents.models import User
from tests.incidents.importing.made_files import written

Load = Callable[..., Outcome]


@pytest.fixture
def load(tmp_path: Path, editor: User) -> Load:
    """Load content as the command would, published unless told otherwise."""

    def do(content: Any, *, publishing: bool = True, reason: str = "") -> Outcome:
        seed = read(written(tmp_path, content))
        return load_seed(seed, by=editor, publishing=publishing, reason=reason)

    return do
