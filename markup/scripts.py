"""Which way a language is written, and how words of another direction stand in a sentence."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str | None) -> str:
    """`"rtl"` or `"ltr"` for an ISO 639 code, with or without a region; the unknown reads left to right."""
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    return "rtl" if primary in RIGHT_TO_LEFT else "ltr"


def isolated(words: str) -> str:
    """Words between marks that keep them from turning the sentence around them; plain text has no `<bdi>`."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if words else ""
