"""Settings: what is written, what it means, and what is said of mistakes."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync import settings
from readme_sync.errors import SettingsError, UsageError
from readme_sync.settings import Overrides, Settings
from readme_sync.settings.explain import WrittenFile
from readme_sync.settings.globs import path_glob, wildcard
from readme_sync.settings.load import _as_settings, _validate, is_configured
from readme_sync.settings.plain import plain
from readme_sync.settings.template import TEMPLATE
from readme_sync.settings.toml_lines import find_line

KNOWN = {
    "RS106": "odd-spelling",
    "RS404": "row-missing",
    "RS408": "links-differ",
    "RS409": "numbers-differ",
    "RS413": "term-inconsistent",
    "RS901": "unused-ignore",
}

EVERYTHING = """\
source = "ja"
documents = ["docs/guide.{language}.md"]
select = ["RS4", "rs9"]
ignore = ["RS413"]
fail-on = "error"
allow-private-addresses = ["10.0.0.0/8"]

[editions]
ja = "README.md"
zh-Hans = "zh/README.md"

[per-path]
"drafts/" = ["RS4"]

[severity]
RS408 = "info"

[rules.RS106]
least = 5

[[ignores]]
code = "RS408"
row = "Whisper"
reason = "the French page explains more"
until = 2027-01-31

