"""A site generator makes pages of documents, and links lead to these."""

from __future__ import annotations

from readme_sync.editions.site_pages import in_its_language, is_page, is_route, page_sources


def test_pages_come_from_markdown() -> None:
    pages = ("docs/guide.md", "docs/guide/index.md", "docs/guide/_index.md", "docs/guide.mdx", "docs/guide/index.mdx")
    assert page_sources("docs/a.md", "guide.html", "docs/guide.html") == pages
    assert page_sources("docs/a.md", "/guide", "docs/guide") == pages
    assert page_sources("docs/a.md", "guide.md", "docs/guide.md") == ()
    assert page_sources("docs/a.md", "guide/index.html", "docs/guide/index.html") == pages
    assert "docs/x/guide.md" in page_sources("docs/x/a.md", "../guide/index.xhtml", "docs/guide/index.xhtml")


def test_a_page_that_is_served_as_a_folder_has_its_neighbours_one_step_up() -> None:
    assert "docs/x/rules.md" in page_sources("docs/x/use.md", "../rules/#why", "docs/rules")
    assert "docs/x/rules.md" in page_sources("docs/x/use.fr.md", "../rules/", "docs/rules")
    assert "docs/x/rules.md" not in page_sources("docs/x/index.md", "../rules/", "docs/rules")
    assert "docs/x/rules.md" not in page_sources("docs/x/use.md", "./rules/", "docs/other")


def test_a_page_that_is_served_as_a_folder_has_others_below_it() -> None:
    assert "content/en/x/use/rules.md" in page_sources("content/en/x/use.md", "./rules/", "content/en/x/rules")
    assert "docs/x/use/rules.md" in page_sources("docs/x/use.md", "rules#why", "docs/x/rules")
    assert "docs/x/use/rules.md" not in page_sources("docs/x/use.md", "rules.html", "docs/x/rules.html")
    assert "docs/x/README/rules.md" not in page_sources("docs/x/README.md", "rules", "docs/x/rules")


def test_the_first_page_of_a_folder_that_is_served_under_its_name_has_neighbours_beside_the_folder() -> None:
    assert "src/rules/index.md" in page_sources("src/use/index.md", "./rules", "src/use/rules")
    assert "src/rules/index.fr.md" in page_sources("src/use/index.fr.md", "./rules", "src/use/rules")
    assert "src/rules.md" not in page_sources("src/use/_index.md", "./rules", "src/use/rules")
    assert "src/rules.md" not in page_sources("src/use/index.md", "/rules", "rules")


def test_a_file_of_the_language_that_ends_a_page_s_name() -> None:
    assert page_sources("docs/use.fr.md", "img/a.png", "docs/img/a.png") == ("docs/img/a.fr.png",)
    assert page_sources("README.fr.md", "img/a.png", "img/a.png") == ()


def test_a_picture_seen_from_a_page_that_hugo_serves_as_a_folder() -> None:
    assert page_sources("content/en/x/use.md", "../img/a.svg", "content/en/img/a.svg") == ("content/en/x/img/a.svg",)
    assert page_sources("content/en/x/_index.md", "../img/a.svg", "content/en/img/a.svg") == ()
    assert page_sources("docs/x/use.md", "../img/a.svg", "docs/img/a.svg") == ()
    assert "docs/x/rules.md" not in page_sources("docs/x/README.de.md", "../rules", "docs/rules")


def test_what_a_tag_of_html_leads_to_from_a_page_that_is_served_as_a_folder() -> None:
    there = ("docs/img/a.svg",)
    assert page_sources("docs/x/use.md", "../../img/a.svg", "img/a.svg", html=True) == there
    assert page_sources("docs/x/use.md", "../../img/a.svg", "img/a.svg") == ()
    assert page_sources("docs/x/index.md", "../../img/a.svg", "img/a.svg", html=True) == ()
    assert page_sources("USE.md", "../img/a.svg", "../img/a.svg", html=True) == ()


def test_a_browser_stops_at_the_first_page_of_a_language() -> None:
    there = ("docs/en/x/img/a.svg", "docs/en/img/a.svg")
    assert page_sources("docs/en/x/use.md", "../img/a.svg", "docs/en/img/a.svg", html=True)[0] == there[0]
    assert page_sources("docs/en/x/use.md", "../../img/a.svg", "docs/img/a.svg", html=True)[-1] == there[1]
    assert page_sources("docs/en/x/use.md", "../../../img/a.svg", "img/a.svg", html=True)[-1] == there[1]


def test_a_page_of_the_same_language_where_names_end_in_it() -> None:
    assert "docs/use.en-US.md" in page_sources("docs/a.en-US.md", "./use", "docs/use")
    assert "docs/use.zh-CN.md" in page_sources("docs/a.zh-CN.md", "./use-cn", "docs/use-cn")
    assert page_sources("docs/a.fr.md", "use.md", "docs/use.md") == ("docs/use.fr.md",)
    assert "docs/x/_index.fr.md" in page_sources("docs/y/a.fr.md", "../x/", "docs/x")
    assert in_its_language("docs/use.md", "docs/a.fr.md") == "docs/use.fr.md"
    assert in_its_language("docs/use.en.md", "docs/a.fr.md") == ""
    assert in_its_language("docs/use.md", "README.fr.md") == ""
    assert in_its_language("docs/use.md", "docs/a.md") == ""


def test_a_readme_is_a_page_where_vuepress_makes_one_of_it() -> None:
    assert is_page("docs/use.md", {})
    assert is_page("docs/en/README.md", {"docs/.vuepress": True})
    assert not is_page("docs/en/README.md", {"docs/.vitepress": True})
    assert not is_page("README.md", {"docs/.vuepress": True})


def test_a_way_that_the_files_do_not_show() -> None:
    assert is_route("docs/01-start/02-use.md", "./rules")
    assert is_route("docs/start/README.md", "/guide/rules#why")
    assert not is_route("docs/01-start/02-use.md", "./rules.md")
    assert not is_route("docs/01-start/02-use.md", "https://example.org/rules")
    assert not is_route("docs/start/use.md", "./rules")
    assert is_route("docs/use.md", "category/rules")
    assert not is_route("USE.md", "category/rules")
    assert not is_route("start/README.md", "/guide/rules")
