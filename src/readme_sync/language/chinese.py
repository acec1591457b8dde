"""The two Chinese scripts: which of them a text is written in, by the characters that one of them alone has."""

from __future__ import annotations

from readme_sync.language.scripts import SAMPLE

# Characters of one script alone; where the other has a character in its place, that is not of this one too.
_SIMPLIFIED = frozenset(
    "们这说时为来对发经学样动国现种将还点开问过当从应与关实两个选项择镇单会机电网见车长门马东书买乐习务义"
    "处备复头奖妈师带帮库庆录总战执扩报换据断无旧显权条极标栏树检楼欢气测浏温灯爱环确码离积稳简类紧红约级"
    "线组细终结给统继绩续维编缓缩罗职联脚艺节药虑补认让议记讲许论设访证评识译试话询该详语误请读调谢负责败"
    "货质资赖趋转轮软载较输边达运进连远适递遗邮释针钮链错键闭间队阶际随难须顺预频题额风验鸟龙档径优传价创"
    "删则剂办势区协压参变号员响图圆场块坏坚声"
)
_TRADITIONAL = frozenset(
    "們這說時為來對發經學樣動國現種將還點開問過當從應與關實兩個選項擇鎮單會機電網見車長門馬東書買樂習務義"
    "處備復頭獎媽師帶幫庫慶錄總戰執擴報換據斷無舊顯權條極標欄樹檢樓歡氣測瀏溫燈愛環確碼離積穩簡類緊紅約級"
    "線組細終結給統繼績續維編緩縮羅職聯腳藝節藥慮補認讓議記講許論設訪證評識譯試話詢該詳語誤請讀調謝負責敗"
    "貨質資賴趨轉輪軟載較輸邊達運進連遠適遞遺郵釋針鈕鏈錯鍵閉間隊階際隨難須順預頻題額風驗鳥龍檔徑優傳價創"
    "刪則劑辦勢區協壓參變號員響圖圓場塊壞堅聲"
)


def chinese_signs(text: str) -> int:
    """Return by how many characters a text is of one Chinese script rather than of the other."""
    return abs(_more_simplified(text))


def has_signs_of(text: str, script: str, fewest: int) -> bool:
    """Tell whether a text has several characters that one Chinese script (``Hans``, ``Hant``) alone has."""
    return len((_SIMPLIFIED if script == "Hans" else _TRADITIONAL).intersection(text)) >= fewest


def detect_chinese(text: str) -> str:
    """Return ``zh-Hans`` or ``zh-Hant`` by the characters of a Chinese text, ``zh`` when they do not tell."""
    more = _more_simplified(text[:SAMPLE])
    return "zh" if more == 0 else "zh-Hans" if more > 0 else "zh-Hant"


def _more_simplified(text: str) -> int:
    return sum(map(text.count, _SIMPLIFIED)) - sum(map(text.count, _TRADITIONAL))
