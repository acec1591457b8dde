"""Licence names in the cells of a catalogue, whatever their spelling.

Names with an SPDX identifier become it (https://spdx.org/licenses/); licences that models bring along keep their own name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from readme_sync.records.licence_names import by_name, has_identifier, identifier, identifiers, version_after
from readme_sync.regex import lazy

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u3000\t\r\n*`_"), " ")
_TIDY: dict[int, int | str] = {
    **_HYPHENS,
    **_SPACES,
    **{0xFF01 + n: 0x21 + n for n in range(94) if 0xFF01 + n != 0xFF0D},
}

_LICENCE = (
    r"(?:[ -]?(?:(?:software )?licen[sc]e|lizenz|licencia|licença|licenza|lisensi|lisansı|лицензия|ліцензія"
    r"|ライセンス|许可证|許可證|授權|라이선스|라이센스))?"
)
_VERSION = r"(?:[ ,-]*(?:version|ver\.?|v\.?)?[ -]?(\d(?:\.\d)?))"
_CC_TERMS = "by attribution nc sa nd noncommercial non-commercial sharealike share-alike noderivatives noderivs".split()
_CC_NAMES = {  # as the organisation itself translates them
    "表示": "BY", "署名": "BY", "姓名標示": "BY", "저작자표시": "BY", "非営利": "NC", "非商业性使用": "NC", "非商業性": "NC", "비영리": "NC", "継承": "SA",
    "相同方式共享": "SA", "相同方式分享": "SA", "동일조건변경허락": "SA", "改変禁止": "ND", "禁止演绎": "ND", "禁止改作": "ND", "변경금지": "ND",
}  # fmt: skip
_CC_MORE = "|".join([*_CC_TERMS[2:], *(name for name, term in _CC_NAMES.items() if term != "BY")])
_CC_BY = "|".join(name for name, term in _CC_NAMES.items() if term == "BY")
_LATER = (
    r"\+|[- ]or[- ](?:later|newer)|[- ]oder[- ](?:später|neuer|höher)|[- ]o[- ](?:posterior|superior|successiva)"
    r"|[- ]ou[- ](?:posterior|superior|ultérieure?)|[- ]или[- ](?:новее|выше|более поздняя)"
    r"|[- ](?:veya[- ](?:sonrası|üstü)|lub[- ](?:nowsza|późniejsza)|hoặc[- ](?:mới|cao)[- ]hơn)"
    r"|[- ]?(?:(?:或|及)(?:任何|其)?(?:更高|更新|以后|之后|以上|後續)的?(?:版本)?|以上版本"
    r"|(?:(?:また|もしく)は)?(?:それ|その)?以降|(?:또는 )?(?:그 )?(?:이상|이후))"
)
_FAMILIES = (
    rf"(?P<apache>apache{_LICENCE}{_VERSION}(?:\.0)?{_LICENCE})",
    r"(?P<zero>cc[ -]?(?:0|zero)(?:[ -](?:v?1\.0))?)",
    (
        rf"(?P<cc>(?:cc|creative commons|クリエイティブ・?コモンズ(?:・?ライセンス)?|知识共享(?:许可协议)?|創用 ?cc)[ -]?"
        rf"(?P<terms>(?:by|attribution|{_CC_BY})(?:[ -](?:{_CC_MORE}))*)"
        r"(?:[ -]?v?(?P<ccv>\d(?:\.\d)?))?(?: international)?)"
    ),
    (
        r"(?P<gpl>(?:gnu )?(?:(?P<kind>a|affero |l|lesser )?(?:gpl|general public licen[sc]e))"
        r"(?:[ ,-]*(?:version|v\.?)?[ -]?(?P<gplv>\d(?:\.\d)?))?"
        rf"(?P<later>{_LATER})?(?:-only)?)"
    ),
    r"(?P<bsd>bsd[ -](?P<n>[0-4])(?:[ -]clause)?|(?P<m>[0-4])[ -]clause bsd)",
    r"(?P<mit>mit(?:-0)?)",
)
_SIMPLE = {
    "mpl-2.0": "MPL-2.0", "mpl 2.0": "MPL-2.0", "mozilla public license 2.0": "MPL-2.0", "epl-2.0": "EPL-2.0", "eupl-1.2": "EUPL-1.2",
    "isc": "ISC", "unlicense": "Unlicense", "wtfpl": "WTFPL", "zlib": "Zlib", "bsl-1.0": "BSL-1.0", "boost software license 1.0": "BSL-1.0",
    "0bsd": "0BSD", "ofl-1.1": "OFL-1.1", "sil open font license 1.1": "OFL-1.1", "odc-by": "ODC-By-1.0", "odbl": "ODbL-1.0",
    "pddl": "PDDL-1.0", "cdla-permissive-2.0": "CDLA-Permissive-2.0", "cdla-permissive-1.0": "CDLA-Permissive-1.0",
    "cdla-sharing-1.0": "CDLA-Sharing-1.0", "artistic-2.0": "Artistic-2.0", "afl-3.0": "AFL-3.0", "ms-pl": "MS-PL", "postgresql license": "PostgreSQL",
    "public domain": "Public domain", "パブリックドメイン": "Public domain", "domaine public": "Public domain",
}  # fmt: skip
_TERMS = {"by": "BY", "attribution": "BY", "nc": "NC", "noncommercial": "NC", "non-commercial": "NC", "sa": "SA", "sharealike": "SA",
          "share-alike": "SA", "nd": "ND", "noderivatives": "ND", "noderivs": "ND", **_CC_NAMES}  # fmt: skip
# A named licence ends in one of these; the name is what stands before it in capitals or digits.
_ENDINGS = r"(?:community |research )*(?:licen[sc]e(?: agreement)?|terms of (?:use|service))"
# Words that describe a licence and do not name one: "Research license", "Evaluation Licence", "the License".
_PLAIN = frozenset(
    "a an the this no its own custom original proprietary private research evaluation community commercial noncommercial non-commercial "
    "non open source software model data free special individual other see under base instruct and or of for en sous la une licence license".split()
)
_WIDE = "\uff01"  # from here on letters may be wide ones
# Without one of these no pattern below fits; most cells have none, and the pattern is a large one.
_HINTS = (
    "licen", "terms of", "apache", "mit", "cc", "creative", "gpl", "general public", "bsd", "rail", "mpl", "epl-", "eupl",
    "isc", "wtfpl", "zlib", "bsl-", "ofl-", "odc-", "odbl", "pddl", "cdla", "artistic", "afl-", "ms-pl", "domain",
    "パブリック", "domaine", "コモンズ", "知识共享", "創用",
)  # fmt: skip


_ONE_OF_THEM = "|".join(map(re.escape, sorted(_SIMPLE, key=len, reverse=True)))
# A name is looked for to the left of its ending by code: to the right of every word it would cost a square.
_RAIL = r"(?P<rail>(?:(?:creativeml|bigscience|bigcode) )?(?:open)?rail(?:\+\+)?(?:-[ms])?(?: licen[sc]e)?)"
# What goes on is another name, but for a word for licence: "MIT-Lizenz".
_LEFT, _RIGHT = r"(?<![a-z0-9.+-])", r"(?![a-z0-9])(?!-(?!li[zcs]en)[a-z0-9])"
# What finds licences in lower case: ignoring case would take twice the time to compile.
_PATTERN = lazy(
    rf"{_LEFT}(?:{'|'.join(_FAMILIES)}|{_RAIL}|(?P<simple>{_ONE_OF_THEM})){_RIGHT}|\b(?P<named>{_ENDINGS})(?![a-z0-9])"
)
_NUMBER = lazy(r"\d(?:\.\d)?")
_TERM = lazy("|".join(sorted(_TERMS, key=len, reverse=True)))


def may_name_licences(text: str) -> bool:
    """Tell quickly whether ``text``, which may be that of many cells, has what every name of a licence has."""
    lower = text.lower()
    if any(map(lower.__contains__, _HINTS)) or has_identifier(text):
        return True
    return not text.isascii() and max(text) >= _WIDE


def licences(text: str) -> tuple[str, ...]:
    """Return the licences named in ``text`` in order, each once: SPDX identifiers, and proper names as written."""
    found = licence_spellings(text)  # which is what is remembered
    return tuple(name for name, _ in found) if found else ()


@lru_cache(maxsize=4096)
def licence_spellings(text: str) -> tuple[tuple[str, str], ...]:
    """Return the licences named in ``text`` in order, each once, with the words that name it there."""
    if not may_name_licences(text):
        return ()
    if "&" in text:
        text = unescape(text)
    tidy = text.translate(_TIDY)
    found = list(identifiers(tidy))
    taken = [(start, end) for start, end, _ in found]
    end = 0
    for match in _PATTERN.finditer(_lower(tidy)):
        if any(start <= match.start() < stop for start, stop in taken):
            continue
        start, stop = match.span()
        name = _known(match, tidy[start:stop]) if not match["named"] else ""
        if match["named"]:
            name, start, stop = _named(tidy, match, end)
        if name:
            found.append((start, stop, name))
        if name or not match["named"]:
            end = stop
    spelled: dict[str, tuple[str, str]] = {}
    for start, stop, name in sorted(found):
        spelled.setdefault(name.casefold(), (name, " ".join(tidy[start:stop].split())))
    return tuple(spelled.values())


def _lower(text: str) -> str:
    """Return ``text`` in lower case, every letter at its place: a few capitals of other languages become two letters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


