"""Every rule: code, name, severity, what it needs, whether it is on by default, its module.

Written by tools/generate_docs.py from the rules' modules: `make docs`.
"""

from typing import Final

from readme_sync.finding import Severity

# fmt: off
RULES: Final[tuple[tuple[str, str, Severity, tuple[str, ...], bool, str], ...]] = (
    ("RS101", "ragged-row", "error", ("edition",), True, "tables.rs101_ragged_row"),
    ("RS102", "blank-row", "warning", ("edition",), True, "tables.rs102_blank_row"),
    ("RS103", "duplicate-row", "warning", ("edition",), True, "tables.rs103_duplicate_row"),
    ("RS104", "malformed-link", "error", ("edition", "files"), True, "links.rs104_malformed_link"),
    ("RS105", "label-contradicts-target", "warning", ("editions",), True, "links.rs105_label_contradicts_target"),
    ("RS106", "odd-spelling", "info", ("edition",), True, "tables.rs106_odd_spelling"),
    ("RS107", "column-order", "warning", ("matched", "options"), False, "tables.rs107_column_order"),
    ("RS108", "pseudo-list", "info", ("edition",), False, "tables.rs108_pseudo_list"),
    ("RS109", "canonical-value", "warning", ("matched", "options"), False, "tables.rs109_canonical_value"),
    ("RS201", "undefined-footnote", "error", ("edition", "editions"), True, "footnotes.rs201_undefined_footnote"),
    ("RS202", "unused-footnote", "warning", ("edition", "editions"), True, "footnotes.rs202_unused_footnote"),
    ("RS203", "duplicate-footnote", "error", ("edition",), True, "footnotes.rs203_duplicate_footnote"),
    ("RS301", "missing-anchor", "error", ("editions", "files", "repository"), True, "structure.rs301_missing_anchor"),
    ("RS302", "duplicate-anchor", "warning", ("edition",), True, "structure.rs302_duplicate_anchor"),
    ("RS303", "toc-mismatch", "warning", ("matched",), True, "structure.rs303_toc_mismatch"),
    ("RS304", "missing-file", "error", ("editions", "files", "repository"), True, "links.rs304_missing_file"),
    ("RS305", "language-line", "warning", ("editions",), True, "links.rs305_language_line"),
    ("RS401", "section-missing", "error", ("catalogue",), True, "structure.rs401_section_missing"),
    ("RS402", "section-order", "warning", ("catalogue",), True, "structure.rs402_section_order"),
    ("RS403", "table-shape", "error", ("catalogue",), True, "structure.rs403_table_shape"),
    ("RS404", "row-missing", "error", ("catalogue",), True, "drift.rs404_row_missing"),
    ("RS405", "row-extra", "error", ("catalogue",), True, "drift.rs405_row_extra"),
    ("RS406", "row-order", "warning", ("catalogue",), True, "drift.rs406_row_order"),
    ("RS407", "repos-differ", "error", ("catalogue",), True, "drift.rs407_repos_differ"),
    ("RS408", "links-differ", "warning", ("catalogue", "options"), True, "drift.rs408_links_differ"),
    ("RS409", "numbers-differ", "error", ("catalogue", "options"), True, "drift.rs409_numbers_differ"),
    ("RS410", "emphasis-differs", "warning", ("catalogue",), True, "drift.rs410_emphasis_differs"),
    ("RS411", "footnotes-differ", "error", ("catalogue",), True, "drift.rs411_footnotes_differ"),
    ("RS412", "untranslated", "warning", ("catalogue",), True, "drift.rs412_untranslated"),
    ("RS413", "term-inconsistent", "info", ("catalogue",), True, "drift.rs413_term_inconsistent"),
    ("RS414", "code-differs", "warning", ("catalogue",), True, "drift.rs414.rs414_code_differs"),
    ("RS415", "licence-differs", "error", ("catalogue",), True, "drift.rs415_licence_differs"),
    ("RS416", "foreign-language-link", "info", ("catalogue",), True, "drift.rs416_foreign_language_link"),
    ("RS417", "translation-behind", "warning", ("catalogue", "base"), True, "drift.rs417_translation_behind"),
    ("RS418", "glossary", "warning", ("catalogue", "options"), False, "drift.rs418_glossary"),
    ("RS419", "document-missing", "warning", ("documents",), True, "structure.rs419_document_missing"),
    ("RS420", "block-missing", "error", ("catalogue",), True, "blocks.rs420_block_missing"),
    ("RS421", "block-differs", "warning", ("catalogue",), True, "blocks.rs421_block_differs"),
    ("RS422", "block-untranslated", "warning", ("catalogue",), True, "blocks.rs422_block_untranslated"),
    ("RS501", "dead-link", "error", ("editions", "observations"), True, "links.rs501_dead_link"),
    ("RS502", "moved-link", "warning", ("editions", "observations"), True, "links.rs502_moved_link"),
    ("RS503", "missing-fragment", "warning", ("editions", "observations"), True, "links.rs503_missing_fragment"),
    ("RS504", "unverifiable-link", "info", ("editions", "observations"), True, "links.rs504_unverifiable_link"),
    ("RS505", "refused-address", "error", ("editions", "observations"), True, "links.rs505_refused_address"),
    ("RS601", "repo-not-found", "error", ("editions", "observations"), True, "hub.rs601_repo_not_found"),
    ("RS602", "repo-renamed", "warning", ("editions", "observations"), True, "hub.rs602_repo_renamed"),
    ("RS603", "repo-gated", "info", ("editions", "observations"), True, "hub.rs603_repo_gated"),
    ("RS604", "repo-disabled", "error", ("editions", "observations"), True, "hub.rs604_repo_disabled"),
    ("RS605", "repo-kind", "error", ("editions", "observations"), True, "hub.rs605_repo_kind"),
    ("RS606", "licence-contradicts-hub", "warning", ("matched", "observations"), True, "hub.rs606_licence_contradicts_hub"),
    ("RS607", "size-contradicts-hub", "info", ("editions", "observations"), True, "hub.rs607_size_contradicts_hub"),
    ("RS901", "unused-ignore", "warning", ("editions",), True, "settings.rs901_unused_ignore"),
)
