"""Minor changes: those of which readers of a translation need not be told. In doubt, a change is not minor.

`docs/segments.md` has the rule in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from traitdunion.rules.segments.normal import unified, words_of
from traitdunion.rules.segments.sequences import common, ends_alike
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Segment, SegmentKind

MOST_EDITS = 2
"""More places touched than these in one segment are not minor."""
_SHORT, _LONG = 4, 6  # letters: from the first on one letter may differ, from the second on two
_FARTHEST = 200  # tokens from the first difference to the last

_TOKEN = re.compile(r"\d+(?:[.,:/ ]\d+)*|[^\W\d_][\w]*(?:['-](?=\w)\w+)*|[^\w\s]|\w+")
_CODE = re.compile(r"`[^`]*`")
_LIGHT = frozenset(",;:.'-()[]")
_SENTENCE_END = frozenset(".?!:;¿¡'-([…")

_NEGATIONS = {
    "fr": "ne n pas point jamais aucun aucune aucuns aucunes sans ni non nul nulle nuls nulles rien personne guère plus sauf "
    "nullement hormis",
    "en": "no not never none nor neither nothing nobody nowhere without cannot hardly scarcely barely except unless non",
    "es": "no nunca jamás ni sin ningún ninguno ninguna ningunos ningunas nada nadie tampoco apenas salvo excepto",
}
_NUMBERS = {
    "fr": "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente "
    "quarante cinquante soixante cent cents mille million millions milliard milliards premier première second seconde "
    "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième demi demie tiers quart double triple "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million millions billion billions "
    "trillion first second third fourth fifth sixth seventh eighth ninth tenth half quarter double triple once twice",
    "es": "cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos "
    "trescientos seiscientos setecientos mil millón millones primero primera segundo segunda tercero tercera cuarto quinto sexto "
    "séptimo octavo noveno décimo medio media doble triple lunes martes miércoles jueves viernes sábado domingo enero febrero "
    "marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_ACCENTED = {
    "es": "adonde aquel aun como cual cuando cuanto de donde el ese esta este mas mi porque que quien se si solo te tu",
}
"""Words, without their accents, that an accent makes another word of."""
_OTHER_ENDINGS = {"es": re.compile(r"[aeo](\u0301)?$|ra(\u0301)?[ns]$|n(\u0303)")}
"""What makes another person, tense or letter, in form D: *trabajo, trabajó; regaran, regarán; ano, año*."""
_ANSWERS = frozenset({"no", "non"})
"""Words beside which a comma decides what is denied: “No, you may”."""
_OTHER_WORDS = {language: frozenset(words.split()) for language, words in _ACCENTED.items()}
_TELLING = {language: frozenset(f"{_NEGATIONS[language]} {_NUMBERS[language]}".split()) for language in _NEGATIONS}
"""Words that always count: they deny or number."""


def is_minor(before: Segment, after: Segment, language: Language) -> bool:
    """Tell whether the change of a segment is below the threshold for readers."""
    if before.kind is not after.kind or before.kind is SegmentKind.CODE:
        return False
    if "`" in before.text + after.text and _CODE.findall(before.text) != _CODE.findall(after.text):
        return False
    old, new = (_TOKEN.findall(unified(words_of(segment.text))) for segment in (before, after))
    start, tail = ends_alike(old, new)
    if max(len(old), len(new)) - start - tail > _FARTHEST:
        return False
    gaps = list(_gaps(old, new))
    tongue = language.partition("-")[0]
    telling = _TELLING.get(tongue)
    most = 1 if telling is None else MOST_EDITS
    if sum(max(gap[1] - gap[0], gap[3] - gap[2]) for gap in gaps) > most:
        return False
    return all(_is_light(old, new, gap, telling, tongue) for gap in gaps)


def _gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Return where two sequences differ: begin and end in the old one, begin and end in the new one."""
    found = []
    left = right = 0
    for next_left, next_right in [*common(old, new), (len(old), len(new))]:
        if next_left > left or next_right > right:
            found.append((left, next_left, right, next_right))
        left, right = next_left + 1, next_right + 1
    return found


