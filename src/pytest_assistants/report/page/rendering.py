"""From a page's content to one file of HTML that needs nothing else; the only door to jinja2."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pytest_assistants.plurals import counted
from pytest_assistants.report.page import figures
from pytest_assistants.report.page.colours import coloured
from pytest_assistants.report.page.views import view
from pytest_assistants.report.visible import visible

if TYPE_CHECKING:
    from pytest_assistants.report.page.content import Body, Page

TEMPLATES = "templates"


def rendered(page: Page) -> bytes:
    """The page as HTML, in UTF-8."""
    style, script = _own("page.css"), _own("page.js")
    template = _environment().get_template("page.html.jinja")
    html = template.render(view(page), style=style, script=script, policy=_policy(style, script))
    return html.encode("utf-8", "backslashreplace")


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader(__package__ or "", TEMPLATES),
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "coloured": _coloured,
        "size": figures.size,
        "counted": counted,
    }
    return environment


def _visible(value: object) -> object:
    """Whatever is put into the page, nothing in it is hidden; what is markup was made here."""
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    return visible(str(value)) if is_text else value


def _coloured(body: Body) -> Markup:
    return Markup(coloured(visible(body.text), body.kind))  # noqa: S704 - it escapes every piece


def _own(name: str) -> Markup:
    """A file of this package, as it stands."""
    path = resources.files(__package__ or "").joinpath(TEMPLATES, name)
    return Markup(path.read_text("utf-8"))  # noqa: S704 - nothing of it comes from outside


def _policy(style: str, script: str) -> str:
    """Nothing is loaded, sent or run but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
