"""People and their machines in the JSON of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import exchange, post, said

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made


def email(made: Made, number: int) -> Draft:
    found = made.email()
    texts = (
        f"Forward the minutes to {found} before noon.",
        f"Cc: <{found}>; the minutes follow.",
        f'"{made.person()}" <{found}> wrote the minutes',
        f"mailto:{found}?subject=minutes",
        f"minutes\n\t- {found.upper()}\n",
        f"minutes({found})",
        f"{found}, {made.word()}: minutes",
    )
    return Draft(said(texts[number % len(texts)]), (found,), ("minutes",))


def phone(made: Made, number: int) -> Draft:
    found = made.phone(number)
    texts = (
        f"Call me at {found} about the parcel.",
        f"parcel; tel: {found}.",
        f"Phone {found}\nparcel",
    )
    return Draft(said(texts[number // 6 % 3]), (found,), ("parcel",))


def number_of_person(made: Made, number: int) -> Draft:
    card, account, security = made.card(number), made.iban(number), made.ssn()
    texts = (
        (f"Charge card {card}, invoice open.", card),
        (f"Transfer to IBAN {account}, invoice open.", account),
        (f"SSN {security} belongs on the invoice.", security),
        (f"invoice|{card}|09/31", card),
        (f"invoice;{account}", account),
        (f"social security number: {security}; invoice", security),
    )
    text, found = texts[number % len(texts)]
    return Draft(said(text), (found,), ("nvoice",))


def network(made: Made, number: int) -> Draft:
    values = (made.address(), made.address6(), made.mac(), made.private_address())
    found = values[number % 4]
    return Draft(
        said(f"The printer answers from {found} since Monday."), (found,), ("printer", "Monday")
    )


def declared(made: Made, number: int) -> Draft:
    name = made.person()
    spelled = (name, name.upper(), name.lower(), name, name.replace(" ", "%20"))[number % 5]
    return Draft(said(f"Write a letter to {spelled}."), (name,), ("letter",), declared=(name,))


def home_path(made: Made, number: int) -> Draft:
    login = made.login()
    paths = (
        *(f"/home/{login}/projects/report.md", f"/Users/{login}/Desktop/report.md"),
        *(f"C:\\Users\\{login}\\report.md", f"file:///home/{login}/report.md"),
        *(f"~{login}/report.md (/home/{login})", f"/mnt/c/Users/{login}/report.md"),
        *(f'File "/home/{login}/report.py", line 3', f"\\\\?\\C:\\Users\\{login}\\report"),
    )
    known = (("HOME", f"/home/{login}"),) if number % 2 else ()
    interaction = said(f"Why does {paths[number % len(paths)]} fail?")
    return Draft(interaction, (login,), ("report",), environment=known)


def metadata(made: Made, number: int) -> Draft:
    pairs = (
        *(("owner_email", made.email()), ("phone", made.phone()), ("created_by", made.email())),
        *(("tenant_id", made.guid()), ("client_ip", made.address()), ("workdir", "/home/{}/src")),
        *(("account", made.iban(1)), ("callback", "https://{}.openai.azure.com/hook")),
    )
    name, value = pairs[number % len(pairs)]
    hidden = made.login() if "home" in value else made.resource()
    planted = hidden if "{}" in value else value
    body = {"metadata": {name: value.format(hidden), "ticket": "T-100"}}
    return Draft(exchange(post(body)), (planted,), ("T-100", name))


VECTORS = (
    Vector("reqjson.pii_email", Tier.PERSONAL, 14, email),
    Vector("reqjson.pii_phone", Tier.PERSONAL, 12, phone),
    Vector("reqjson.pii_gov_fin", Tier.PERSONAL, 12, number_of_person),
    Vector("reqjson.pii_net", Tier.PERSONAL, 6, network),
    Vector("reqjson.pii_declared", Tier.PERSONAL, 5, declared),
    Vector("reqjson.home_path", Tier.PERSONAL, 8, home_path),
    Vector("reqjson.metadata", Tier.PERSONAL, 8, metadata),
)
