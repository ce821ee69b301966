"""The page of a run in a real browser: read, searched, folded, by keyboard, offline, accessible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.conftest import DESK, PHONE
from tests.report.page.samples import (
    FAILED,
    FIXTURE,
    OTHER,
    PASSED,
    hostile,
    many,
    page,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Desk

    from pytest_assistants.report.page.content import Page as Content

SAMPLE = page(PASSED, FAILED, FIXTURE, OTHER, remarks=("A worker was lost.",))
EMPTY = page(finished=False)


def _rows(shown: Page) -> list[str]:
    """The names of the tests in sight."""
    return [name for name in shown.locator("article:visible .name").all_inner_texts() if name]


def _focused(shown: Page) -> str:
    return str(shown.evaluate("document.activeElement.querySelector('.name')?.textContent ?? ''"))


def _serious(shown: Page) -> list[str]:
    found: dict[str, Any] = Axe().run(shown).response
    return [
        f"{one['id']}: {one['nodes'][0]['html']} {one['nodes'][0]['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


def test_it_tells_the_run_and_each_test(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    expect(shown.locator("h1")).to_have_text("1 of 3 tests went wrong")
    expect(shown.locator(".facts")).to_contain_text("upstream")
    expect(shown.locator(".remark")).to_contain_text("A worker was lost.")
    expect(shown.locator(".counts")).to_contain_text("replayed")
    assert _rows(shown) == ["test_hire", "test_run", "handbook module fixture", "test_skipped"]
    expect(shown.locator(".topic").first).to_contain_text("left behind")


def test_an_open_test_tells_why_what_was_said_and_what_was_exchanged(desk: Desk) -> None:
    test = desk.open(SAMPLE).page.locator("#t2")
    assert test.get_attribute("open") is not None
    expect(test.locator("pre.failure").first).to_have_text("CassetteMiss: nothing matches")
    expect(test.locator(".turns li")).to_have_count(6)
    expect(test.locator(".turns li").nth(2)).to_contain_text('weather({"city": "Ulm"})')
    expect(test.locator(".asked b")).to_have_text(
        ["assistants.create", "threads.create", "runs.create"]
    )
    expect(test.locator(".exchange > summary .status")).to_have_text(["200", "400", "missed"])
    expect(test.locator(".differences tbody tr")).to_have_text('body.model"gpt-4o""gpt-4o-mini"')
    expect(test).to_contain_text("Recorded but never played")


def test_bars_stand_in_the_order_of_their_exchanges(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    bars = [bar.bounding_box() for bar in shown.locator("#t2 .bar rect").all()]
    starts = [bar["x"] for bar in bars if bar]
    assert starts == sorted(starts)
    assert len(set(starts)) == 3


def test_folding_is_native_and_bodies_open_by_keyboard(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    exchange = shown.locator("#t2 .exchange").first
    expect(exchange.locator("pre").first).to_be_hidden()
    exchange.locator("> summary").focus()
    shown.keyboard.press("Enter")
    expect(exchange.locator("pre").first).to_contain_text('"model": "gpt-4o"')
    assert exchange.locator("pre .k").first.inner_text() == '"model"'
    shown.keyboard.press("Enter")
    expect(exchange.locator("pre").first).to_be_hidden()


def test_all_tests_open_and_close_at_once(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    shown.get_by_role("button", name="Open all").click()
    expect(shown.locator("details.case[open]")).to_have_count(4)
    shown.get_by_role("button", name="Open all").click()
    expect(shown.locator("details.case[open]")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("runs.create", ["test_run"]),
        ("400 THREADS", ["test_run"]),
        ("skipped", ["test_skipped"]),
        ("desk hire", ["test_hire"]),
        ("nothing-like-it", []),
    ],
)
def test_a_filter_finds_tests_by_name_operation_and_status(
    desk: Desk, typed: str, found: list[str]
) -> None:
    shown = desk.open(SAMPLE).page
    shown.get_by_label("Filter").fill(typed)
    assert _rows(shown) == found
    expect(shown.get_by_role("status")).to_have_text(f"{len(found)} of 3 tests")
    expect(shown.get_by_text("No test fits.")).to_be_visible(visible=not found)
    if not found:
        shown.get_by_role("button", name="Clear the filter").click()
        assert len(_rows(shown)) == 4


def test_facets_show_only_what_they_say(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    missed = shown.get_by_role("button", name="missed 1")
    missed.click()
    assert missed.get_attribute("aria-pressed") == "true"
    assert _rows(shown) == ["test_run"]
    missed.click()
    assert len(_rows(shown)) == 4


def test_keys_filter_clear_and_walk_over_the_tests(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    shown.keyboard.press("/")
    expect(shown.get_by_label("Filter")).to_be_focused()
    shown.keyboard.type("test_")
    shown.keyboard.press("Enter")
    assert _focused(shown) == "test_hire"
    shown.keyboard.press("j")
    assert _focused(shown) == "test_run"
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("j")
    assert _focused(shown) == "test_skipped"
    shown.keyboard.press("k")
    shown.keyboard.press("ArrowUp")
    assert _focused(shown) == "test_run"
    shown.keyboard.press("Escape")
    assert shown.get_by_label("Filter").input_value() == ""


def test_a_reader_can_skip_to_the_tests_and_sees_where_the_focus_is(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    shown.keyboard.press("Tab")
    skip = shown.get_by_role("link", name="Skip to the tests")
    expect(skip).to_be_in_viewport()
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    shown.keyboard.press("Enter")
    expect(shown.locator("main")).to_be_focused()


def test_a_violation_leads_to_its_limits_row(desk: Desk) -> None:
    shown = desk.open(SAMPLE).page
    shown.locator("#t2").get_by_role("link", name="metadata.pairs").first.click()
    row = shown.locator("tr:target")
    expect(row).to_contain_text("at most 16 pairs")
    expect(row.get_by_role("link")).to_have_attribute(
        "href", "https://learn.microsoft.com/azure/ai-services/openai/assistants-reference"
    )


def test_a_test_in_the_address_is_open(desk: Desk) -> None:
    opened = desk.open(SAMPLE)
    opened.page.goto(opened.page.url + "#t1")
    expect(opened.page.locator("#t1 .inside")).to_be_visible()


def test_the_theme_follows_the_system_until_it_is_chosen_and_is_remembered(desk: Desk) -> None:
    shown = desk.open(SAMPLE, scheme="dark").page
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = shown.evaluate(ground)
    switch = shown.get_by_role("button", name="Theme")
    switch.click()
    light = shown.evaluate(ground)
    assert light != dark
    shown.reload()
    expect(switch).to_have_text("Theme: light")
    assert shown.evaluate(ground) == light
    switch.click()
    assert shown.evaluate(ground) == dark
    switch.click()
    expect(switch).to_have_text("Theme: auto")


def test_nothing_is_loaded_and_nothing_complains(desk: Desk) -> None:
    opened = desk.open(SAMPLE)
    opened.page.get_by_role("button", name="Open all").click()
    assert opened.requests == [opened.page.url]
    assert opened.complaints == []


def test_hostile_content_is_text(desk: Desk) -> None:
    opened = desk.open(hostile())
    shown = opened.page
    shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert "owned" not in shown.title().replace("'owned'", "")
    assert shown.evaluate("document.scripts.length") == 1
    assert shown.locator("img, iframe, svg[onload]").count() == 0
    expect(shown.locator("pre").nth(1)).to_contain_text("</script></style></template><script>")
    expect(shown.locator("pre").nth(1)).to_contain_text("\\u202egnp.exe")
    assert opened.requests == [shown.url]
    assert opened.complaints == []


def test_the_policy_stops_what_would_be_smuggled_in(desk: Desk) -> None:
    opened = desk.open(SAMPLE)
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src='http://127.0.0.1:9/x'>");
        }"""
    )
    assert opened.page.title() != "owned"
    assert any("Content Security Policy" in one for one in opened.complaints)
    assert opened.fetched == [opened.page.url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("content", [SAMPLE, EMPTY], ids=["sample", "empty"])
def test_no_serious_barrier_is_found(desk: Desk, scheme: str, content: Content) -> None:
    shown = desk.open(content, scheme=scheme).page
    shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert _serious(shown) == []


@pytest.mark.parametrize("viewport", [DESK, PHONE, {"width": 320, "height": 640}])
def test_no_width_makes_the_page_scroll_sideways(desk: Desk, viewport: dict[str, int]) -> None:
    for content in (SAMPLE, hostile(), EMPTY):
        shown = desk.open(content, viewport=viewport).page
        shown.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_thousand_tests_are_searched_and_opened(desk: Desk) -> None:
    shown = desk.open(many(2000)).page
    assert shown.evaluate("document.querySelectorAll('pre').length") == 0
    shown.get_by_label("Filter").fill("test_1500")
    expect(shown.get_by_role("status")).to_have_text("1 of 2,000 tests")
    shown.locator("article:visible > details > summary").click()
    expect(shown.locator("article:visible .asked b").first).to_have_text("assistants.create")
    shown.get_by_label("Filter").fill("")
    shown.get_by_role("button", name="violation 4").click()
    assert _rows(shown) == ["test_0", "test_500", "test_1000", "test_1500"]


def test_nothing_moves_while_the_page_comes_up(desk: Desk) -> None:
    shown = desk.open(many(300)).page
    moved = shown.evaluate(
        """() => new Promise(resolve => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => resolve(sum), 200);
        })"""
    )
    assert moved == 0


def test_paper_shows_what_is_open_and_none_of_the_tools(desk: Desk) -> None:
    shown = desk.open(replace(SAMPLE, remarks=()), scheme="dark").page
    shown.emulate_media(media="print")
    expect(shown.locator(".tools")).to_be_hidden()
    expect(shown.locator("#t2 .turns")).to_be_visible()
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 253, 251)"
