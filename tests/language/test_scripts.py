"""Scripts and languages of texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.chinese import detect_chinese
from readme_sync.language.scripts import detect_language, foreign_runs, may_be, script_of

SHARED = Path(__file__).resolve().parents[3] / "shared"

SENTENCES = {
    "ja": "このページは、公開されているモデルの一覧です。",
    "zh": "这个页面列出了所有公开的模型。",
    "ko": "이 문서는 공개된 모델의 목록입니다.",
    "ru": "Это список открытых моделей, который мы ведём вместе.",
    "uk": "Це перелік відкритих моделей, який ми ведемо; її можна змінити.",
    "ar": "هذه قائمة النماذج المفتوحة في المكتبة",
    "fa": "این فهرست مدل‌های باز است که گردآوری شده",
    "th": "นี่คือรายการโมเดล",
    "el": "Αυτός είναι ο κατάλογος",
    "he": "זוהי רשימה של מודלים",
    "hi": "यह मॉडलों की सूची है",
    "en": "This is the list of models that you can use with the library.",
    "fr": "Voici la liste des modèles que vous pouvez utiliser avec les outils.",
    "de": "Das ist die Liste der Modelle, die mit dem Werkzeug und nicht ohne es läuft.",
    "es": "Esta es la lista de los modelos que se puede usar con el programa.",
    "pt": "Esta é a lista dos modelos que você não pode usar com os dados da empresa.",
    "it": "Questo è il modo per usare gli strumenti che sono nella pagina.",
    "nl": "Dit is een lijst van de modellen die je met het programma en niet zonder kunt gebruiken.",
    "pl": "To jest lista modeli, które są dostępne dla każdego i nie tylko przez sieć.",
    "tr": "Bu sayfa bir liste ve her model için ayrıntılar ile olarak sunulur.",
    "vi": "Đây là danh sách các mô hình và bạn có thể sử dụng với thư viện này.",
    "id": "Ini adalah daftar model yang dapat anda gunakan dengan pustaka ini untuk pekerjaan.",
    "sv": "Det är en lista och den är inte för alla som kan använda den.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("mr", "शाळा वर्ग विद्यार्थी शुल्क"),
        ("ne", "नक्सा सहर आकार"),
        ("uk", "Карта Розмір Одеса"),
        ("bg", "Карта Град Размер София"),
        ("fa", "نقشه شهر تهران"),
        ("sk", "Odkazy Dokumentácia Fórum"),
        ("cs", "Použijte verzi serveru a klienta"),
    ],
)
def test_a_few_names_may_be_in_any_language_of_their_letters(language: str, text: str) -> None:
    assert may_be(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("mr", SENTENCES["hi"]),
        ("uk", SENTENCES["ru"]),
        ("fa", SENTENCES["ar"]),
        ("sk", "Map Town Size Forum"),
        ("cs", "The naïve size of the maps"),
    ],
)
def test_what_tells_another_language_is_not_in_it(language: str, text: str) -> None:
    assert not may_be(text, language)


def test_code_links_and_tags_do_not_count() -> None:
    noise = '```sh\nthe and of to for with is are this that\n```\n<p title="the and of">https://the.and/of/to/for'
    assert detect_language(noise + "\n" + SENTENCES["fr"] + " " + SENTENCES["fr"]) == "fr"
    assert detect_language(noise) is None
    assert detect_language("") is None
    assert detect_language("Llama 3 8B GPT") is None


def test_chinese_scripts() -> None:
    assert detect_chinese("这个页面列出了这些模型，为什么来") == "zh-Hans"
    assert detect_chinese("這個頁面列出了這些模型，為什麼來") == "zh-Hant"
    assert detect_chinese("山水") == "zh"


@pytest.mark.parametrize(
    ("language", "text", "runs"),
    [
        ("en", "a 日本語 Wikipedia と b", ["日本語", "と"]),
        ("fr", "été, œuvre", []),
        ("en", "¯\\_(ツ)_/¯", []),
        ("en", "α β", []),
        ("zh", "中文の模型", []),
        ("zh", "中文テスト", ["テスト"]),
        ("ja", "日本語 한국어 です", ["한국어"]),
        ("ko", "한국어 日本語", ["日本語"]),
        ("en", "ユーザー登録・ログイン x", ["ユーザー登録・ログイン"]),
        ("ru", "русский 中文", ["中文"]),
        ("fr-CA", "русский x", ["русский"]),
        ("zh-Hant", "中文", []),
        ("en", "plain", []),
    ],
)
def test_foreign_runs(language: str, text: str, runs: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_runs(text, language)] == runs


@given(st.text(), st.sampled_from(["en", "ja", "zh", "ko", "ru"]))
def test_runs_are_in_order_and_hold_foreign_signs(text: str, language: str) -> None:
    last = 0
    for start, end in foreign_runs(text, language):
        assert last <= start < end
        assert script_of(text[start]) not in ("", "Latn", "Grek")
        last = end


def test_letters_and_names_of_products_are_no_words() -> None:
    rows = "\n".join(f"| s{n} | Loom S Pro, Reed-{n} V, Heron A+, Wren Z Pro | x{n} |" for n in range(12))
    said = "A loom that is easy to set up. You can weave with it at home, and the threads are of wool or linen."
    assert detect_language(f"# Looms\n\n{said}\n\n| SoC | Loom | Reed |\n|---|---|---|\n{rows}\n") == "en"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("catalogue/README.md", "ja"),
        ("catalogue/en/README.md", "en"),
        ("catalogue/fr/README.md", "fr"),
        ("tool/README.md", "en"),
        ("tool/README.ja.md", "ja"),
        ("tool/README.zh-CN.md", "zh"),
    ],
)
def test_our_own_documents(path: str, language: str) -> None:
    text = (Path(__file__).resolve().parents[1] / "corpus" / path).read_text(encoding="utf-8")
    assert (detect_language(text) or "").partition("-")[0] == language


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_the_shared_documents() -> None:
    for path in sorted((SHARED / "history").glob("*/**/*.md")):
        name = path.relative_to(SHARED / "history").as_posix()[11:]
        expected = "en" if "en" in name else "fr" if "fr" in name else "ja"
        assert detect_language(path.read_text(encoding="utf-8")) == expected, path
