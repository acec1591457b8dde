"""Which files are the editions: layouts of real repositories, and traps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from readme_sync.editions.discover import Discovery, discover
from readme_sync.editions.language_line import language_line, resolve
from readme_sync.editions.other_documents import note
from readme_sync.errors import InputError, SettingsError
from readme_sync.sources import list_files, read_source

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SHARED = Path(__file__).resolve().parents[3] / "shared"

EN = "# Title\n\nThis is the list of the models that you can use with this library.\n"
JA = "# 題\n\nこれは公開されているモデルの一覧です。\n"
FR = "# Titre\n\nVoici la liste des modèles que vous pouvez utiliser avec les outils.\n"
ZH = "# 标题\n\n这个页面列出了所有公开的模型。\n"
SL = "# Naslov\n\nTo je seznam vseh orodij, ki jih lahko uporabite pri delu.\n"
MR = "# यादी\n\nही आपल्या कामासाठी उपयुक्त साधनांची यादी आहे आणि ती मोफत आहे.\n"
KM = "# បញ្ជី\n\nនេះជាបញ្ជីឧបករណ៍ដែលអ្នកអាចប្រើបាន។\n"
FA = "# کوره\n\nاین کوره‌ای است که برای خانه می‌خواهید و بسیار داغ است.\n"
AR = "# قائمة\n\nهذه قائمة الأدوات التي يمكنك استخدامها في عملك.\n"
SR = "# Списак\n\nОво је списак алата које можете користити у свом послу, и њихових верзија.\n"
SR_LATIN = "# Spisak\n\nOvo je spisak alata koje svako koristi u svom poslu.\n"
PT = "# Lista\n\nEsta é uma lista de ferramentas que você pode usar para o seu trabalho.\n"
ES = "# Lista\n\nEsta es una lista de las herramientas que se puede usar para el trabajo.\n"
ID = "# Daftar\n\nIni adalah daftar alat yang dapat anda gunakan untuk semua pekerjaan di rumah.\n"
IT = "# Titolo\n\nQuesto è il modo per usare gli strumenti che sono nella pagina.\n"

TITLES = "# Looms\n" + "- [A loom that weaves for you and with you](https://loom.example) by the weaver\n" * 60
NOTES = "# 织机\n" + "- 这个织机在白天织布\n" * 25


def find(layout: Mapping[str, str], **settings: object) -> Discovery:
    return discover(sorted(layout), lambda path: layout[path], **settings)  # type: ignore[arg-type]


def found(layout: Mapping[str, str], **settings: object) -> list[str]:
    return [f"{edition.language} {edition.path}" for edition in find(layout, **settings).editions]


LAYOUTS: list[tuple[str, dict[str, str], list[str]]] = [
    ("one edition", {"README.md": EN}, ["en README.md"]),
    ("dot", {"README.md": EN, "README.ja.md": JA}, ["en README.md", "ja README.ja.md"]),
    ("underscore", {"README.md": JA, "README_en.md": EN}, ["ja README.md", "en README_en.md"]),
    ("script", {"README.md": EN, "README-zh-Hans.md": ZH}, ["en README.md", "zh-Hans README-zh-Hans.md"]),
    ("region", {"README.md": EN, "README.ja-JP.md": JA}, ["en README.md", "ja-JP README.ja-JP.md"]),
    ("capitals", {"README.md": EN, "README_JA.md": JA}, ["en README.md", "ja README_JA.md"]),
    (
        "a line that is older than the files' names",
        {"README.md": EN, "README.fr.md": f"[Français](README.md) | [English](README.en.md)\n\n{FR}"},
        ["en README.md", "fr README.fr.md"],
    ),
    (
        "brackets, blanks and names of languages",
        {"README.md": EN, "README (ja).md": JA, "README（fr）.md": FR, "README中文.md": ZH, "README it.md": IT},
        ["en README.md", "fr README（fr）.md", "it README it.md", "ja README (ja).md", "zh README中文.md"],
    ),
    (
        "a language before the name, and one that is none",
        {"README.md": EN, "fr_README.md": FR, "ja.README.md": JA, "my_README.md": EN},
        ["en README.md", "fr fr_README.md", "ja ja.README.md"],
    ),
    (
        "README in other languages",
        {"README.md": EN, "LISEZMOI.md": FR, "LEEME.md": ES, "docs/LEIAME.md": PT, "src/LIESMICH.md": EN},
        ["en README.md", "es LEEME.md", "fr LISEZMOI.md", "pt docs/LEIAME.md"],
    ),
    (
        "a country's code, and few letters of its own",
        {"README.md": EN, "README_IR.md": FA},
        ["en README.md", "fa README_IR.md"],
    ),
    (
        "misuse",
        {"README.md": EN, "README_CN.md": ZH, "README-jp.md": JA},
        ["en README.md", "ja README-jp.md", "zh-Hans README_CN.md"],
    ),
    (
        "a list of English titles with notes in Chinese beside its English edition",
        {"Readme.md": TITLES + NOTES, "Readme_en.md": TITLES},
        ["zh Readme.md", "en Readme_en.md"],
    ),
    (
        "folders",
        {"README.md": JA, "en/README.md": EN, "fr/README.md": FR},
        ["ja README.md", "en en/README.md", "fr fr/README.md"],
    ),
    (
        "a code that is no language's, and a label that names one",
        {"README.md": f"[English](README.md) | [Malay](README.may.md)\n\n{EN}", "README.may.md": ID},
        ["en README.md", "ms README.may.md"],
    ),
    (
        "a folder whose README only lists the translations",
        {
            "README.md": PT,
            "translations/README.md": "# Translations\n\n- [Español](README.es.md)\n- [Português](../README.md)\n",
            "translations/README.es.md": ES,
        },
        ["pt README.md", "es translations/README.es.md"],
    ),
    (
        "a root README that only lists the editions by their paths, behind the languages' names",
        {
            "README.md": "# Looms\n\nThe pages are here.\n\n"
            "- 🇬🇧 English (default) — [docs/README_en.md](docs/README_en.md)\n"
            "- Français: [docs/README_fr.md](docs/README_fr.md)\n- 日本語 [README_ja.md](docs/README_ja.md)\n",
            "docs/README_en.md": EN,
            "docs/README_fr.md": FR,
            "docs/README_ja.md": JA,
        },
        ["en docs/README_en.md", "fr docs/README_fr.md", "ja docs/README_ja.md"],
    ),
    ("docs", {"README.md": EN, "docs/README_ja.md": JA}, ["en README.md", "ja docs/README_ja.md"]),
    (
        "names in their own letters",
        {"README.md": EN, "README_简体中文.md": ZH, "README.日本語.md": JA},
        ["en README.md", "ja README.日本語.md", "zh-Hans README_简体中文.md"],
    ),
    (
        "translations",
        {"README.md": EN, "translations/ja/README.md": JA},
        ["en README.md", "ja translations/ja/README.md"],
    ),
    (
        "folders that have a language's name",
        {"README.md": EN, "translations/Spanish/README.es.md": ES, "Italian/README.md": IT, "French/README.md": EN},
        ["en README.md", "es translations/Spanish/README.es.md", "it Italian/README.md"],
    ),
    (
        "readme_i18n",
        {"README.md": EN, "readme_i18n/README_ja_JP.md": JA},
        ["en README.md", "ja-JP readme_i18n/README_ja_JP.md"],
    ),
    (
        "names spelt out",
        {"README.md": EN, "README.italian.md": IT, "README_simplified-chinese.md": ZH, "README.slovenian.md": SL},
        ["en README.md", "it README.italian.md", "sl README.slovenian.md", "zh-Hans README_simplified-chinese.md"],
    ),
    (
        "codes of countries, by the letters of the text",
        {"README.md": EN, "README_IN.md": MR, "README-kh.md": KM, "README_SA.md": AR, "README_rs.md": SR},
        ["en README.md", "ar README_SA.md", "km README-kh.md", "mr README_IN.md", "sr README_rs.md"],
    ),
    (
        "codes of countries, by the words of the text",
        {"README.md": EN, "README_BR.md": PT, "README_MX.md": ES, "README_RS.md": SR_LATIN, "README-us.md": EN},
        ["en README.md", "es-MX README_MX.md", "pt-BR README_BR.md", "sr-Latn README_RS.md"],
    ),
    (
        "no sign before the language",
        {
            "README.md": EN,
            "READMEcn.md": ZH,
            "READMEfr-FR.md": FR,
            "ReadmeJA.md": JA,
            "READMEold.md": EN,
            "READMEcs.md": SL,
        },
        ["en README.md", "fr-FR READMEfr-FR.md", "ja ReadmeJA.md", "zh-Hans READMEcn.md"],
    ),
    (
        "codes that are none, in the root's language",
        {"README.md": EN, "README_v2.md": EN, "README-ci.md": EN, "README.cs.md": EN, "README_GB.md": EN},
        ["en README.md"],
    ),
    (
        "regions of one language",
        {"README.md": EN, "README.zh-TW.md": ZH, "README.zh-HK.md": ZH, "README.pt-BR.md": IT, "README.pt-PT.md": IT},
        [
            "en README.md",
            "pt-BR README.pt-BR.md",
            "pt-PT README.pt-PT.md",
            "zh-HK README.zh-HK.md",
            "zh-TW README.zh-TW.md",
        ],
    ),
    (
        "languages that share their letters with better known ones",
        {
            "README.md": EN,
            "README.ckb.md": "# ئامراز\n\nئەم ئامرازە هەموو فایلەکان دەخوێنێتەوە.\n",
            "README.or.md": "# ଉପକରଣ\n\nଏହି ଉପକରଣ ସମସ୍ତ ଫାଇଲ ପଢ଼େ।\n",
            "README.ps.md": "# وسیله\n\nدا وسیله ټول فایلونه لولي او وايي چې څه غلط دي.\n",
            "README.tg.md": "# Абзор\n\nИн абзор ҳамаи файлҳоро мехонад ва мегӯяд.\n",
            "README.ti.md": "# መሳርሒ\n\nእዚ መሳርሒ ኩሉ ፋይላት የንብብ።\n",
            "README.uz.md": "# Asbob\n\nUshbu asbob siz koʻrsatgan barcha fayllarni oʻqiydi.\n",
        },
        [
            "en README.md",
            "ckb README.ckb.md",
            "or README.or.md",
            "ps README.ps.md",
            "tg README.tg.md",
            "ti README.ti.md",
            "uz README.uz.md",
        ],
    ),
    (
        "codes of other languages' countries, and a text in the letters of another language",
        {"README.md": EN, "README.si.md": SL, "README.tg.md": "# Бот\n\nЭто список того, что вы можете.\n"},
        ["en README.md", "sl README.si.md"],
    ),
    (
        "a language, a region of it, and a script",
        {"README.md": EN, "README.pt.md": PT, "README.pt-BR.md": PT, "README.sr.md": SR, "README.sr-Latn.md": SR_LATIN},
        [
            "en README.md",
            "pt README.pt.md",
            "pt-BR README.pt-BR.md",
            "sr README.sr.md",
            "sr-Latn README.sr-Latn.md",
        ],
    ),
    (
        "a language, and the region that it is of",
        {"README.md": EN, "README.ja.md": JA, "README.ja-JP.md": JA},
        ["en README.md", "ja-JP README.ja-JP.md"],
    ),
    (
        "a line in the letters of many languages",
        {
            "README.md": EN + "[Қазақша](README.kk.md) [Galego](README.gl.md)",
            "README.gl.md": "[Қазақша](README.kk.md) [English](README.md)\n\nLe os ficheiros.\n",
            "README.kk.md": "[English](README.md) [Galego](README.gl.md)\n\nБұл құрал файлдарды оқиды.\n",
        },
        ["en README.md", "gl README.gl.md", "kk README.kk.md"],
    ),
    (
        "the root is a linked edition under another name",
        {
            "README.md": EN + "[English](README.en.md) [日本語](README.ja.md)",
            "README.en.md": EN + "[English](README.en.md) [日本語](README.ja.md)",
            "README.ja.md": JA + "[English](README.en.md) [日本語](README.ja.md)",
        },
        ["en README.en.md", "ja README.ja.md"],
    ),
    (
        "beside linked ones",
        {
            "README.md": EN + "[日本語](other/texts/README_JA.md)\n",
            "other/texts/README_JA.md": JA,
            "other/texts/README_IT.md": IT,
            "other/texts/README_CS.md": EN,
        },
        ["en README.md", "it other/texts/README_IT.md", "ja other/texts/README_JA.md"],
    ),
    (
        "a root that lists translations only",
        {
            "README.md": "[English](book/en/README.md) [Русский](book/ru/README.md) [日本語](book/ja/README.md)\n",
            "book/en/README.md": EN,
            "book/ja/README.md": JA,
            "book/ru/README.md": "# Книга\n\nЭто список моделей, которые вы можете использовать.\n",
        },
        ["en book/en/README.md", "ja book/ja/README.md", "ru book/ru/README.md"],
    ),
    (
        "a short text of single letters",
        {"README.md": "# App\n\n| v | a |\n|---|---|\n| v 1 | z |\n| v 2 | s |\n", "README.it.md": IT},
        ["en README.md", "it README.it.md"],
    ),
    ("i18n", {"README.md": EN, "i18n/README.ja.md": JA}, ["en README.md", "ja i18n/README.ja.md"]),
    ("docs/i18n", {"README.md": EN, "docs/i18n/fr/README.md": FR}, ["en README.md", "fr docs/i18n/fr/README.md"]),
    (
        ".github",
        {".github/README.md": EN, ".github/README.ja.md": JA},
        ["en .github/README.md", "ja .github/README.ja.md"],
    ),
    ("docs root", {"docs/README.md": EN, "docs/README_ja.md": JA}, ["en docs/README.md", "ja docs/README_ja.md"]),
    ("only tagged", {"README.ja.md": JA, "README.fr.md": FR}, ["fr README.fr.md", "ja README.ja.md"]),
    ("only tagged, with English", {"README.ja.md": JA, "README.en.md": EN}, ["en README.en.md", "ja README.ja.md"]),
    (
        "linked by name",
        {"README.md": EN + "[日本語](docs/japanese.md)", "docs/japanese.md": JA},
        ["en README.md", "ja docs/japanese.md"],
    ),
    (
        "linked folder",
        {"README.md": EN + "[Italiano](site/it)", "site/it/README.md": IT},
        ["en README.md", "it site/it/README.md"],
    ),
    (
        "linked by address",
        {
            "README.md": EN + "[日本語](https://github.com/o/r/blob/main/a/README.ja.md)",
            "a/README.ja.md": JA,
            "a/README.md": EN,
        },
        ["en README.md", "ja a/README.ja.md"],
    ),
    (
        "linked in HTML",
        {"README.md": EN + '<a href="x/LISEZMOI.md">Français</a>', "x/LISEZMOI.md": FR + "[English](../README.md)"},
        ["en README.md", "fr x/LISEZMOI.md"],
    ),
    (
        "linked from a translation",
        {"README.md": EN, "README.ja.md": JA + "[Français](x/README.md)", "x/README.md": FR},
        ["en README.md", "fr x/README.md", "ja README.ja.md"],
    ),
    (
        "own name",
        {"README.md": "English | [日本語](README.ja.md)\n\n# X\n", "README.ja.md": JA},
        ["en README.md", "ja README.ja.md"],
    ),
    (
        "named by the other",
        {"README.md": "# X\n", "README.en.md": EN + "[Français](README.md)"},
        ["fr README.md", "en README.en.md"],
    ),
    (
        "two Chinese",
        {"README.md": ZH, "README.zh-TW.md": "這個頁面列出這些"},
        ["zh-Hans README.md", "zh-TW README.zh-TW.md"],
    ),
    (
        "folder that is a word",
        {"README.md": EN, "src/is/README.md": EN, "test/it/README.md": IT, "examples/cs/README.md": EN},
        ["en README.md"],
    ),
    ("C# at the root", {"README.md": EN, "cs/README.md": EN, "README-ts.md": EN}, ["en README.md"]),
    ("Italian at the root", {"README.md": EN, "it/README.md": IT}, ["en README.md", "it it/README.md"]),
    ("packages", {"README.md": EN, "packages/a/README.md": EN, "packages/a/README.ja.md": JA}, ["en README.md"]),
    ("docs of their own", {"README.md": EN, "docs/README.md": EN, "docs/README_ja.md": JA}, ["en README.md"]),
    ("a site's start pages", {"README.md": EN, "docs/README.md": EN, "docs/ja/README.md": JA}, ["en README.md"]),
    ("a site in two folders", {"README.md": EN, "docs/en/README.md": EN, "docs/ja/README.md": JA}, ["en README.md"]),
    (
        "the language of the link is named beside it",
        {"README.md": EN + "> Chinese documentation - [中文文档](README-ZH.md)", "README-ZH.md": ZH},
        ["en README.md", "zh README-ZH.md"],
    ),
    (
        "a guide of its own, linked from the README",
        {
            "README.md": EN + "[docs/en](docs/en/README.md) [日本語](docs/ja/README.md)",
            "README.ja.md": JA,
            "docs/en/README.md": EN,
            "docs/ja/README.md": JA,
        },
        ["en README.md", "ja README.ja.md"],
    ),
    (
        "Bokmål and Nynorsk",
        {
            "README.md": EN,
            "docs/README.nb.md": "# Liste\n\nDette er en liste over verktøy som du kan bruke til arbeidet ditt.\n",
            "docs/README.nn.md": "# Liste\n\nDette er ei liste over verktøy som du kan bruke til arbeidet ditt.\n",
        },
        ["en README.md", "nb docs/README.nb.md", "nn docs/README.nn.md"],
    ),
    (
        "a country's code in the letters that it writes",
        {
            "README.md": EN + "[Hrvatski](docs/README.hr.md)",
            "docs/README.hr.md": SR_LATIN,
            "docs/README.me.md": SR_LATIN,
        },
        ["en README.md", "hr docs/README.hr.md", "sr-Latn docs/README.me.md"],
    ),
    (
        "code of four blanks in the root's language, below a few words of another",
        {
            "README.md": EN + "[Eesti](docs/et/README.md) [Latviešu](docs/lv/README.md)",
            "docs/et/README.md": "# Tööriist\n\nSee loeb kõik failid läbi.\n\n" + 9 * f"    {EN[9:]}",
            "docs/is/README.md": "# Tól\n\nÞað les allar skrár.\n\n" + 9 * f"    {EN[9:]}",
            "docs/lv/README.md": "# Rīks\n\nTas lasa visus failus.\n\n" + 9 * f"    {EN[9:]}",
            "docs/mt/README.md": EN,
        },
        ["en README.md", "et docs/et/README.md", "is docs/is/README.md", "lv docs/lv/README.md"],
    ),
    (
        "start pages of a site, to which the README's line of languages leads",
        {
            "README.md": EN + 8 * "## Part\n\n" + "[English](docs/en/README.md) [Français](docs/fr/README.md)",
            "README.ja.md": JA + 8 * "## 章\n\n",
            "docs/en/README.md": EN,
            "docs/fr/README.md": FR,
            "docs/ja/README.md": JA,
        },
        ["en README.md", "ja README.ja.md"],
    ),
    ("docs folder", {"README.md": EN, "docs/ja/README.md": JA}, ["en README.md", "ja docs/ja/README.md"]),
    ("a guide's line", {"README.md": EN + "Guide: [中文](docs/guide-a.md)", "docs/guide-a.md": ZH}, ["en README.md"]),
    (
        "called read me in their languages",
        {
            "README.md": EN + "[中文](自述.md) [Français](LISEZMOI.md) [日本語](guide.md)",
            "自述.md": ZH,
            "LISEZMOI.md": FR,
            "guide.md": JA,
        },
        ["en README.md", "fr LISEZMOI.md", "zh 自述.md"],
    ),
    (
        "leaves the repository",
        {"README.md": EN + "[日本語](../README.ja.md) [Français](/../../README.fr.md)"},
        ["en README.md"],
    ),
    (
        "a label copied from another repository",
        {"README.md": SR, "docs/README.pt-BR.md": PT + "[English](../README.md)"},
        ["sr README.md", "pt-BR docs/README.pt-BR.md"],
    ),
    (
        "an English page of foreign words",
        {"README.md": EN + "日本語の単語：勉強する。", "docs/README.pt-BR.md": PT + "[English](../README.md)"},
        ["en README.md", "pt-BR docs/README.pt-BR.md"],
    ),
    (
        "not a tag",
        {"README.md": EN, "README-dev.md": EN, "READMEpro.md": FR, "READMEis.md": EN, "README.old.md": EN},
        ["en README.md"],
    ),
    ("nothing", {"guide.md": EN}, []),
]


@pytest.mark.parametrize(("layout", "expected"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_layouts(layout: dict[str, str], expected: list[str]) -> None:
    assert found(layout) == expected
    assert [edition.source for edition in find(layout).editions] == [place == 0 for place in range(len(expected))]


def test_two_files_of_one_language() -> None:
    discovery = find({"README.md": EN, "README.en.md": EN, "README.ja.md": JA})
    assert [edition.path for edition in discovery.editions] == ["README.md", "README.ja.md"]
    assert "README.en.md is en as README.md is" in discovery.notes[0]
    assert found({"README.md": JA, "README.en.md": EN}) == ["ja README.md", "en README.en.md"]


def test_a_script_is_no_region() -> None:
    line = EN + "[中文](README.zh-CN.md)\n"
    discovery = find({"README.md": line, "README.zh-CN.md": ZH, "docs/zh_hans/README.md": ZH})
    assert [edition.path for edition in discovery.editions] == ["README.md", "README.zh-CN.md"]
    assert "docs/zh_hans/README.md is zh-Hans as README.zh-CN.md is" in discovery.notes[0]


def test_an_unreadable_edition_is_still_one() -> None:
    def read(path: str) -> str:
        if path != "README.md":
            raise InputError("not UTF-8")
        return EN

    assert [edition.path for edition in discover(["README.md", "README.ja.md"], read).editions] == [
        "README.md",
        "README.ja.md",
    ]


def test_settings() -> None:
    layout = {"README.md": EN, "README.ja.md": JA, "a.md": FR}
    assert found(layout, editions={"FR": "./a.md", "ja": "README.ja.md"}) == ["ja README.ja.md", "fr a.md"]
    assert found(layout, source="ja") == ["ja README.ja.md", "en README.md"]
    assert found(layout, source="README.ja.md") == ["ja README.ja.md", "en README.md"]
    with pytest.raises(SettingsError, match="'xx'"):
        find(layout, editions={"xx": "a.md"})
    with pytest.raises(SettingsError, match="found: en, ja"):
        find(layout, source="fr")


@pytest.mark.parametrize("lines", [0, 1, 15, 30, 70])
def test_a_language_line_is_where_it_stands_however_far_below(lines: int) -> None:
    text = "# X\n\n" + "Text.\n\n" * lines + "[Deutsch](README-de.md) | English\n\nMore.\n"
    line = language_line(text)
    assert [text[one.span.start : one.span.end] for one in line.links] == ["[Deutsch](README-de.md)"]
    assert line.own == "en"


def test_language_line() -> None:
    line = language_line("# X\n[ [**English**](./en/) | [![日本](a.svg)](x.md) | Français ]\n")
    assert [link[:2] for link in line.links] == [("en", "./en/")]
    assert line.own == "fr"
    line = language_line(
        "| 日本語 | [README.ja.md](docs/README.ja.md) |\n| French – see [guide.md](guide.md) for more |"
    )
    assert [(link.language, link.label) for link in line.links] == [("ja", "日本語"), ("fr", "French")]
    assert language_line("Se [README.md](README.md)") == ((), None)
    assert language_line("Words in Japanese of the kind that [README.ja.md](README.ja.md) explains.") == ((), None)
    line = language_line('<p><a href="README_ja.md"><img src="a" alt="日本語"></a> · <b>中文</b></p>')
    assert [link[:3] for link in line.links] == [("ja", "README_ja.md", "日本語")]
    assert line.own == "zh"
    assert language_line("```\nEnglish\n```\n[RSS](feed.md)") == ((), None)


def test_what_another_link_is_called_is_no_own_name() -> None:
    line = language_line("[Deutsch](README-de.md) | [Russian (ruzzkij)](README-ru.md) | Help us translate this page.")
    assert line.own is None
    assert line.links[0].language == "de"


def test_a_command_in_a_sentence_is_no_own_name() -> None:
    text = "# Shell\n\n- [cv](https://example.com/progress) - shows the progress of cp, rm, dd\n"
    assert language_line(text).own is None
    assert language_line("# Shell\n\nrm | [fr](README.fr.md)\n").own == "rm"


def test_a_folder_is_no_own_name() -> None:
    line = language_line(
        "[![EN](https://a.b/EN.svg)](en.md) [![PT-BR](https://a.b/PT%20(Brasil).svg)](pt.md) [de](de.md)"
    )
    assert [link.language for link in line.links] == ["en", "pt-BR", "de"]
    assert line.own is None

    line = language_line("Read in: [**zh**](localization/zh/README.md), [**np**](localization/ne/README.md), English")
    assert line.own == "en"
    assert (
        language_line("Read in: [**zh**](localization/zh/README.md), [**np**](localization/ne/README.md)").own is None
    )


@pytest.mark.parametrize(
    ("target", "path", "place"),
    [
        ("../", "en/README.md", ""),
        ("./fr/#a", "README.md", "fr"),
        ("../../x", "en/README.md", None),
        ("/docs/a.md", "x/README.md", "docs/a.md"),
        ("a%20b.md", "README.md", "a b.md"),
        ("mailto:x@y", "README.md", None),
        ("https://e.org/x.md", "README.md", None),
        ("#a", "README.md", None),
        ("https://github.com/o/r/blob/main/a/b.md?x", "README.md", "a/b.md"),
        ("https://github.com/o/r/tree/main/../../x", "README.md", None),
    ],
)
def test_resolve(target: str, path: str, place: str | None) -> None:
    assert resolve(target, path) == place


def of(folder: Path) -> list[str]:
    discovery = discover(list_files(folder), lambda path: read_source(folder, path).text)
    assert discovery.notes == ()
    return [f"{edition.language} {edition.path}" for edition in discovery.editions]


def test_our_own_documents() -> None:
    assert of(CORPUS / "catalogue") == ["ja README.md", "en en/README.md", "fr fr/README.md"]
    assert of(CORPUS / "tool") == ["en README.md", "ja README.ja.md", "zh-CN README.zh-CN.md"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_the_shared_documents() -> None:
    assert of(SHARED / "corpus" / "seed") == ["ja README.md", "en en/README.md", "fr fr/README.md"]
    assert of(SHARED / "corpus" / "lists") == ["en README.md", "ja README-ja.md", "ko README-ko.md", "zh README-zh.md"]
    for folder in (path for path in (SHARED / "history").iterdir() if path.is_dir()):
        names = {
            "README.md": "ja",
            "README_en.md": "en",
            "README_fr.md": "fr",
            "en/README.md": "en",
            "fr/README.md": "fr",
        }
        assert sorted(of(folder)) == sorted(f"{tag} {name}" for name, tag in names.items() if (folder / name).exists())


def test_the_list_of_translations_stands_alone() -> None:
    layout = dict(next(layout for name, layout, _ in LAYOUTS if name == "a root that lists translations only"))
    alone = find(layout).alone
    assert alone is not None
    assert alone[:2] == ("en", "README.md")


def test_translations_follow_the_text_that_has_their_headings() -> None:
    line = "\n- [English](docs/README.en.md)\n- [Français](docs/README.fr.md)\n"
    chapters = "".join(f"\n## {number}\n\n```\n# {number}\n```\n" for number in range(9))
    layout = {"README.md": EN + line, "docs/README.en.md": EN + chapters, "docs/README.fr.md": FR + chapters}
    assert found(layout) == ["en docs/README.en.md", "fr docs/README.fr.md"]
    followed = layout | {"README.md": EN + line + chapters[: chapters.index("## 8")]}
    assert found(followed) == ["en README.md", "fr docs/README.fr.md"]


def test_most_translations_follow_a_text_and_none_the_root() -> None:
    line = "\n- [English](docs/README.en.md)\n- [Français](docs/README.fr.md)\n- [Español](docs/README.es.md)\n"
    line += "- [Deutsch](docs/README.de.md)\n"
    chapters = "".join(f"\n## {number}\n\nText.\n" for number in range(9))
    old = "".join(f"\n### {number}\n\nText.\n" for number in range(20))
    german = "# Titel\n\nDas ist die Liste der Modelle, die man mit dieser Sammlung nutzen kann.\n"
    layout = {
        "README.md": EN + line,
        "docs/README.en.md": EN + chapters,
        "docs/README.fr.md": FR + chapters,
        "docs/README.es.md": ES + chapters,
        "docs/README.de.md": german + old,
    }
    assert found(layout)[0] == "en docs/README.en.md"
    assert found(layout | {"docs/README.de.md": german})[0] == "en README.md"


def test_translations_follow_the_text_that_they_lead_to() -> None:
    line = "\n- [English](docs/README.en.md)\n- [Français](docs/README.fr.md)\n- [Español](docs/README.es.md)\n"
    more = "\nSee [README.en.md](README.en.md) and [the guide](GUIDE.md).\n"
    chapters = "".join(f"\n## {number}\n\nText.\n" for number in range(4))
    layout = {
        "README.md": EN + line,
        "docs/README.en.md": EN + chapters,
        "docs/README.fr.md": FR + chapters + more,
        "docs/README.es.md": ES + chapters + more,
    }
    assert found(layout)[0] == "en docs/README.en.md"
    back = more + "\n[Home](../README.md)\n"
    assert found(layout | {"docs/README.fr.md": FR + chapters + back})[0] == "en README.md"
    assert found(layout | {"README.md": EN + chapters + line})[0] == "en README.md"


def test_translations_of_a_page_in_the_folder_above_are_none_of_the_root() -> None:
    chapters = "".join(f"\n## {number}\n\nText.\n" for number in range(9))
    there = {"docs/README.md": EN, "docs/l10n/fr/README.md": FR, "docs/l10n/es/README.md": ES}
    layout = {"README.md": EN + chapters, "lang/README-French.md": FR + chapters, **there}
    assert found(layout) == ["en README.md", "fr lang/README-French.md"]
    assert len(found(layout | {"README.md": EN})) == len(["en", "es", "fr"])


def test_what_is_called_as_an_edition_and_is_none_is_named() -> None:
    layout = dict(next(layout for name, layout, _ in LAYOUTS if name == "beside linked ones"))
    assert [note for note in find(layout).notes if "README_CS.md" in note]


def test_translated_documents_that_are_not_read_are_named() -> None:
    files = [
        "README.md",
        "README.ja.md",
        "docs/guide.md",
        "docs/guide.ja.md",
        "site/de/a.md",
        "site/fr/a.md",
        "src/is/a.md",
    ]
    said = note(files, ["README.md", "README.ja.md"]) or ""
    assert "docs/guide.{language}.md (2 languages)" in said
    assert "site/{language}/a.md (2 languages)" in said
    assert 'documents = ["docs/guide.{language}.md"]' in said
    assert "src/" not in said
    assert note(files[:2], files[:2]) is None
    assert note(["README.md", "docs/one.md", "docs/x-en.md"], ["README.md"]) is None
    assert note(["README.md", "translations/zh-CN.md", "translations/zh-TW.md"], ["README.md"]) is None


_LINKS = "".join(f"\n* https://loom.example/{n}" for n in range(4))


def test_files_of_a_folder_of_translations_are_called_by_their_languages_alone() -> None:
    layout = {"README.md": EN + _LINKS, "translations/fr-FR.md": FR + _LINKS, "translations/ja-JP.md": JA + _LINKS}
    editions = ["en README.md", "fr-FR translations/fr-FR.md", "ja-JP translations/ja-JP.md"]
    assert found(layout) == editions
    # One that cannot be read, and one that says less, stay with the others.
    layout |= {"translations/it-IT.md": "", "translations/es-ES.md": ES}
    assert found(layout) == [
        editions[0],
        "es-ES translations/es-ES.md",
        editions[1],
        "it-IT translations/it-IT.md",
        editions[2],
    ]


@pytest.mark.parametrize(
    "layout",
    [
        {"i18n/fr.md": FR, "i18n/ja.md": JA},  # of a program's own texts
        {"i18n/en.md": EN + _LINKS, "i18n/fr.md": FR + _LINKS},  # they translate i18n/en.md
        {"notes/fr.md": FR + _LINKS, "notes/ja.md": JA + _LINKS},
        {"lang/fr.md": FR + _LINKS},
    ],
)
def test_files_called_by_their_languages_that_translate_something_else(layout: Mapping[str, str]) -> None:
    assert found({"README.md": EN + _LINKS, **layout}) == ["en README.md"]


def test_what_is_called_as_an_edition_and_says_too_little_is_noted() -> None:
    layout = {"README.md": EN, "README_eu.md": "# Zerrenda\n\nTresnak\n", "README_ps.md": EN}
    assert found(layout) == ["en README.md"]
    assert find(layout).notes == (
        "README_eu.md has the name of an edition, but its text does not say that it is eu: not read",
    )


def test_a_short_text_in_czech_is_known_by_its_letters() -> None:
    czech = "# Stav\n\n- Příručka\n- Seznam měst\n"
    assert found({"README.md": "# Loom\n\n- Manual\n", "README.cs.md": czech}) == ["en README.md", "cs README.cs.md"]
    other = find({"README.md": "# Loom\n\n- Manual\n", "README.cs.md": "# Loom\n\n- Class\n"})
    assert [note for note in other.notes if "README.cs.md" in note]


def test_a_repository_of_documents_alone_has_no_source_readme() -> None:
    assert discover(["docs/en/a.md"], lambda _: EN, source="en").editions == ()


def test_a_list_of_news_with_their_translations_is_no_language_line() -> None:
    line = (
        "- [{0}](blog/{0}/README.md) [[日本語](blog/{0}/japanese/README.md)] [[Français](blog/{0}/french/README.md)]\n"
    )
    news = "".join(map(line.format, ("wheel", "comb")))
    layout = {"README.md": f"# Loom\n\n{EN}\n\n{news}"}
    for name in ("wheel", "comb"):
        layout |= {
            f"blog/{name}/README.md": EN,
            f"blog/{name}/japanese/README.md": JA,
            f"blog/{name}/french/README.md": FR,
        }
    assert found(layout) == ["en README.md"]
    once = "[日本語](text/japanese/README.md) | [Français](text/french/README.md)\n"
    layout |= {"README.md": f"{once}\n{EN}", "text/japanese/README.md": JA, "text/french/README.md": FR}
    assert found(layout) == ["en README.md", "fr text/french/README.md", "ja text/japanese/README.md"]