[[ignores]]
code = "RS4"
url = "https://example.org/*"
path = "fr/**"
reason = "theirs"
"""


def load(root: Path, text: str | None = None, name: str = "readme-sync.toml", **more: object) -> Settings:
    if text is not None:
        (root / name).write_text(text, encoding="utf-8")
    return settings.load(root, known=KNOWN, **more)  # type: ignore[arg-type]


def trouble(root: Path, text: str, name: str = "readme-sync.toml") -> str:
    with pytest.raises(SettingsError) as caught:
        load(root, text, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_nothing_written_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()
    assert Settings().fail_on == "warning"


def test_every_key_is_understood(tmp_path: Path) -> None:
    found = load(tmp_path, EVERYTHING)
    assert (found.source, found.fail_on, found.path) == ("ja", "error", "readme-sync.toml")
    assert dict(found.editions) == {"ja": "README.md", "zh-Hans": "zh/README.md"}
    assert found.documents == ("docs/guide.{language}.md",)
    assert (found.select, found.ignore) == (("RS4", "RS9"), ("RS413",))
    assert found.per_path == (("drafts/", ("RS4",)),)
    assert dict(found.severity) == {"RS408": "info"}
    assert found.allow_private_addresses == ("10.0.0.0/8",)
    assert dict(found.options("RS106")) == {"least": 5}
    assert dict(found.options("RS404")) == {}
    first, second = found.ignores
    assert (first.code, first.row, first.reason) == ("RS408", "Whisper", "the French page explains more")
    assert first.until == datetime.date(2027, 1, 31)
    assert (first.place.path, first.place.line) == ("readme-sync.toml", 21)
    assert second.place.line == 27
    assert second.url is not None
    assert second.url.search("https://example.org/a?b=c")
    assert not second.url.search("https://example.com/https://example.org/")


def test_pyproject_holds_the_same_keys_in_its_table(tmp_path: Path) -> None:
    found = load(tmp_path, '[project]\nname = "x"\n\n[tool.readme-sync]\nfail-on = "never"\n', "pyproject.toml")
    assert (found.fail_on, found.path) == ("never", "pyproject.toml")


def test_our_own_file_wins_over_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.readme-sync]\nfail-on = "never"\n')
    assert load(tmp_path, 'fail-on = "info"\n').fail_on == "info"


def test_a_pyproject_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    assert load(tmp_path, '[project]\nname = "readme-sync"\n', "pyproject.toml") == Settings()
    assert is_configured(tmp_path) is None


def test_a_named_file_is_read_instead(tmp_path: Path) -> None:
    (tmp_path / "readme-sync.toml").write_text('fail-on = "never"\n')
    (tmp_path / "other.toml").write_text('fail-on = "info"\n')
    assert load(tmp_path, config=tmp_path / "other.toml").fail_on == "info"
    with pytest.raises(SettingsError, match=r"^missing\.toml: there is no such file$"):
        load(tmp_path, config=tmp_path / "missing.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml: has no table \[tool\.readme-sync\]$"):
        load(tmp_path, config=tmp_path / "pyproject.toml")


def test_settings_cannot_be_changed_after_birth(tmp_path: Path) -> None:
    found = load(tmp_path, EVERYTHING)
    with pytest.raises(AttributeError):
        found.fail_on = "never"  # type: ignore[misc]
    with pytest.raises(TypeError):
        found.editions["fr"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nselct = ["RS4"]', "2: selct: is not a key of readme-sync (did you mean 'select'?); there are source, "),
        ('select = "RS4"', "1: select: must be a list such as [\"...\"], not the text 'RS4'"),
        ("select = [3]", "1: select[0]: must be text in quotes, not the number 3"),
        ('select = ["RS440"]', "1: select[0]: no rule has the code or prefix 'RS440' (did you mean 'RS404'?)"),
        ('ignore = ["row-missing"]', "1: ignore[0]: 'row-missing' is the name of RS404; write the code"),
        ('ignore = ["rows"]', "1: ignore[0]: 'rows' is not a rule's code such as RS404, or a prefix such as RS4"),
        (
            '[severity]\nRS404 = "eror"',
            "2: severity.RS404: must be one of error, warning, info, not 'eror' (did you me",
        ),
        ('[severity]\nRS7 = "info"', "2: severity.RS7: no rule has the code or prefix 'RS7'"),
        ("fail-on = true", "1: fail-on: must be one of error, warning, info, never, not true"),
        ("ignores = 3", "1: ignores: must be a list of tables, each under [[ignores]], not the number 3"),
        (
            '[[ignores]]\nreason = "x"\ncod = "RS4"',
            "3: ignores[0].cod: is not a key of readme-sync (did you mean 'code'",
        ),
        ('[[ignores]]\ncode = "RS4"\nreason = ""', "3: ignores[0].reason: must not be empty"),
        ('[[ignores]]\ncode = "RS4"', "1: ignores[0].reason: is missing; every ignore needs a code and a reason"),
        (
            '[[ignores]]\ncode = "RS4"\nreason = "x"\n\n[[ignores]]\ncode = "RS4"\nreason = "x"\nuntil = 5',
            "8: ignores[1].until: must be a date such as 2026-12-31",
        ),
        ('[per-path]\n"docs/*" = "RS4"', '2: per-path."docs/*": must be a list such as ["..."], not the text \'RS4\''),
        ("[rules]\nRS404 = 3", "2: rules.RS404: must be a table, not the number 3"),
        ('documents = ["a.md"]', "1: documents[0]: 'a.md' must contain {language}, as docs/guide.{language}.md"),
        ('[editions]\nen = "../x.md"', "2: editions.en: '../x.md' must lie inside the repository, and be relative to"),
        ('[editions]\nen = "C:/x.md"', "2: editions.en: 'C:/x.md' must lie inside the repository"),
        ('[editions]\nen = "a\\\\b.md"', "2: editions.en: 'a\\b.md' must have / between its parts"),
        ('[editions]\nen = "x.md"\nja = "x.md"', "3: editions.ja: 'x.md' is the edition of 'en' already"),
        ('[editions]\n"?" = "x.md"', '2: editions."?": is not a language tag such as ja, en or zh-Hans'),
        ('source = "jp"\n[editions]\nja = "x.md"', "1: source: 'jp' is none of the editions ja"),
        ('source = "ja"\nx = \n', "2:5: is not TOML: invalid value"),
        ("x = '", "is not TOML: "),
    ],
)
def test_a_mistake_is_named_with_its_line_its_key_and_what_was_meant(tmp_path: Path, text: str, message: str) -> None:
    said = trouble(tmp_path, text)
    assert said.startswith("readme-sync.toml:")
    assert message in said
    assert "pydantic" not in said


def test_keys_of_pyproject_are_named_in_full(tmp_path: Path) -> None:
    said = trouble(tmp_path, '[tool.readme-sync.severity]\nRS404 = "no"\n', "pyproject.toml")
    assert said.startswith("pyproject.toml:2: tool.readme-sync.severity.RS404: must be one of")
    assert trouble(tmp_path, "[tool]\nreadme-sync = 1\n", "pyproject.toml").endswith(
        "tool.readme-sync: must be a table"
    )


SEVERAL = """\
fail-on = "no"
selct = []
ignore = ["RS999"]

