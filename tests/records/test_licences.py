"""Licence names in every spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.records.licences import licence_spellings, licences, spdx
from readme_sync.records.spdx import IDS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Apache 2.0", ["Apache-2.0"]),
        ("Apache License, Version 2.0", ["Apache-2.0"]),
        ("Licence Apache 2.0", ["Apache-2.0"]),
        ("Apache2.0", ["Apache-2.0"]),
        ("**Apache-2.0** (?)[^12]", ["Apache-2.0"]),
        ("Apache License 2.0", ["Apache-2.0"]),
        ("MIT", ["MIT"]),
        ("MIT License", ["MIT"]),
        ("ＭＩＴ", ["MIT"]),
        ("CC BY&#x2011;NC 4.0", ["CC-BY-NC-4.0"]),
        ("CC BY-NC-SA 4.0", ["CC-BY-NC-SA-4.0"]),
        ("CC-BY-SA-4.0", ["CC-BY-SA-4.0"]),
        ("CC BY-4.0", ["CC-BY-4.0"]),
        ("CC BY\u2011SA 3.0", ["CC-BY-SA-3.0"]),
        ("Creative Commons Attribution-ShareAlike 4.0 International", ["CC-BY-SA-4.0"]),
        ("CC0", ["CC0-1.0"]),
        ("GPL v3", ["GPL-3.0-only"]),
        ("GNU General Public License v3.0 or later", ["GPL-3.0-or-later"]),
        ("GPL-3.0 またはそれ以降", ["GPL-3.0-or-later"]),
        ("GPL-3.0 或任何更新版本", ["GPL-3.0-or-later"]),
        ("GPL v3 또는 그 이후", ["GPL-3.0-or-later"]),
        ("GPL-3.0-이상", ["GPL-3.0-or-later"]),
        ("GPL v3 или выше", ["GPL-3.0-or-later"]),
        ("GPL v3 或是", ["GPL-3.0-only"]),
        ("AGPL-3.0", ["AGPL-3.0-only"]),
        ("LGPLv2.1+", ["LGPL-2.1-or-later"]),
        ("BSD 3-Clause", ["BSD-3-Clause"]),
        ("3-Clause BSD", ["BSD-3-Clause"]),
        ("ODC-BY", ["ODC-By-1.0"]),
        ("Apache 2.0<br>(CC BY 4.0 as for DPO model)", ["Apache-2.0", "CC-BY-4.0"]),
        ("base: MIT<br>instruct: CC BY-NC-SA 4.0", ["MIT", "CC-BY-NC-SA-4.0"]),
        ("v1: Apache 2.0, v2: Apache-2.0", ["Apache-2.0"]),
        ("baseモデル: MIT", ["MIT"]),
        ("Llama 2 Community License (?)[^12]", ["Llama 2 Community License"]),
        ("Tongyi Qianwen LICENSE", ["Tongyi Qianwen LICENSE"]),
        ("Fugaku-LLM Terms of Use", ["Fugaku-LLM Terms of Use"]),
        ("JAPANESE STABLELM RESEARCH LICENSE", ["JAPANESE STABLELM RESEARCH LICENSE"]),
        ("Qwen License Agreement", ["Qwen License Agreement"]),
        ("CreativeML OpenRAIL-M License", ["CreativeML OpenRAIL-M License"]),
        ("独自のライセンス", []),
        ("Research license", []),
        ("Evaluation Licence", []),
        ("License", []),
        ("mit einer Lizenz", []),
        ("permit", []),
        ("", []),
        ("GPL-J", []),
        ("GitHub", []),
        ("Llama 2", []),
    ],
)
def test_licences(text: str, names: list[str]) -> None:
    assert list(licences(text)) == names


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Apache 2.0", "Apache-2.0"),
        ("MIT, Apache-2.0", None),
        ("Llama 2 Community License", None),
        ("CC-BY-SA", None),
        ("OpenRAIL++", None),
        ("", None),
    ],
)
def test_spdx(text: str, identifier: str | None) -> None:
    assert spdx(text) == identifier


KNOWN = [
    "MIT",
    "Apache-2.0",
    "CC-BY-4.0",
    "CC-BY-NC-SA-4.0",
    "CC0-1.0",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "BSD-3-Clause",
    "MPL-2.0",
    "AGPL-3.0-only",
]


@given(st.lists(st.sampled_from(KNOWN), max_size=5), st.sampled_from([", ", "<br>", " / ", "、", " + "]))
def test_identifiers_are_found_in_order_and_once(names: list[str], between: str) -> None:
    assert licences(between.join(names)) == tuple(dict.fromkeys(names))


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    for name in licences(text):
        assert name.strip() == name != ""


def test_every_identifier_of_spdx_is_known() -> None:
    for name in IDS.values():
        assert spdx(name) == name
        assert spdx(name.lower()) == name


def test_names_that_spdx_lists_are_read_with_their_version() -> None:
    assert licences("Eclipse Public License 2.0") == licences("EPL-2.0") == ("EPL-2.0",)
    assert licences("Common Development and Distribution License, version 1.0") == ("CDDL-1.0",)
    assert licences("OSL-3.0 or BUSL-1.1") == ("OSL-3.0", "BUSL-1.1")
    assert licences("demo-7b-v1.1") == ()


def test_a_licence_is_quoted_as_it_is_written() -> None:
    assert licence_spellings("CC BY-SA 4.0, then the Mozilla Public License Version 2.0") == (
        ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("MPL-2.0", "Mozilla Public License Version 2.0"),
    )
