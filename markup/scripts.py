"""Which way a language is written."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str | None) -> str:
    """`"rtl"` or `"ltr"` for an ISO 639 code, with or without a region; the unknown reads left to right."""
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"
