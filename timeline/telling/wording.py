"""The words that sentences are made of: data, one folder a language or house style.

`timeline/wording/` holds those that come with the project and the folder `WORDING_DIR` those of an
operator, which may bear the same name to replace one. A style that ``extends`` another need only
hold what differs. All YAML files of a folder are one mapping.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language

from timeline.telling.foreign import isolated
from timeline.telling.templates import Filled, fill

OURS = Path(__file__).resolve().parent.parent / "wording"
DEFAULT = "en"
Phrases = Any  # a text, or a mapping of texts by number, mood or name


class UnknownStyle(LookupError):
    """There is no style of that name; the message names those there are."""


class Wording:
    """The phrases of one style, and how its language counts and joins."""

    def __init__(self, name: str, data: Mapping[str, Any]) -> None:
        self.name, self.data = name, data
        self.language, self.direction = str(data["language"]), str(data["direction"])
        self._locale = Locale.parse(self.language.replace("-", "_"))
        self._small, self._small_names = (_rule(data[rule]) for rule in ("small", "small_names"))
        self._article = _rule("|".join(data["with_article"]))

    def at(self, *path: str) -> Phrases:
        """The phrase at a place in the data, else the one called ``other`` there; "" for none."""
        found: Any = self.data
        for key in path:
            found = found.get(key, found.get("other", "")) if isinstance(found, Mapping) else ""
        return found

    def say(self, *path: str, **values: str) -> str:
        """Fill the phrase at that place; "" when there is none or it lacks something."""
        filled = self.fill(self.at(*path), values)
        return filled.text if filled else ""

    def fill(self, phrase: Phrases, values: Mapping[str, str], number: int = 2) -> Filled | None:
        """Fill a phrase, which may be one by number."""
        text = self.form(phrase, number)
        return fill(text, values) if text else None

    def form(self, phrase: Phrases, number: int) -> str:
        """Choose by number: exactly that one, else its plural category (CLDR), else ``other``."""
        if not isinstance(phrase, Mapping):
            return str(phrase)
        category = self._locale.plural_form(number)
        return str(phrase.get(f"={number}", phrase.get(category, phrase.get("other", ""))))

    def mood(self, phrase: Phrases, *, real: bool) -> Phrases:
        """Choose between what was done and what is open, where a phrase has both."""
        if isinstance(phrase, Mapping) and "done" in phrase:
            return phrase["done" if real else "open"]
        return phrase

    def number(self, number: int, *, alone: bool = True) -> str:
        """Write a number, in words where the style has them; nought has some only when alone."""
        word = self.data["numbers"].get(number) if number or alone else None
        return str(word) if word else str(format_decimal(number, locale=self._locale))

    def listed(self, words: Sequence[str]) -> str:
        """Join as the language does: "a, b and c"."""
        if len(words) < 2:
            return "".join(words)
        joints = self.data["list"]
        long = any(joints["last"] in each for each in words)
        last = joints["last_of_long" if long else "last"]
        return f"{joints['between'].join(words[:-1])}{last}{words[-1]}"

    def foreign(self, text: str) -> str:
        """Text from outside on one line, isolated where it runs against these sentences."""
        return isolated(text, rtl=self.direction == "rtl")

    def named(self, name: str) -> str:
        """A name as it stands inside a sentence, with its article."""
        if self._article.search(name):
            return self.say("article", name=name)
        return lowered(name) if self._small_names.match(name) else name

    def clause(self, text: str) -> str:
        """A sentence as a part of another: small at its start, without its full stop."""
        text = text.removesuffix(".")
        return lowered(text) if self._small.match(text) else text


def _rule(pattern: str) -> re.Pattern[str]:
    """A rule of the style; an empty one fits nothing."""
    return re.compile(pattern or r"(?!)")


def lowered(text: str) -> str:
    """Begin small, as inside a sentence."""
    return text[:1].lower() + text[1:]


def opened(text: str) -> str:
    """Begin a sentence with a capital, where the script has them."""
    return text[:1].upper() + text[1:]


def styles() -> list[str]:
    """The names of all styles."""
    return sorted({folder.name for root in _roots() for folder in root.iterdir() if _is(folder)})


def style_of(language: str | None) -> str:
    """The style of a language: the one called like it, else the one in English."""
    return language if language in styles() else DEFAULT


@cache
def wording(name: str = DEFAULT) -> Wording:
    """The style of that name; raises `UnknownStyle`. Read once: a change asks for a restart."""
    return Wording(name, _read(name))


def of_reader() -> Wording:
    """The style of the language that is active."""
    return wording(style_of(get_language()))


def _roots() -> list[Path]:
    """Where styles are looked for; the operator's folder comes first."""
    own = settings.WORDING_DIR
    return [root for root in (own, OURS) if root and root.is_dir()]


def _is(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.yaml"))


def _read(name: str, within: Sequence[Path] = ()) -> dict[str, Any]:
    """The data of a style over that which it extends; a style may extend its own namesake."""
    folders = [root / name for root in _roots() if name in styles() and _is(root / name)]
    folder = next((each for each in folders if each not in within), None)
    if folder is None:
        raise UnknownStyle(f"{name!r} is no style: write one of {', '.join(styles())}")
    data: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        data |= yaml.safe_load(file.read_text("utf-8")) or {}
    extended = data.pop("extends", None)
    return _over(_read(extended, [*within, folder]), data) if extended else data


def _over(base: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Put what a style says over what it extends, deep inside mappings."""
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = _over(below, value) if both and below else value
    return merged
