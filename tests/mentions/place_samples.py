"""A small gazetteer for the tests of place names: real places, positions to a hundredth of a degree."""

from __future__ import annotations

from collections.abc import Iterable

from whoholds.gazetteer.records import Record

# name | other names | lat | lon | admin1 | country | population | error_km
_ROWS = """
Kyiv|Kiev|50.45|30.52|Kyiv|UA|2952301|
Moscow|Moskva|55.75|37.62|Moscow|RU|10381222|
Kharkiv|Kharkov|49.98|36.25|Kharkiv Oblast|UA|1421125|
Kherson||46.64|32.61|Kherson Oblast|UA|283649|
Zaporizhzhia|Zaporozhye|47.85|35.12|Zaporizhzhia Oblast|UA|710052|
Donetsk||48.02|37.80|Donetsk Oblast|UA|901645|
Luhansk|Lugansk|48.57|39.33|Luhansk Oblast|UA|397677|
Sumy||50.92|34.80|Sumy Oblast|UA|256474|
Odesa|Odessa|46.49|30.74|Odesa Oblast|UA|1010537|
Dnipro|Dnipropetrovsk|48.47|35.04|Dnipropetrovsk Oblast|UA|968502|
Pokrovsk|Krasnoarmeysk|48.28|37.18|Donetsk Oblast|UA|60127|
Bakhmut|Artemivsk|48.59|38.00|Donetsk Oblast|UA|71094|
Avdiivka||48.14|37.75|Donetsk Oblast|UA|31392|
Sloviansk|Slovyansk|48.85|37.62|Donetsk Oblast|UA|105141|
Soledar||48.68|38.09|Donetsk Oblast|UA|10692|
Kreminna||49.05|38.22|Luhansk Oblast|UA|18116|
Svatove||49.41|38.15|Luhansk Oblast|UA|16420|
Lysychansk||48.90|38.43|Luhansk Oblast|UA|93340|
Sievierodonetsk|Severodonetsk|48.94|38.49|Luhansk Oblast|UA|99067|
Kupiansk|Kupyansk|49.71|37.62|Kharkiv Oblast|UA|26627|
Mariupol||47.10|37.55|Donetsk Oblast|UA|425681|
Hostomel||50.57|30.26|Kyiv Oblast|UA|17534|
Kursk||51.74|36.19|Kursk Oblast|RU|449063|
Sudzha||51.19|35.27|Kursk Oblast|RU|5127|
Makiivka|Makeyevka|48.05|37.93|Donetsk Oblast|UA|338968|
Makiivka||49.23|37.98|Luhansk Oblast|UA|0|
Bilohorivka|Belogorovka|48.93|38.25|Luhansk Oblast|UA|1142|
Bilohorivka||48.74|38.21|Donetsk Oblast|UA|0|
Kalynove||48.14|37.44|Donetsk Oblast|UA|577|
Kalynove||48.30|37.65|Donetsk Oblast|UA|627|
Kalynove||47.46|37.47|Donetsk Oblast|UA|0|
Nove|Novoye|48.99|37.81|Donetsk Oblast|UA|0|
Nove||47.30|35.30|Zaporizhzhia Oblast|UA|940|
Torske||48.98|37.96|Donetsk Oblast|UA|0|
Stelmakhivka||49.44|37.97|Luhansk Oblast|UA|0|20
Shevchenko||48.22|37.10|Donetsk Oblast|UA|0|
Olenivka||47.83|37.66|Donetsk Oblast|UA|4513|
Buryn||51.20|33.83|Sumy Oblast|UA|8929|
Most||49.90|36.00|Kharkiv Oblast|UA|0|
Aleppo|Halab|36.20|37.16|Aleppo Governorate|SY|1602264|
London||51.51|-0.13|England|GB|8961989|
London||42.98|-81.23|Ontario|CA|346765|
Victoria||22.29|114.16||HK|995549|
"""


def records() -> Iterable[Record]:
    """The places as the gazetteer's own records."""
    for n, line in enumerate(_ROWS.strip().splitlines(), 1):
        name, others, lat, lon, admin1, country, people, error = line.split("|")
        yield Record(
            id=f"test:{n}",
            name=name,
            names=tuple(o for o in others.split(",") if o),
            lat=float(lat),
            lon=float(lon),
            admin1=admin1 or None,
            country=country,
            population=int(people),
            error_km=float(error) if error else None,
            source="test",
        )