[[ignores]]
code = "RS408"
raeson = "theirs"

[[ignores]]
code = "RS998"
reason = "two\\nlines"

[rules.RS404]
"""


def test_all_mistakes_are_told_in_the_order_of_their_lines(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, SEVERAL)
    said = str(caught.value).split("\n")
    assert [line.split(": ")[0].rpartition(":")[2] for line in said] == ["1", "2", "3", "7", "10"]
    assert [line.split(": ")[1] for line in said] == [
        "fail-on",
        "selct",
        "ignore[0]",
        "ignores[0].raeson",
        "ignores[1].code",
    ]


def test_of_a_table_every_mistake_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, 'selct = 1\n[severity]\nRS999 = "info"\nRS101 = "loud"\n')
    assert [line.split(": ")[1] for line in str(caught.value).split("\n")] == [
        "selct",
        "severity.RS999",
        "severity.RS101",
    ]


def test_a_hundred_mistakes_are_counted(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, "".join(f"key{number} = 1\n" for number in range(100)))
    said = str(caught.value).split("\n")
    assert len(said) == 21
    assert said[-1] == "readme-sync.toml: 80 more mistakes"


def test_a_text_of_several_lines_is_one_mistake(tmp_path: Path) -> None:
    assert trouble(tmp_path, 'source = """a\nb"""\n').startswith("readme-sync.toml:1: source: 'a\\nb'")


def test_a_rule_may_be_named_on_the_command_line(tmp_path: Path) -> None:
    found = load(tmp_path, overrides=Overrides(("row-missing",), ("Odd-Spelling", "RS4")))
    assert (found.select, found.ignore) == (("RS404",), ("RS106", "RS4"))
    with pytest.raises(UsageError, match=r"did you mean 'row-missing'\?\); no rule has the code or prefix 'RS99'"):
        load(tmp_path, overrides=Overrides(("row-mising",), ("RS99",)))


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "readme-sync.toml").write_bytes(b'source = "\xff"')
    with pytest.raises(SettingsError, match=r"^readme-sync\.toml: is not UTF-8 \(byte 10\)$"):
        load(tmp_path)
    (tmp_path / "readme-sync.toml").unlink()
    (tmp_path / "readme-sync.toml").mkdir()
    with pytest.raises(SettingsError, match=r"^readme-sync\.toml: this is a folder, a file is needed$"):
        load(tmp_path)


def test_a_byte_order_mark_and_carriage_returns_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "readme-sync.toml").write_bytes(b'\xef\xbb\xbfsource = "ja"\r\nfail-on = "error"\r\n')
    assert load(tmp_path).fail_on == "error"


@pytest.mark.parametrize(
    ("written", "overrides", "select", "ignore"),
    [
        ("", Overrides(("RS4",), ("RS408",)), ("RS4",), ("RS408",)),
        ('select = ["RS1"]\nignore = ["RS408"]', Overrides(), ("RS1",), ("RS408",)),
        ('select = ["RS1"]\nignore = ["RS408"]', Overrides(("RS4",)), ("RS4",), ("RS408",)),
        ('ignore = ["RS408"]', Overrides(("RS408",)), ("RS408",), ()),
        ('select = ["RS404"]', Overrides((), ("RS4",)), ("RS404",), ("RS4", "RS404")),
    ],
)
def test_the_command_line_has_the_last_word(
    tmp_path: Path, written: str, overrides: Overrides, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    found = load(tmp_path, written, overrides=overrides)
    assert (found.select, found.ignore) == (select, ignore)


def test_a_code_of_the_command_line_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'RS440' \(did you mean 'RS404'\?\)"):
        load(tmp_path, overrides=Overrides(("RS440",)))


def test_lycheeignore_gives_ignores_with_the_comments_above_as_reasons(tmp_path: Path) -> None:
    (tmp_path / ".lycheeignore").write_text(
        "# answers 403 to robots\n# since 2024\nhttps://a\\.example/.*\n^https://b\\.\n\nfile://\n# other\nc\n"
    )
    found = load(tmp_path).ignores
    assert {ignore.code for ignore in found} == {"RS5"}
    assert [(ignore.reason, ignore.place.line) for ignore in found] == [
        ("answers 403 to robots since 2024", 3),
        ("answers 403 to robots since 2024", 4),
        ("in .lycheeignore", 6),
        ("other", 8),
    ]
    assert found[0].url is not None
    assert found[0].url.search("see https://a.example/x")
    (tmp_path / ".lycheeignore").write_text("ok\n(\n")
    with pytest.raises(SettingsError, match=r"^\.lycheeignore:2: '\(' is not a regular expression: "):
        load(tmp_path)


def test_the_template_is_valid_as_written_and_with_every_example_taken(tmp_path: Path) -> None:
    assert load(tmp_path, TEMPLATE) == Settings(path="readme-sync.toml")
    used = [
        line.removeprefix("# ")
        for line in TEMPLATE.splitlines()
        if line.startswith(("# [", '# "')) or (line.startswith("# ") and " = " in line)
    ]
    found = load(tmp_path, "\n".join(used).replace('"RS1", "RS2", "RS3", "RS4"', '"RS4"'))
    assert found.source == "ja"
    assert found.ignores[0].until == datetime.date(2027, 1, 31)
    assert found.per_path == (("drafts/", ("RS4",)),)
    named = {line.split(" = ")[0].strip('[] "') for line in used}
    assert set(settings.json_schema()["properties"]) - named == {"rules"}  # type: ignore[call-overload]


def test_the_json_schema_takes_what_we_take_and_refuses_what_we_refuse() -> None:
    schema = settings.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    plain = tomllib.loads(EVERYTHING.replace("2027-01-31", '"2027-01-31"'))
    assert list(validator.iter_errors(plain)) == []
    mistakes = ('{"selct": []}', '{"fail-on": "no"}', '{"ignores": [{"code": "RS4"}]}', '{"select": "RS4"}')
    for wrong in mistakes:
        assert list(validator.iter_errors(json.loads(wrong))), wrong


def test_pydantic_is_imported_only_for_settings_that_are_not_simple(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from readme_sync import settings; "
        "settings.load(Path(sys.argv[1]), known={'RS404': 'x'}); "
        "print(*sorted({'pydantic', 'rapidfuzz', 'rich', 'tomllib', 'socket'} & set(sys.modules)))"
    )

    def imported() -> str:
        return subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout.strip()

    (tmp_path / "pyproject.toml").write_text("[project]\n")
    assert imported() == ""
    (tmp_path / "readme-sync.toml").write_text('documents = ["docs/{language}/{path}"]\nignore = ["RS4"]\n')
    assert imported() == "tomllib"
    (tmp_path / "readme-sync.toml").write_text('[severity]\nRS404 = "info"\n')
    assert "pydantic" in imported()


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("a",), 1),
        (("t", "b"), 4),
        (("t", "list", 1, "x"), 9),
        (("t", "list", 0, "y"), 6),
        (("t", "none"), 3),
        (("z",), None),
    ],
)
def test_a_key_is_found_on_its_line_or_on_the_one_around_it(key: tuple[str | int, ...], line: int | None) -> None:
    text = 'a = 1\n\n["t"]\n"b" = 2\n\n[[t.list]] # first\nx = 1\n[[t.list]]\nx = 2\n'
    assert find_line(text, key) == line


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("docs", "docs/a/b.md", True),
        ("docs/", "docs/a.md", True),
        ("docs/*.md", "docs/a.md", True),
        ("docs/*.md", "docs/a/b.md", False),
        ("**/b.md", "b.md", True),
        ("**/b.md", "docs/a/b.md", True),
        ("docs/**", "docs/a/b.md", True),
        ("fr/README.md", "xfr/README.md", False),
        ("a?.md", "ab.md", True),
        ("a.md", "aXmd", False),
    ],
)
def test_globs_of_paths(pattern: str, path: str, fits: bool) -> None:
    assert bool(path_glob(pattern).match(path)) is fits


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_wildcard_without_a_star_fits_itself_alone(pattern: str, text: str) -> None:
    literal = pattern.replace("*", "")
    assert bool(wildcard(literal).match(text)) is (literal == text)
    assert wildcard("*").match(text)


@given(
    st.dictionaries(
        st.sampled_from(["source", "select", "ignores", "fail-on", "rules", "x"]),
        st.recursive(
            st.integers() | st.booleans() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
            max_leaves=6,
        ),
    )
)
def test_whatever_is_written_gives_settings_or_one_line(table: dict[str, object]) -> None:
    file = WrittenFile("x.toml", "", (), table)
    try:
        outcome: object = _as_settings(file, _validate(file, KNOWN, dict))
    except SettingsError as error:
        outcome = error
    assert isinstance(outcome, Settings) or str(outcome).startswith("x.toml: ")
    assert plain(table, KNOWN) in (None, outcome)


_PATHS = st.sampled_from(["a.md", "docs/{language}/{path}", "{language}.md", "../a.md", "", "a\\b.md", "/a.md"])
_CODES = st.sampled_from(["RS404", "rs404", "RS4", "RS", "row-missing", "RS999", ""])


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "source": st.sampled_from(["en", "ja", "zh-Hans", "English!", ""]),
            "editions": st.dictionaries(st.sampled_from(["en", "ja", "zh_CN", "x y"]), _PATHS, max_size=3),
            "documents": st.lists(_PATHS, max_size=2),
            "select": st.lists(_CODES, max_size=2),
            "ignore": st.lists(_CODES, max_size=2),
            "fail-on": st.sampled_from(["error", "never", "no"]),
        },
    )
)
def test_simple_settings_are_what_the_models_make_of_them_and_wrong_ones_are_left_to_these(
    table: dict[str, object],
) -> None:
    file = WrittenFile("x.toml", "", (), table)
    try:
        outcome: Settings | None = _as_settings(file, _validate(file, KNOWN, dict))
    except SettingsError:
        outcome = None
    assert plain(table, KNOWN) == outcome


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('online.timeout = "x"', "online.timeout: must be a number, not the text 'x'"),
        ("online.timeout = 0", "online.timeout: must be more than 0, not 0"),
        ("online.timeout = nan", "online.timeout: must be at most 600, not nan"),
        ("online.concurrency = 1.5", "online.concurrency: must be a whole number, not the number 1.5"),
        ("online.concurrency = true", "online.concurrency: must be a whole number, not true"),
        ("online.host-interval = -1", "online.host-interval: must be at least 0, not -1"),
        (f"ignores = [{'{}, ' * 1001}]", "ignores: must not have more than 1,000 entries"),
        (
            'allow-private-addresses = ["a.example", "10.0.0.0/99"]',
            "allow-private-addresses[1]: '10.0.0.0/99' is no host, address or network such as 10.0.0.0/8",
        ),
    ],
)
def test_numbers_and_networks_that_cannot_be(tmp_path: Path, written: str, words: str) -> None:
    assert trouble(tmp_path, f"{written}\n") == f"readme-sync.toml:1: {words}"
