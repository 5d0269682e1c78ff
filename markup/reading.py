"""How long a text takes to be read."""

# Characters a minute, read aloud by native speakers: S. Trauzettel-Klosinski and K. Dietz, "Standardized Assessment of
# Reading Performance: The New International Reading Speed Texts IReST", IOVS 53 (2012). The mean serves all others.
PACE = {
    "ar": 612,
    "de": 920,
    "en": 987,
    "es": 1025,
    "fi": 1078,
    "fr": 998,
    "he": 833,
    "it": 950,
    "ja": 357,
    "nl": 978,
    "pl": 916,
    "pt": 913,
    "ru": 986,
    "sl": 885,
    "sv": 917,
    "tr": 1054,
    "zh": 255,
}
MEAN = 863


def minutes(letters: int, language: str) -> int:
    """Minutes for so many characters in a language (ISO 639-1), at least one."""
    return max(1, round(letters / PACE.get(language, MEAN)))
