"""One file that loads nothing and runs nothing but its own, whatever stands in it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.report.page.samples import FAILED, FIXTURE, HOSTILE, OTHER, PASSED, hostile, many, page

from pytest_assistants.report.page.rendering import rendered

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Page

OWN_TAGS = {
    "html",
    "head",
    "meta",
    "link",
    "title",
    "style",
    "body",
    "a",
    "header",
    "p",
    "span",
    "h1",
    "dl",
    "div",
    "dt",
    "dd",
    "label",
    "input",
    "button",
    "b",
    "main",
    "h2",
    "h3",
    "h4",
    "code",
    "section",
    "article",
    "details",
    "summary",
    "svg",
    "rect",
    "template",
    "ul",
    "li",
    "ol",
    "pre",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "del",
    "ins",
    "i",
    "footer",
    "kbd",
    "script",
}
EMPTY = {"meta", "link", "input", "rect"}


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(shown: Page) -> str:
    return rendered(shown).decode()


PAGES = [page(), page(PASSED, FAILED, FIXTURE, OTHER), hostile(), many(201), page(finished=False)]


@pytest.mark.parametrize("shown", PAGES)
def test_tags_are_ours_and_closed_and_no_attribute_runs_or_loads(shown: Page) -> None:
    reader = _Reader(_html(shown))
    assert reader.open == []
    assert set(reader.tags) <= OWN_TAGS
    assert reader.tags.count("script") == reader.tags.count("style") == 1
    names = {name for name, _ in reader.attributes}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src"}}
    targets = [value for name, value in reader.attributes if name == "href"]
    assert all(
        re.match(r"#|https://(learn\.microsoft|github)\.com/|data:,$", one) for one in targets
    )


@pytest.mark.parametrize("shown", PAGES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(shown: Page) -> None:
    reader = _Reader(_html(shown))
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    inner = {value[1:] for name, value in reader.attributes if name == "href" and value[0] == "#"}
    assert inner <= set(ids)


def test_the_policy_lets_only_the_pages_own_style_and_script_through() -> None:
    html = _html(page(FAILED))
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    for tag, kind in (("style", "style-src"), ("script", "script-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind} &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy


def test_hostile_text_stands_there_as_text() -> None:
    html = _html(hostile())
    assert HOSTILE[:40] not in html
    assert "&lt;/script&gt;&lt;/style&gt;&lt;/template&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert "\\u202egnp.exe\\u2066\\ud800" in html
    assert not {"\x00", "\u202e", "\u2066"} & set(html)
    assert "&amp;amp;" in html


def test_a_page_says_that_a_run_has_not_ended() -> None:
    assert "killed before it could tell" in _html(page(finished=False))
    assert "killed before it could tell" not in _html(page())


def test_a_page_without_tests_says_how_tests_take_part() -> None:
    assert "<code>assistants_auto</code>" in _html(page())


def test_what_is_inside_a_test_of_a_long_page_is_a_template() -> None:
    assert _html(many(201)).count("<template>") == 201
    assert "<template>" not in _html(many(200))


def test_a_limits_row_is_linked_from_its_violation_and_to_its_source() -> None:
    html = _html(page(FAILED))
    assert '<a href="#row-metadata.pairs">metadata.pairs</a>' in html
    assert 'id="row-metadata.pairs"' in html
    assert (
        'href="https://learn.microsoft.com/azure/ai-services/openai/assistants-reference"' in html
    )


def test_a_finding_that_drifted_or_has_no_row_is_no_link() -> None:
    assert "<code>unknown_field</code>" in _html(page(PASSED))
    assert "<code>metadata.pairs</code>" in _html(hostile())