def _is_light(
    old: list[str],
    new: list[str],
    gap: tuple[int, int, int, int],
    telling: frozenset[str] | None,
    tongue: str,
) -> bool:
    left, left_end, right, right_end = gap
    gone, come = old[left:left_end], new[right:right_end]
    if all(token in _LIGHT for token in (*gone, *come)):
        if _beside_digit(old, left, left_end) or _beside_digit(new, right, right_end):
            return False
        around = {_at(old, left - 1), _at(old, left_end), _at(new, right - 1), _at(new, right_end)}
        return _ANSWERS.isdisjoint(map(str.lower, around))
    if not come and len(gone) == 1:
        twice = gone[0].lower() in (_at(old, left - 1).lower(), _at(old, left_end).lower())
        return twice and telling is not None and _is_plain(gone[0], telling)
    if len(gone) != len(come):
        return False
    return all(
        (word in _LIGHT and fixed in _LIGHT)
        or (
            not _is_name(old, left + index)
            and not _is_name(new, right + index)
            and _is_slip(word, fixed, telling, tongue)
        )
        for index, (word, fixed) in enumerate(zip(gone, come, strict=True))
    )


def _is_slip(word: str, fixed: str, telling: frozenset[str] | None, tongue: str) -> bool:
    """Tell whether one word is the other with a slip of the hand."""
    if telling is None:
        return word[0].isalpha() and not _has_digit(word + fixed) and _bare(word) == _bare(fixed)
    if not _is_plain(word, telling) or not _is_plain(fixed, telling):
        return False
    if _bare(word) == _bare(fixed):
        return word.casefold() == fixed.casefold() or not _is_another(word, fixed, tongue)
    return not _is_capital(word) and not _is_capital(fixed) and _is_mistyped(word, fixed)


def _is_another(word: str, fixed: str, tongue: str) -> bool:
    """Tell whether two words that differ in accents alone may both be right."""
    if _bare(word) in _OTHER_WORDS.get(tongue, ()):
        return True
    ending = _OTHER_ENDINGS.get(tongue)
    if ending is None:
        return False
    first, second = (ending.findall(unicodedata.normalize("NFD", one.casefold())) for one in (word, fixed))
    return first != second


def _is_mistyped(word: str, fixed: str) -> bool:
    """Tell whether few letters differ, the first ones not among them, and no affix came or went."""
    shortest = min(len(word), len(fixed))
    if shortest < _SHORT or word.endswith(fixed) or fixed.endswith(word):
        return False
    most = 1 if shortest < _LONG else 2
    distance = _distance(word, fixed)
    swapped = distance == 1 and sorted(word) == sorted(fixed)
    return swapped or (distance <= most and word[:distance] == fixed[:distance])


def _is_plain(word: str, telling: frozenset[str]) -> bool:
    """Tell whether a word neither denies nor numbers."""
    parts = re.split("['-]", word.lower())
    return word[0].isalpha() and not _has_digit(word) and not telling.intersection(parts) and parts[-1] != "t"


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _distance(word: str, fixed: str) -> int:
    """Return how many letters are added, left out, changed or swapped with their neighbour."""
    above: list[int] = []
    row = list(range(len(fixed) + 1))
    for i, letter in enumerate(word, 1):
        before, above, row = above, row, [i]
        for j, other in enumerate(fixed, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == fixed[j - 2] and word[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].istitle()


def _is_name(tokens: list[str], index: int) -> bool:
    """Tell whether a word is capitalised inside a sentence."""
    return _is_capital(tokens[index]) and index > 0 and tokens[index - 1] not in _SENTENCE_END


def _beside_digit(tokens: list[str], start: int, end: int) -> bool:
    """Tell whether marks stand beside a number, where they may be part of it."""
    before, after = _at(tokens, start - 1)[-1:].isdigit(), _at(tokens, end)[:1].isdigit()
    return (before and after) if start == end else (before or after)


def _at(tokens: list[str], index: int) -> str:
    return tokens[index] if 0 <= index < len(tokens) else ""
