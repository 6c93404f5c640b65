"""Only English is read, and a line or two of it is English."""

import pytest

from sayso.capture.language import detect_language


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("12 killed", "en", "too short to tell"),
        ("Al-Shabaab raids Mandera", "en", "names of elsewhere"),
        ("M23 rebels advance", "en", "three words"),
        ("Gunmen attack Niamey hotel", "en", "reads like Pidgin"),
        ("Taliban seize Kabul; Ghani flees", "en", "mostly names"),
        ("Kyiv, Kharkiv, Zaporizhzhia, Dnipro, Lviv", "en", "names alone"),
        ("Clashes in Ouagadougou. Sankara Ouédraogo, Compaoré dead.", "en", "short with accents"),
        ("قتل 12 شخصا في غارة", "ar", "another script"),
        ("Бои возобновились у города", "ru", "another script"),
        ("Los combates se reanudaron el domingo cerca de la ciudad, dijeron las autoridades.", "es", "short but sure"),
        ("Les combats ont repris dimanche près de la ville, selon les autorités locales.", "fr", "short but sure"),
        ("Wapiganaji walishambulia kijiji usiku. Watu kumi waliuawa, alisema gavana wa jimbo hilo. "
         "Serikali imetuma wanajeshi katika eneo hilo na kuahidi uchunguzi wa kina.", "sw", "a short report"),
        ("Rebels attacked the village at night. Ten people were killed, the governor of the province said. "
         "The government has sent troops to the area and promised a full inquiry.", "en", "a short report"),
        ("123 — 456", None, "no letters"),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text, language, why):
    assert detect_language(text) == language, why
