"""The positions that links of maps mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.coordinates import Position
from cenotaph.normalize.map_links import links_position


@pytest.mark.parametrize(
    "link",
    [
        "https://maps.google.com/maps?q=loc:52.5,13.4&z=14",
        "https://www.google.com/maps/search/?api=1&query=52.5,13.4&query_place_id=",
        "https://www.google.com/maps/place/X/@52.6,13.5,17z/data=!3m1!4b1!3m4!8m2!3d52.5!4d13.4",
        "https://www.google.com/maps/@52.5,13.4,17z",
        "http://maps.google.com/?q=52.5,+13.4",
        "https://www.google.com/maps?q=52.5%2C13.4",
        "https://www.google.com/maps/dir/?api=1&destination=52.5,13.4",
        "https://www.google.com/maps/embed?pb=!1m18!1m3!1d2!2d13.4!3d52.5!2m3",
        '<a href="https://www.google.com/maps?z=3&amp;ll=52.5,13.4">map</a>',
        "https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=17/52.6/13.5",
        "https://www.openstreetmap.org/#map=17/52.5/13.4",
        "https://www.bing.com/maps?cp=52.5~13.4&lvl=17",
        "https://maps.apple.com/?ll=52.5,13.4&q=x",
        "https://yandex.ru/maps/?ll=13.4%2C52.5&z=12",
        "https://yandex.com/maps/213/?ll=13.3,52.4&pt=13.4,52.5",
        "https://2gis.ru/moscow/geo/123/13.4,52.5",
        "geo:52.5,13.4;u=35",
        "geo:0,0?q=52.5,13.4",
        "https://geohack.toolforge.org/geohack.php?params=52.5_N_13.4_E_type:landmark",
        "here (https://www.google.com/maps/@52.5,13.4,17z) or https://www.openstreetmap.org/#map=17/52.5/13.4",
    ],
)
def test_links(link: str) -> None:
    assert links_position(link) == Position(52.5, 13.4, 1)


@pytest.mark.parametrize(
    "text",
    ["", "52.5, 13.4", "https://example.org/2006/10/18/", "https://maps.example.org/abc", "geo:0,0",
     "https://map.baidu.com/?q=39.9,116.4", "https://www.google.com/maps?q=95.5,13.4",
     "https://www.google.com/maps?q=52.5,13.4 https://www.google.com/maps?q=53.5,13.4"],
)  # fmt: skip
def test_texts_without_one_position(text: str) -> None:
    assert links_position(text) is None


@given(st.one_of(st.text(max_size=60), st.text("https://geo:!3d45,4d@?&q=map=mlat_NE~.", max_size=60)))
def test_no_text_raises(text: str) -> None:
    for one in (text, f"https://www.google.com/maps?{text}", f"https://x.org/?params={text}"):
        position = links_position(one)
        assert position is None or (abs(position.lat) <= 90 and abs(position.lon) <= 180)


@given(st.integers(-90 * 10**6, 90 * 10**6), st.integers(-180 * 10**6, 180 * 10**6))
def test_every_place_is_found_again(lat: int, lon: int) -> None:
    north, east = f"{lat / 10**6:.6f}", f"{lon / 10**6:.6f}"
    expected = Position(float(north), float(east), 6) if lat or lon else None
    assert links_position(f"https://www.google.com/maps?q={north},{east}") == expected
    assert links_position(f"https://yandex.ru/maps/?ll={east},{north}") == expected
    assert links_position(f"geo:{north},{east}") == expected
