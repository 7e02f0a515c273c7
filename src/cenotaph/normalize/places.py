"""Place names without the words that say what kind of place it is.

Invariant: ``place_core`` is idempotent and never strips a name to nothing. "North" and "South" are part of a name.
"""

from __future__ import annotations

from functools import lru_cache

from cenotaph.normalize.names import fold_name


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split(","))


_BEFORE = _phrases(
    "city of,town of,village of,municipality of,province of,state of,county of,district of,region of,republic of,"
    "commune of,island of,greater,stadt,landkreis,kreis,gemeinde,land,ville de,commune de,departement de,"
    "wojewodztwo,powiat,gmina,miasto,voivodeship,obec,mesto,okres,г,город,гор,с,село,дер,деревня,пос,поселок,"
    "область,республика,район,м,місто,смт,селище,провинция,уезд,ciudad de,provincia de,comune di"
)
_AFTER = _phrases(
    "province,county,city,town,village,district,region,oblast,raion,rayon,municipality,voivodeship,voivodship,"
    "prefecture,governorate,state,territory,canton,borough,parish,krai,okrug,kommune,"
    "область,обл,район,р н,край,округ,провинция,уезд,республика,громада,волость,"
    "do,si,gun,kun,up,eup,ri,gu,guyok,dong,myon,namdo,bukto,kraj,oblast,vald,maakond,novads,pagasts,apskritis"
)
# Hangul and Han write the kind of place as the last letters of the word.
_LAST_LETTERS = ("특별시", "직할시", "광역시", "시", "군", "읍", "구역", "구", "리", "동", "면", "도", "市", "郡", "省", "縣", "县")  # fmt: skip


def _strip_once(folded: str) -> str:
    words = folded.split(" ")
    for length in (2, 1):
        if len(words) > length:
            if " ".join(words[-length:]) in _AFTER:
                return " ".join(words[:-length])
            if " ".join(words[:length]) in _BEFORE:
                return " ".join(words[length:])
    for letters in _LAST_LETTERS:
        # Two letters must be left: "대구" is a name, not "대" and "district".
        if folded.endswith(letters) and len(words) == 1 and len(folded) >= 2 + len(letters):
            return folded[: -len(letters)]
    return folded


@lru_cache(maxsize=16_384)
def place_core(text: str) -> str:
    """Fold a place name and take off the words for its kind.

    Args:
        text: a place name in any script.

    Returns:
        The folded name without "province", "city of", "область", "시"; the fold itself if nothing else would be left.

    >>> place_core("North Pyongan Province"), place_core("city of Wŏnsan"), place_core("청진시"), place_core("City")
    ('north pyongan', 'wonsan', '청진', 'city')
    """
    core = fold_name(text)
    while (shorter := _strip_once(core)) != core:
        core = shorter
    return core