def spdx(text: str) -> str | None:
    """Return the SPDX identifier when ``text`` names exactly one licence that has one, else None."""
    if known := identifier(text):
        return known
    names = licences(text)
    if len(names) != 1 or " " in names[0]:
        return None
    # A family without its version ("CC-BY", "GPL") and the RAIL licences of the Hub are no SPDX identifiers.
    family = names[0].startswith(("CC-", "GPL", "LGPL", "AGPL")) and not any(map(str.isdigit, names[0]))
    return None if family or "RAIL" in names[0].upper() else names[0]


def _known(match: re.Match[str], written: str) -> str:
    if match["apache"]:
        version = match["apache"].rpartition("apache")[2]
        digits = _NUMBER.search(version)
        number = digits[0] if digits else "2"
        return f"Apache-{number if '.' in number else number + '.0'}"
    if match["zero"]:
        return "CC0-1.0"
    if match["cc"]:
        return _creative_commons(match)
    if match["gpl"]:
        return _gnu(match)
    if match["bsd"]:
        clauses = match["n"] or match["m"]
        return "0BSD" if clauses == "0" else f"BSD-{clauses}-Clause"
    if match["mit"]:
        # "mit" in German prose is "with": the licence is written in capitals.
        return written.upper() if written[:3] in ("MIT", "Mit") else ""
    if match["rail"]:
        return " ".join(written.split())
    return _SIMPLE[match["simple"]]


