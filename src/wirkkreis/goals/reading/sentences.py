"""Sentences of German administrative prose, where a full stop ends few of them."""

import re

ABBREVIATED = re.compile(
    r"(?:\b(?:z|d|u|i|o|m|v|s|e|a|h|b|n|p|B|V|E)|\b(?:[Mm]ind"
    r"|[Cc]a|[Mm]ax|[Mm]in|bzw|inkl|ggf|evtl|etc|usw|Nr|Abs|Art"
    r"|St|Dr|Prof|vgl"
    r"|insb|bspw|jährl|mtl|halbj|Std|Min|Tsd|Mio|Jh|Hj"
    r"|Qu|Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez"
    r"|Pers|TN"
    r"|entspr|zzgl|abzgl|ehem|sog|gem|lt|Str|Tel|versch|etw|u)|\d{1,2}|\b[IVX]{1,4})\.$"
)
END = re.compile(r"[.!?…]+[\"“”»«')\]]*(?=\s+[\"„»(]?[A-ZÄÖÜ\d„]|\s*\n|\s*$)|\n")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; together they leave out nothing but white space."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in END.finditer(text):
        ending = text[max(start, found.start() - 12) : found.start() + 1]
        if found.group() == "." and _goes_on(text, found.end(), ending):
            continue
        spans.append((start, found.end()))
        start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [_trimmed(text, *span) for span in spans if text[span[0] : span[1]].strip()]


def _goes_on(text: str, end: int, ending: str) -> bool:
    """Whether the full stop only shortens a word or orders a number."""
    if end >= len(text) or text[end] == "\n" or not ABBREVIATED.search(ending):
        return False
    return not _new_thought(text, end, ending)


def _new_thought(text: str, end: int, ending: str) -> bool:
    """ "… etc. Die Gruppe" ends a sentence, "e. V. Die" may; a number or "z. B." never does."""
    follows = re.match(
        r"\s+(?:Die|Der|Das|Es|Dazu|Dabei|Hierzu|Im|In|Am|Ab|Bis|Für)\b", text[end : end + 12]
    )
    return bool(follows) and bool(re.search(r"(?:etc|usw|V)\.$", ending))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
