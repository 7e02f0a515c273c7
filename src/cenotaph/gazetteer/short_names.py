"""Short forms of regions that stand only behind the name of a place: "Monroe, La.", "Victoria, B.C.".

Invariant: they are no names of their own ("La." and "Ill." would be found in every text), so that the gazetteer does
not know them.

Source: the abbreviations that English-language papers use for states of the USA and Australia and provinces of Canada,
and the two letters of the postal services.
"""

from __future__ import annotations

from functools import lru_cache

_US = (
    "Ala. AL;Alaska AK;Ariz. AZ;Ark. AR;Calif. CA;Colo. CO;Conn. CT;Del. DE;D.C. DC;Fla. FL;Ga. GA;Hawaii HI;Idaho ID;"
    "Ill. IL;Ind. IN;Iowa IA;Kan. KS;Kans. KS;Ky. KY;La. LA;Maine ME;Md. MD;Mass. MA;Mich. MI;Minn. MN;Miss. MS;Mo. MO;"
    "Mont. MT;Neb. NE;Nebr. NE;Nev. NV;N.H. NH;N.J. NJ;N.M. NM;N.Mex. NM;N.Y. NY;N.C. NC;N.D. ND;N.Dak. ND;Ohio OH;"
    "Okla. OK;Ore. OR;Oreg. OR;Pa. PA;Penn. PA;R.I. RI;S.C. SC;S.D. SD;S.Dak. SD;Tenn. TN;Tex. TX;Utah UT;Vt. VT;Va. VA;"
    "Wash. WA;W.Va. WV;Wis. WI;Wisc. WI;Wyo. WY"
)
# The second word is GeoNames' code of the region; the letters of the post stand before it.
_CANADA = (
    "Alta. AB 01;B.C. BC 02;Man. MB 03;N.B. NB 04;N.L. NL 05;Nfld. NL 05;N.S. NS 07;Ont. ON 08;P.E.I. PE 09;Que. QC 10;"
    "Sask. SK 11;Y.T. YT 12;N.W.T. NT 13"
)
_AUSTRALIA = (
    "A.C.T. ACT 01;N.S.W. NSW 02;N.T. NT 03;Qld. QLD 04;S.A. SA 05;Tas. TAS 06;Vic. VIC 07;W.A. WA 08"
)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for country, listed in (("US", _US), ("CA", _CANADA), ("AU", _AUSTRALIA)):
        for entry in listed.split(";"):
            short, post, *code = entry.split()
            for word in (short, post):
                table.setdefault(word, (country, code[0] if code else post))
    return table


def short_name(words: str) -> tuple[str, str] | None:
    """Find the region that a short form stands for.

    Args:
        words: as written, with its points; a space between two letters does not matter.

    Returns:
        Country (ISO 3166-1 alpha-2) and GeoNames' code of the region, or None.

    >>> short_name("La."), short_name("W. Va."), short_name("NSW"), short_name("Ill")
    (('US', 'LA'), ('US', 'WV'), ('AU', '02'), None)
    """
    return _table().get(words.replace(". ", "."))
