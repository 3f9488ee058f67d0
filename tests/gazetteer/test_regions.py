from __future__ import annotations

import pytest

from whoholds.gazetteer import regions


@pytest.mark.parametrize(
    ("name", "country", "standard"),
    [
        ("Donetsk", "UA", "Donetsk Oblast"),
        ("Donets'k", "UA", "Donetsk Oblast"),
        ("Donetsk region", "UA", "Donetsk Oblast"),
        ("the Donetsk region", "UA", "Donetsk Oblast"),
        ("Донецкая область", "UA", "Donetsk Oblast"),
        ("Донецької області", "UA", "Donetsk Oblast"),
        ("Donetska Oblast", "UA", "Donetsk Oblast"),
        ("Luhansk People's Republic", "UA", "Luhansk Oblast"),
        ("Kyiv", "UA", "Kyiv"),
        ("Kyiv region", "UA", "Kyiv Oblast"),
        ("Kiev Oblast", "UA", "Kyiv Oblast"),
        ("Odessa", "UA", "Odesa Oblast"),
        ("Zaporizhzhya", "UA", "Zaporizhzhia Oblast"),
        ("Transcarpathia", "UA", "Zakarpattia Oblast"),
        ("the Crimean peninsula", "UA", "Crimea"),
        ("Autonomous Republic of Crimea", "UA", "Crimea"),
        ("Kursk", "RU", "Kursk Oblast"),
        ("Moscow", "RU", "Moscow"),
        ("Moscow region", "RU", "Moscow Oblast"),
        ("Aleppo province", "SY", "Aleppo Governorate"),
        ("Deir al-Zor", "SY", "Deir ez-Zor Governorate"),
        ("Salahuddin", "IQ", "Saladin Governorate"),
        ("Al Anbar", "IQ", "Anbar Governorate"),
        ("North Darfur", "SD", "North Darfur State"),
        ("Cabo Delgado", "MZ", "Cabo Delgado Province"),
        ("Narnia", "UA", None),
        ("", "UA", None),
        ("Donetsk", "XX", None),
    ],
)
def test_regions_get_their_standard_name(name: str, country: str, standard: str | None) -> None:
    assert regions.admin1(name, country) == standard


def test_every_standard_name_stands_for_itself() -> None:
    for country in regions.countries():
        names = list(regions.by_code(country).values())
        assert len(set(names)) == len(names)
        for name in names:
            assert regions.admin1(name, country) == name
