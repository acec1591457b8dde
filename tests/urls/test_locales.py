"""Language variants of addresses: the same page, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.urls.locales import neutral, url_language

SAME = [
    ("https://loom.readthedocs.io/zh-cn/latest/index.html", "https://loom.readthedocs.io/"),
    ("docs/B0_hans.md", "docs/B0.md"),
    ("docs/CA_hans.md", "docs/CA.md"),
    ("https://huggingface.com/models", "https://huggingface.co/models"),
    ("https://huggingface.co/docs/accelerate/index", "https://huggingface.co/docs/accelerate"),
    ("https://tool-ja.github.io/install/", "https://tool-ko.github.io/install"),
    ("https://tool-ja.github.io/install/", "https://tool.github.io/install"),
    ("https://x.com/tool", "https://twitter.com/tool"),
    ("https://arxiv.org/abs/2401.01234v2", "https://arxiv.org/pdf/2401.01234.pdf"),
    ("https://discord.gg/abc", "https://discord.com/invite/abc"),
    ("https://youtu.be/abc?t=3", "https://www.youtube.com/watch?v=abc&t=3"),
    ("https://www.preferred.jp/ja/news/pr1/", "https://www.preferred.jp/en/news/pr1/"),
    ("https://example.org/ja/news/", "https://example.org/news"),
    ("https://example.org/ja-JP/news", "https://example.org/en_us/news"),
    ("https://example.org/zh-hans/", "http://www.example.org/"),
    ("https://example.org/zhHans/guide", "https://example.org/guide"),
    ("https://example.org/ptBR/guide", "https://example.org/guide"),
    ("docs/cs/guide.md", "docs/en/guide.md"),
    (
        "https://github.com/o/r/blob/main/documentation/it/guide.md",
        "https://github.com/o/r/blob/main/documentation/guide.md",
    ),
    ("https://weblate.example.org/widget/app/de/badge.svg", "https://weblate.example.org/widget/app/-/badge.svg"),
    ("https://s.github.io/swallow.ja.html", "https://s.github.io/swallow.en.html"),
    ("https://s.github.io/swallow.ja.html", "https://s.github.io/swallow.html"),
    ("https://ja.stability.ai/blog/x", "https://stability.ai/blog/x"),
    ("https://ja.stability.ai/blog/x", "https://en.stability.ai/blog/x"),
    ("https://sakana.ai/evolutionary-model-merge-jp/", "https://sakana.ai/evolutionary-model-merge"),
    ("https://example.org/docs-jp/a", "https://example.org/docs/a"),
    ("https://www.nii.ac.jp/news/2023/1020.html", "https://www.nii.ac.jp/en/news/2023/1020.html"),
    ("https://pr.fujitsu.com/jp/news/1.html", "https://pr.fujitsu.com/news/1.html"),
    ("https://github.com/o/r/blob/main/docs/README_JP.md", "https://github.com/o/r/blob/main/docs/README.md"),
    ("https://github.com/o/r/blob/main/README-zh-CN.md", "https://github.com/o/r/blob/main/README.zh_TW.md"),
    ("https://github.com/o/r/blob/main/README.pt-BR.md", "https://github.com/o/r/blob/main/README_EN.md"),
    ("https://github.com/o/r/tree/main/docs/ja", "https://github.com/o/r/tree/main/docs"),
    ("https://github.com/o/r/tree/main/loom.c", "https://github.com/o/r/blob/main/loom.c"),
    ("https://e.org/a?lang=ja&x=1", "https://e.org/a?x=1&hl=en"),
    ("https://e.org/a?lang=ja", "https://e.org/a"),
    ("https://e.org/%E6%97%A5/", "http://E.org/日"),
    ("https://e.org/index.html", "https://e.org"),
    ("ttps://e.org/a", "https://e.org/a"),
    ("hhtps://e.org/a", "https://e.org/a"),
    ("https://e.org/index-ar.html", "https://e.org/index-en.html"),
    ("https://e.org/guide/README-es.md", "https://e.org/guide/README.md"),
    ("https://e.org/index.ja.html", "https://e.org/"),
    ("https://e.org/ja.html", "https://e.org/"),
    ("https://e.org/a#:~:text=x", "https://e.org/a"),
    ("https://e.org:443/a?utm_source=x", "https://e.org/a"),
    ("https://huggingface.co/a/b", "https://hf.co/a/b/"),
    (
        "https://www.jstage.jst.go.jp/article/x/_article/-char/ja",
        "https://www.jstage.jst.go.jp/article/x/_article/-char/en",
    ),
    ("https://e.org/it/pagina", "https://e.org/en/pagina"),
    ("https://e.org/hi/guides/weave", "https://e.org/guides/weave"),
    ("./en/", "./fr/"),
]

OTHER = [
    ("https://trade-in.example.org/", "https://trade.example.org/"),
    ("https://github.com/o/r/tree/main", "https://github.com/o/r/blob/main/loom.c"),
    ("https://github.com/ja/r", "https://github.com/en/r"),
    ("https://github.com/hppRC/simple-simcse-ja", "https://github.com/hppRC/simple-simcse"),
    ("https://huggingface.co/a/b-ja", "https://huggingface.co/a/b"),
    ("https://huggingface.co/a/b/tree/main/ja", "https://huggingface.co/a/b/tree/main/en"),
    ("https://e.org/a/it/x", "https://e.org/a/x"),
    ("https://e.org/no/x", "https://e.org/x"),
    ("src/cs/loom.md", "src/loom.md"),
    ("https://e.org/is/x", "https://e.org/x"),
    ("https://e.org/a", "https://e.org/b"),
    ("https://e.org/a?x=1", "https://e.org/a?x=2"),
    ("https://e.org/a#x", "https://e.org/a#y"),
    ("https://id.e.org/a", "https://e.org/a"),
    ("https://cs.e.edu/a", "https://e.edu/a"),
    ("https://corp.rakuten.co.jp/news", "https://global.rakuten.com/news"),
    ("https://note.com/e/n/n360b6084fdbd", "https://note.com/e/n/n483d194d3614"),
    ("mailto:a@e.org", "mailto:b@e.org"),
    ("https://jp.e", "https://e"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_variants_are_one_page(a: str, b: str) -> None:
    assert neutral(a) == neutral(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other_pages_stay_other(a: str, b: str) -> None:
    assert neutral(a) != neutral(b)


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("https://e.org/ja/x", "ja"),
        ("https://e.org/jp/x", "ja"),
        ("https://e.org/en-us/x", "en-US"),
        ("https://ja.e.org/", "ja"),
        ("https://e.org/x.ja.html", "ja"),
        ("https://github.com/o/r/blob/main/README_JP.md", "ja"),
        ("https://e.org/x-jp/", "ja"),
        ("https://e.org/?hl=fr", "fr"),
        ("https://it.wikipedia.org/wiki/Telaio", "it"),
        ("https://id.wiktionary.org/wiki/tenun", "id"),
        ("https://it.e.org/", None),
        ("https://commons.wikimedia.org/wiki/Loom", None),
        ("https://e.org/x", None),
        ("https://github.com/ja/x-ja", None),
        ("https://huggingface.co/a/b-ja", None),
        ("https://e.org/zh-Hant/", "zh-Hant"),
        ("https://github.com/o/r/blob/main/docs/README-ptbr.md", "pt-BR"),
        ("https://github.com/o/r/blob/main/docs/README-demo.md", None),
        ("mailto:ja@e.org", None),
        ("https://huggingface.co/docs/transformers/ja/index", "ja"),
    ],
)
def test_language_of_an_address(url: str, language: str | None) -> None:
    assert url_language(url) == language


@given(
    st.sampled_from(
        [
            "https://{h}/{l}/{p}/",
            "https://{l}.{h}/{p}",
            "https://{h}/{p}.{l}.html",
            "https://{h}/{p}?lang={l}",
            "https://{h}/{p}_{l}.md",
        ]
    ),
    st.sampled_from(["ja", "en", "fr", "ko", "zh-CN", "de"]),
    st.sampled_from(["en", "ja", "fr", "pt-br", "es"]),
    st.from_regex(r"[a-z]{3,8}\.(com|org)", fullmatch=True),
    st.from_regex(r"news[0-9]{0,4}(/x[0-9]{1,5})?", fullmatch=True),
)
def test_one_shape_in_two_languages_is_one_page(shape: str, one: str, two: str, host: str, path: str) -> None:
    assert neutral(shape.format(h=host, l=one, p=path)) == neutral(shape.format(h=host, l=two, p=path))


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    neutral(text), url_language("https://" + text)
