""" "Is" and a place say where a memorial is; "is" and a time, a state or an owner do not."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard

_THERE = ("exists", "happened")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("bg", "Паметникът е до черквата."),
        ("bg", "Гробището е в края на града."),
        ("bg", "Обелискът все още е пред читалището."),
        ("uk", "Цвинтар — на околиці села."),
        ("uk", "Могила вояків УПА — на пагорбі за селом."),
    ],
)
def test_is_and_a_place_are_enough(lang: str, text: str) -> None:
    assert _THERE in heard(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("bg", "Паметникът е на 90 години."),
        ("bg", "Паметникът е в лошо състояние."),
        ("bg", "Паметникът е до края на годината в ремонт."),
        ("bg", "Паметникът е в списъка на военните паметници."),
        ("uk", "Пам’ятник — це пам’ять про земляків."),
    ],
)
def test_what_else_is_told_is_no_place(lang: str, text: str) -> None:
    assert _THERE not in heard(text, lang)
