import pytest

from whoholds.text.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ukraine's army said on Friday that it had taken the village of Robotyne in the south.", "en"),
        ("Russia captures Avdiivka", None),
        ("Russia captures the town of Avdiivka", "en"),
        ("Минобороны России сообщило, что войска заняли посёлок Работино на юге.", "ru"),
        ("Генштаб повідомив, що українські війська звільнили село Роботине на півдні.", "uk"),
        ("Die Armee teilte am Freitag mit, dass sie das Dorf Robotyne im Süden eingenommen hat und hält.", "other"),
        ("L'armée a annoncé vendredi que les troupes ont pris le village de Robotyne dans le sud.", "other"),
        ("Wojsko poinformowało, że w piątek zajęło wieś Robotyne na południu i nie odda jej.", "other"),
        ("أعلن الجيش السوداني السيطرة على مدينة سنجة", "other"),
        ("軍は金曜日に村を制圧したと発表した。これは重要な町である。", "other"),
        ("Министерството на отбраната съобщи, че войските са превзели селото в петък, а боевете продължават. "
         "Властите призоваха жителите да напуснат района, където според тях са останали хиляди хора без ток и вода. "
         "Няма потвърждение от другата страна.", "other"),
        ("12:30", None),
        ("", None),
    ],
)  # fmt: skip
def test_language(text: str, language: str | None) -> None:
    assert detect(text) == language
