"""Place names in any script to places, points to countries, names of countries to their codes.

Invariant: nothing here decides what a source meant; it offers candidates with scores.
"""

from cenotaph.gazetteer.countries import countries_at, country_at
from cenotaph.gazetteer.country_names import country_code
from cenotaph.gazetteer.gazetteer import Gazetteer

__all__ = ["Gazetteer", "countries_at", "country_at", "country_code"]
