"""Every shape of a Hub URL, and the pages that are no repositories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.urls.hub import HubRepo, hub_owner, hub_page, parse_hub_url

NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9_.-]{0,20}[A-Za-z0-9])?", fullmatch=True)


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://huggingface.co/rinna/nekomata-14b", "model", "rinna/nekomata-14b"),
        ("http://www.huggingface.co/rinna/nekomata-14b/", "model", "rinna/nekomata-14b"),
        ("https://hf.co/rinna/nekomata-14b?library=transformers#usage", "model", "rinna/nekomata-14b"),
        ("HTTPS://HuggingFace.co/rinna/Nekomata-14B", "model", "rinna/Nekomata-14B"),
        ("huggingface.co/rinna/nekomata-14b", "model", "rinna/nekomata-14b"),
        ("//huggingface.co/rinna/nekomata-14b", "model", "rinna/nekomata-14b"),
        ("https://huggingface.co//rinna//nekomata-14b", "model", "rinna/nekomata-14b"),
        ("https://huggingface.co/rinna/nekomata-14b/tree/main/a/b", "model", "rinna/nekomata-14b"),
        ("https://huggingface.co/a/b/blob/main/LICENSE", "model", "a/b"),
        ("https://huggingface.co/a/b/resolve/refs%2Fpr%2F1/x.bin?download=true", "model", "a/b"),
        ("https://huggingface.co/a/b/raw/main/x", "model", "a/b"),
        ("https://huggingface.co/a/b/discussions/4#65", "model", "a/b"),
        ("https://huggingface.co/a/b/commit/abc", "model", "a/b"),
        ("https://huggingface.co/a/b.git", "model", "a/b"),
        ("https://user@huggingface.co:443/a/b.git", "model", "a/b"),
        ("https://huggingface.co/a%2Db/c%5Fd", "model", "a-b/c_d"),
        ("https://huggingface.co/gpt2", "model", "gpt2"),
        ("https://huggingface.co/bert-base-uncased/tree/main", "model", "bert-base-uncased"),
        (
            "https://huggingface.co/xlm-roberta-large-finetuned-conll03-english",
            "model",
            "xlm-roberta-large-finetuned-conll03-english",
        ),
        ("https://huggingface.co/datasets/squad", "dataset", "squad"),
        ("https://huggingface.co/datasets/mc4/viewer/ja", "dataset", "mc4"),
        ("https://huggingface.co/datasets/a/b/viewer/default/train", "dataset", "a/b"),
        ("https://huggingface.co/spaces/a/b?duplicate=true", "space", "a/b"),
        ("https://huggingface.co/spaces/a/b/tree/main", "space", "a/b"),
        ("https://huggingface.co/api/datasets/a/b", "dataset", "a/b"),
        ("https://huggingface.co/api/models/a/b", "model", "a/b"),
    ],
)
def test_repositories(url: str, kind: str, name: str) -> None:
    assert parse_hub_url(url) == (kind, name)
    assert hub_page(url) == "repository"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://huggingface.co/", "other"),
        ("https://huggingface.co", "other"),
        ("https://huggingface.co/rinna", "owner"),
        ("https://huggingface.co/rinna/models", "owner"),
        ("https://huggingface.co/organizations/rinna/activity", "owner"),
        ("https://huggingface.co/models", "other"),
        ("https://huggingface.co/models?search=ja", "other"),
        ("https://huggingface.co/datasets", "other"),
        ("https://huggingface.co/datasets?x=y", "other"),
        ("https://huggingface.co/datasets/viewer/?dataset=squad", "other"),
        ("https://huggingface.co/spaces", "other"),
        ("https://huggingface.co/spaces/rinna", "other"),
        ("https://huggingface.co/collections/rinna/x-65", "collection"),
        ("https://huggingface.co/papers/2401.00001", "paper"),
        ("https://huggingface.co/papers", "other"),
        ("https://huggingface.co/blog/a/b", "other"),
        ("https://huggingface.co/docs/transformers/index", "other"),
        ("https://huggingface.co/posts/a/1", "other"),
        ("https://huggingface.co/tasks/x", "other"),
        ("https://huggingface.co/learn/a/b", "other"),
        ("https://huggingface.co/join", "other"),
        ("https://huggingface.co/pricing", "other"),
        ("https://huggingface.co/settings/tokens", "other"),
        ("https://huggingface.co/login?next=%2Fa%2Fb", "other"),
        ("https://example.org/huggingface.co/a/b", None),
        ("https://huggingface.co.example.org/a/b", None),
        ("https://nothuggingface.co/a/b", None),
        ("https://huggingface. co/a/b", None),
        ("https://a-b.hf.space/", None),
        ("a/b", None),
        ("mailto:x@huggingface.co", None),
        ("", None),
    ],
)
def test_other_pages(url: str, page: str | None) -> None:
    assert parse_hub_url(url) is None
    assert hub_page(url) == page


def test_key_ignores_case_and_keeps_kinds_apart() -> None:
    assert HubRepo("model", "A/b").key == HubRepo("model", "a/B").key
    assert HubRepo("model", "a/b").key != HubRepo("dataset", "a/b").key


def test_owner() -> None:
    assert hub_owner("https://huggingface.co/rinna") == "rinna"
    assert hub_owner("https://huggingface.co/organizations/rinna") == "rinna"
    assert hub_owner("https://huggingface.co/collections/rinna/x") == "rinna"
    assert hub_owner("https://huggingface.co/a/b") is None


@given(
    st.sampled_from(["model", "dataset", "space"]),
    NAMES,
    NAMES,
    st.sampled_from(
        ["", "/", "/tree/main", "/blob/main/README.md", "?x=1", "#a", "/resolve/main/x?y=z", "/discussions"]
    ),
)
def test_any_name_survives_any_shape(kind: str, owner: str, name: str, tail: str) -> None:
    prefix = {"model": "", "dataset": "datasets/", "space": "spaces/"}[kind]
    repo = parse_hub_url(f"https://hf.co/{prefix}x{owner}/x{name}y{tail}")
    assert repo == (kind, f"x{owner}/x{name}y")


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    parse_hub_url("https://huggingface.co/" + text)
    assert parse_hub_url(text) is None or hub_page(text) == "repository"
