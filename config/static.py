"""How pages name their style sheets, scripts and pictures."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Names that change with the content once `collectstatic` ran; plain ones before (tests)."""

    def stored_name(self, name: str) -> Any:
        """Return the name with the content's hash when there is one."""
        return super().stored_name(name) if self.hashed_files else name

    def create_compressor(self, **kwargs: Any) -> Any:
        """By gzip alone: where Brotli happens to be installed it would take most of a start."""
        return Compressor(use_brotli=False, **kwargs)
