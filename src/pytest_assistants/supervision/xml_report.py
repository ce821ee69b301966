"""What tests hand to pytest's XML report past their own reports, made clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_assistants.supervision.pytest_internals import xml_attributes, xml_properties

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Clean = Callable[[str], str]

_PYTESTS_OWN = frozenset({"classname", "file", "line", "name", "url"})


def clean_attributes(config: pytest.Config, report: pytest.TestReport, clean: Clean) -> None:
    """What ``record_xml_attribute`` was told by a test whose last report this is."""
    attributes = xml_attributes(config, report)
    for name in attributes.keys() - _PYTESTS_OWN:
        attributes[name] = clean(attributes[name])


def clean_properties(config: pytest.Config, clean: Clean) -> None:
    """What ``record_testsuite_property`` was told in the whole run."""
    properties = xml_properties(config)
    properties[:] = [(name, clean(value)) for name, value in properties]
