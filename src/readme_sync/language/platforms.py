"""Platforms and sites that readers of one language use: where a translation has another one, its readers have it.

The platforms are those that the READMEs of each language name: their names in both scripts and the hosts of their
pages. A site below a country's own domain is for the readers of the country's language.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from readme_sync.language.tags import base, country_language
from readme_sync.regex import lazy

Names = tuple[str, ...]
# Language, and a platform's names and hosts; in small letters. Where a blank is, no letter or digit stands.
_PLATFORMS = tuple(
    (language, tuple(names.split("|")))
    for language, names in (
        ("zh", "wechat|we-chat|weixin|wxwork|微信|公众号|公眾號|小程序"),
        ("zh", " qq | q 群|q群| qq群"),
        ("zh", "交流群|讨论群|付费群|用户群|技术群|加群|进群|入群"),  # of the platforms around it, whichever it is on
        ("zh", "dingtalk|dingding|钉钉|釘釘"),
        ("zh", "feishu|飞书|飛書"),
        ("zh", "zhihu|知乎"),
        ("zh", "bilibili|b23.tv|哔哩|嗶哩|b站"),
        ("zh", "weibo|微博"),
        ("zh", "douyin|抖音"),
        ("zh", "xiaohongshu|xhslink|小红书|小紅書"),
        ("zh", "gitee|码云"),
        ("zh", "gitcode|atomgit"),
        ("zh", "csdn"),
        ("zh", "juejin|掘金"),
        ("zh", "jianshu|简书"),
        ("zh", "sspai|少数派"),
        ("zh", "zsxq|知识星球"),
        ("zh", "yuque|语雀"),
        ("zh", "alipay|支付宝|支付寶"),
        ("zh", "afdian|爱发电|愛發電"),
        ("zh", "taobao|tmall|淘宝|天猫"),
        ("zh", "pan.baidu|百度网盘|百度云"),
        ("zh", "aliyundrive|alipan|阿里云盘"),
        ("zh", " oschina"),
        ("zh", "cnblogs|博客园"),
        ("zh", "segmentfault|思否"),
        ("zh", "hf-mirror"),
        ("zh", "镜像源|镜像站|镜像仓库|镜像地址|国内镜像|国内用户|国内的用户|大陆用户|大陆的用户|大陆内的用户|清华源"),
        ("ja", "line.me|lin.ee"),
        ("ja", "nicovideo|ニコニコ"),
        ("ja", "qiita"),
        ("ja", " zenn.dev"),
        ("ja", " note.com"),
        ("ja", "hatena|はてな"),
        ("ko", "kakao|카카오"),
        ("ko", "naver|네이버"),
        ("ko", "tistory|티스토리"),
        ("ko", "velog"),
        ("ru", " vk.com|vkontakte|вконтакте"),
        ("ru", "habr.|habrahabr|хабр"),
        ("ru", "yandex|яндекс"),
        ("ru", "rutube"),
        ("ru", "boosty"),
        ("ru", "4pda"),
        ("fa", "aparat|آپارات"),
        ("fa", "eitaa|ایتا"),
        ("fa", "rubika|روبیکا"),
        ("vi", "zalo"),
    )
)
_WORLDWIDE = {
    "zh": frozenset(
        "youtube twitter x x/twitter twitter/x facebook instagram discord telegram whatsapp medium"
        " aliexpress buymeacoffee ko-fi patreon paypal".split()
    )
}
_HOSTS = {"t.me": "telegram", "youtu.be": "youtube", "x.com": "x"}  # whose name is not in their address
# Domains of countries that stand for the country: not those that the whole world takes for its sound (io, me, ai, co).
_COUNTRIES = frozenset(
    "cn tw hk jp kr ru ua ir vn th br fr de es it pl tr gr il hu cz nl se fi pt"
    " uz kz az ge lv lt ee dk no ro bg rs sk si hr mn np bd kh".split()
)
_LINK = lazy(r"(?:\[([^\[\]]{0,200})\]\()?(https?://[^\s<>()\"']+)")
_PICTURE = lazy(r"!\[[^\[\]]{0,200}\]\(\s*[^\s()]+[^()]{0,200}\)")
_HOST = lazy(r"https?://(?:[^\s/@]*@)?([a-z0-9.-]+)")
_LONGEST_NOTE = 300  # characters that name a platform in passing: what is longer says something else


def is_for_readers_of(language: str, piece: str, elsewhere: str) -> bool:
    """Tell whether a piece of Markdown sends readers of ``language`` to a platform of theirs, and nobody anywhere else.

    Each of its links says so by its address or its label; where there is none but of pictures, a short text does. A
    platform that the other edition names too is for its readers as well.

    Args:
        language: BCP 47 tag of the edition that has the piece.
        piece: the Markdown of an entry, a row or a paragraph.
        elsewhere: the whole text of the edition that lacks it.
    """
    piece = piece.lower()
    links = _LINK.findall(piece)
    if links and "![" in piece and any(map(str.isalpha, text := _PICTURE.sub(" ", piece))):
        piece, links = text, _LINK.findall(text)
    if links:
        return all(_platforms(language, f"{label} {url}", elsewhere) for label, url in links)
    return len(piece) <= _LONGEST_NOTE and _platforms(language, piece, elsewhere)


def is_replaced_for_readers_of(language: str, labels: Collection[str], elsewhere: str) -> bool:
    """Tell whether links are called by platforms that readers of ``language`` do without, having one of their own.

    Args:
        language: BCP 47 tag of the edition that lacks the links.
        labels: their texts: "YouTube" where that edition has Bilibili.
        elsewhere: the whole text of that edition.
    """
    names = _WORLDWIDE.get(base(language))
    if not names or not labels or not all(label.strip(" *_").lower() in names for label in labels):
        return False
    return bool(_named(elsewhere, base(language)))


def is_of_no_use_to(language: str, url: str, here: str, there: str) -> bool:
    """Tell whether readers of ``language`` do without a link: it leads to a platform that they do not use.

    Their edition says nothing of it. It is one for the readers of other languages, or a worldwide one where their
    edition has one of their own that the other one does not name.

    Args:
        language: BCP 47 tag of the edition that lacks the link.
        url: the address.
        here: the whole text of that edition.
        there: the whole text of the edition that has it.
    """
    url, tongue = url.lower(), base(language)
    if foreign := _foreign(url, tongue):
        text = _small(here)
        return not any(_says(text, name) for name in foreign)
    name = _worldwide(url, tongue)
    return name != "" and name not in _small(here) and not _named(here, tongue) <= _named(there, tongue)


@lru_cache(maxsize=4096)  # each translation is asked about the source's addresses
def _foreign(url: str, tongue: str) -> tuple[str, ...]:
    """Return all names of the platforms for readers of other languages that an address leads to."""
    found = [names for readers, names in _PLATFORMS if readers != tongue and any(_says(url, name) for name in names)]
    return tuple(name for names in found for name in names)


@lru_cache(maxsize=4)  # one edition is asked about many addresses
def _small(text: str) -> str:
    return text.lower()


def are_replaced_for_readers_of(language: str, urls: Collection[str], here: str, there: str) -> bool:
    """Tell whether links lead to platforms alone, and the edition of ``language`` has one that the other does not name.

    Args:
        language: BCP 47 tag of the edition that lacks the links.
        urls: their addresses, of which one at the least is of a worldwide platform.
        here: the whole text of that edition.
        there: the whole text of the edition that has them.
    """
    tongue = base(language)
    worldwide = [_worldwide(url.lower(), tongue) for url in urls]
    if not any(worldwide) or _named(here, tongue) <= _named(there, tongue):
        return False
    return all(name or _found(url.lower(), tongue) for url, name in zip(urls, worldwide, strict=True))


def _worldwide(url: str, tongue: str) -> str:
    """Return the name of the worldwide platform of an address that readers of ``tongue`` do without; "" for none."""
    if (known := _WORLDWIDE.get(tongue)) is None or (found := _HOST.match(url)) is None:
        return ""
    host = found[1].removeprefix("www.")
    name = _HOSTS.get(host, host.split(".")[-2] if "." in host else "")
    return name if name in known else ""


def is_platform_instead(language: str, url: str, other: str) -> bool:
    """Tell whether ``url`` leads to a platform of the readers of ``language``, and ``other`` to a worldwide one.

    So it does where both have one path on two hosts: a mirror for those readers.
    """
    tongue = base(language)
    if not _found(url.lower(), tongue):
        return False
    return _worldwide(other.lower(), tongue) != "" or _path(url) == _path(other) != ""


def _path(url: str) -> str:
    """Return the path of an address, in small letters; "" for one of a single part, which may stand anywhere."""
    path = url.partition("//")[2].partition("/")[2].partition("?")[0].strip("/").lower()
    return path if "/" in path else ""


def is_site_of(language: str, url: str, elsewhere: str) -> bool:
    """Tell whether an address that stands instead of another one is for the readers of ``language``.

    It is on a platform of theirs, or below the domain of a country where the language is written; the other edition
    names neither.

    Args:
        language: BCP 47 tag of the edition that has the address.
        url: the address.
        elsewhere: the whole text of the edition that has another one.
    """
    if _platforms(language, url.lower(), elsewhere):
        return True
    found = _HOST.match(url.lower())
    country = found[1].rpartition(".")[2] if found else ""
    said = country_language(country) if country in _COUNTRIES else None
    return said is not None and base(said) == base(language) and found is not None and found[1] not in elsewhere


def _platforms(language: str, text: str, elsewhere: str) -> bool:
    """Tell whether ``text`` names platforms of the language, none of which ``elsewhere`` names."""
    tongue = base(language)
    named = _found(text, tongue)
    return bool(named) and named.isdisjoint(_named(elsewhere, tongue))


@lru_cache(maxsize=64)  # the texts of the editions that are compared
def _named(text: str, tongue: str) -> frozenset[Names]:
    return _found(text.lower(), tongue)


def _found(text: str, tongue: str) -> frozenset[Names]:
    if not any(map(text.__contains__, _names(tongue))):  # nearly always
        return frozenset()
    return frozenset(
        names for readers, names in _PLATFORMS if readers == tongue and any(_says(text, name) for name in names)
    )


@lru_cache(maxsize=512)  # of languages, not of texts: kept from one document to the next
def _names(tongue: str) -> tuple[str, ...]:
    return tuple(name.strip() for readers, names in _PLATFORMS if readers == tongue for name in names)


def _says(text: str, name: str) -> bool:
    plain = name.strip()
    if plain == name or plain not in text:
        return plain in text
    before, after = name.startswith(" ") * "(?<![a-z0-9])", name.endswith(" ") * "(?![a-z0-9])"
    return re.search(f"{before}{re.escape(plain)}{after}", text) is not None
