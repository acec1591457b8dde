"""Platforms and sites that readers of one language use: where a translation has another one, its readers have it.

The platforms are those that the READMEs of each language name: their names in both scripts and the hosts of their
pages. A site below a country's own domain is for the readers of the country's language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.language.tags import base, country_language
from readme_sync.regex import lazy

# Language, and a platform's names and hosts; in small letters.
_PLATFORMS = tuple(
    (language, lazy(names))
    for language, names in (
        ("zh", r"we-?chat|weixin|wxwork|微信|公众号|公眾號|小程序"),
        ("zh", r"(?<![a-z0-9])qq(?![a-z0-9])"),
        ("zh", r"dingtalk|dingding|钉钉|釘釘"),
        ("zh", r"feishu|飞书|飛書"),
        ("zh", r"zhihu|知乎"),
        ("zh", r"bilibili|b23\.tv|哔哩|嗶哩|b站"),
        ("zh", r"weibo|微博"),
        ("zh", r"douyin|抖音"),
        ("zh", r"xiaohongshu|xhslink|小红书|小紅書"),
        ("zh", r"gitee|码云"),
        ("zh", r"gitcode|atomgit"),
        ("zh", r"csdn"),
        ("zh", r"juejin|掘金"),
        ("zh", r"zsxq|知识星球"),
        ("zh", r"yuque|语雀"),
        ("zh", r"alipay|支付宝|支付寶"),
        ("zh", r"afdian|爱发电|愛發電"),
        ("zh", r"taobao|tmall|淘宝|天猫"),
        ("zh", r"pan\.baidu|百度网盘|百度云"),
        ("zh", r"aliyundrive|alipan|阿里云盘"),
        ("zh", r"(?<![a-z0-9])oschina"),
        ("zh", r"cnblogs|博客园"),
        ("zh", r"segmentfault|思否"),
        ("zh", r"hf-mirror"),
        ("ja", r"line\.me|lin\.ee"),
        ("ja", r"qiita"),
        ("ja", r"zenn\.dev"),
        ("ja", r"nicovideo|ニコニコ"),
        ("ja", r"hatena|はてな"),
        ("ja", r"connpass"),
        ("ko", r"kakao|카카오"),
        ("ko", r"naver|네이버"),
        ("ko", r"tistory|티스토리"),
        ("ko", r"velog"),
        ("ru", r"(?<![a-z0-9])vk\.com|vkontakte|вконтакте"),
        ("ru", r"habr\.|habrahabr|хабр"),
        ("ru", r"yandex|яндекс"),
        ("ru", r"rutube"),
        ("ru", r"boosty"),
        ("ru", r"4pda"),
        ("fa", r"aparat|آپارات"),
        ("fa", r"eitaa|ایتا"),
        ("fa", r"rubika|روبیکا"),
        ("vi", r"zalo"),
    )
)
# Domains of countries that stand for the country: not those that the whole world takes for its sound (io, me, ai, co).
_COUNTRIES = frozenset("cn tw hk jp kr ru ua ir vn th br fr de es it pl tr gr il hu cz nl se fi pt".split())
_ADDRESS = lazy(r"https?://(?:[^\s/@]*@)?([a-z0-9.-]+)")
_LONGEST_NOTE = 300  # characters that name a platform in passing: what is longer says something else


def is_for_readers_of(language: str, piece: str, elsewhere: str) -> bool:
    """Tell whether a piece of Markdown sends readers of ``language`` to a platform or site of theirs.

    It does where it names a platform of that language of which another edition says nothing, or where it has links
    and each is to such a site. What the other edition names too is for its readers as well.

    Args:
        language: BCP 47 tag of the edition that has the piece.
        piece: the Markdown of an entry, a row or a paragraph, or an address.
        elsewhere: the whole text of the edition that lacks it.
    """
    piece = piece.lower()
    if len(piece) <= _LONGEST_NOTE and _platforms(language, piece, elsewhere):
        return True
    hosts = set(_ADDRESS.findall(piece))
    return bool(hosts) and all(_is_site_of(language, host, elsewhere) for host in hosts)


def _platforms(language: str, text: str, elsewhere: str) -> bool:
    """Tell whether ``text`` names platforms of the language, none of which ``elsewhere`` names."""
    tongue = base(language)
    named = _found(text, tongue)
    return bool(named) and named.isdisjoint(_named(elsewhere, tongue))


@lru_cache(maxsize=64)  # the texts of the editions that are compared
def _named(text: str, tongue: str) -> frozenset[re.Pattern[str]]:
    return _found(text.lower(), tongue)


def _found(text: str, tongue: str) -> frozenset[re.Pattern[str]]:
    return frozenset(names for readers, names in _PLATFORMS if readers == tongue and names.search(text))


def _is_site_of(language: str, host: str, elsewhere: str) -> bool:
    if _platforms(language, host, elsewhere):
        return True
    country = host.rpartition(".")[2]
    said = country_language(country) if country in _COUNTRIES else None
    return said is not None and base(said) == base(language) and host not in elsewhere
