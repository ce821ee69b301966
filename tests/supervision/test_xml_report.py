"""What tests hand to the XML report past their own reports is clean; pytest's own names stay."""

from __future__ import annotations

import pytest

from pytest_assistants.supervision.pytest_internals import xml_attributes, xml_properties
from pytest_assistants.supervision.xml_report import clean_attributes, clean_properties


def _hidden(text: str) -> str:
    return text.replace("secret", "x")


def _report() -> pytest.TestReport:
    place = ("test_x.py", 1, "test_secret")
    return pytest.TestReport("test_x.py::test_secret", place, {}, "passed", None, "teardown")


def test_properties_and_attributes_are_cleaned(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("--junitxml=report.xml", "-p", "no:assistants")
    xml_properties(config).append(("a", "a secret"))
    attributes = xml_attributes(config, _report())
    attributes |= {"note": "a secret", "name": "test_secret"}
    clean_properties(config, _hidden)
    clean_attributes(config, _report(), _hidden)
    assert xml_properties(config) == [("a", "a x")]
    assert attributes == {"note": "a x", "name": "test_secret"}


def test_without_a_report_there_is_nothing_to_clean(pytester: pytest.Pytester) -> None:
    config = pytester.parseconfigure("-p", "no:assistants")
    clean_properties(config, _hidden)
    clean_attributes(config, _report(), _hidden)
    assert (xml_properties(config), xml_attributes(config, _report())) == ([], {})
