"""A coloured body says what the body says, and nothing in it is markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_assistants.report.page.colours import coloured

OURS = re.compile(r'</?span(?: class="(?:[ksnw]|l(?: i\d+)?)")?>|</?b>')


def _read(html: str) -> str:
    return unescape(OURS.sub("", html))


@given(st.text(alphabet=st.characters(codec="utf-8")), st.sampled_from(["json", "events", "text"]))
def test_without_our_marks_the_text_is_what_it_was(text: str, kind: str) -> None:
    html = coloured(text, kind)
    assert _read(html) == text + "\n"
    assert "<" not in OURS.sub("", html)


def test_json_tells_keys_strings_numbers_and_words_apart() -> None:
    assert coloured('{\n  "a": ["x:", -1.5e3, true]\n}', "json") == (
        '<span class="l">{\n</span>'
        '<span class="l i1">  <span class="k">&quot;a&quot;</span>: '
        '[<span class="s">&quot;x:&quot;</span>, <span class="n">-1.5e3</span>, '
        '<span class="w">true</span>]\n</span>'
        '<span class="l">}\n</span>'
    )


def test_events_tell_their_names() -> None:
    assert coloured('event: done\ndata: {"a": 1}\n\nbare', "events") == (
        '<span class="l"><span class="k">event</span>:<b> done</b>\n</span>'
        '<span class="l"><span class="k">data</span>: {<span class="k">&quot;a&quot;</span>: '
        '<span class="n">1</span>}\n</span>'
        '<span class="l">\n</span><span class="l">bare\n</span>'
    )


@pytest.mark.parametrize(("spaces", "depth"), [(0, "l"), (1, "l"), (4, "l i2"), (90, "l i12")])
def test_a_line_is_indented_as_deep_as_it_stands_up_to_an_end(spaces: int, depth: str) -> None:
    assert coloured(" " * spaces + "x", "text").startswith(f'<span class="{depth}">')