def _creative_commons(match: re.Match[str]) -> str:
    terms = _TERM.findall(match["terms"])
    letters = [_TERMS[term] for term in terms]
    version = match["ccv"] or ""
    if version and "." not in version:
        version += ".0"
    return "-".join(["CC", *letters, *([version] if version else [])])


def _gnu(match: re.Match[str]) -> str:
    letter = (match["kind"] or "")[:1].upper()
    version = match["gplv"] or ""
    if not version:
        return f"{letter}GPL"
    if "." not in version:
        version += ".0"
    return f"{letter}GPL-{version}-{'or-later' if match['later'] else 'only'}"


def _named(text: str, match: re.Match[str], since: int) -> tuple[str, int, int]:
    """Return the licence's name with its ending, and where it stands: no name where only words describe it before."""
    start, end = match.span()
    if known := by_name(text, max(since, start - 80), start, end):
        return known
    written = text[start:end]
    if not written[0].isupper():
        return "", start, end
    before = text[max(since, start - 80) : start]
    for stop in "|,;:()[]<>/、。（）「」!?\n\"'":  # a name does not reach across punctuation
        before = before.rpartition(stop)[2]
    words: list[str] = []
    for word in reversed(before.split()):
        if not word.isascii() or not (word[0].isupper() or word[0].isdigit()):
            break
        words.append(word)
    words.reverse()
    if all(word.lower() in _PLAIN or word[0].isdigit() for word in words):
        return "", start, end
    version, end = version_after(text, end)
    name = " ".join([*words, *written.split(), *([version] if version else [])])
    return name, max(0, text.rfind(words[0], 0, start)), end
