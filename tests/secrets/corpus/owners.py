"""Users of machines: beside the folders called after them, and where systems tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.secrets.corpus.cases import Draft, Tier, Vector
from tests.secrets.corpus.exchanges import said

if TYPE_CHECKING:
    from tests.secrets.corpus.values import Made

BESIDE = (
    "drwxr-xr-x 4 {u} {u} 4096 May 20 08:00 /home/{u}/desk",
    "$ whoami\n{u}\n$ pwd\n/home/{u}/desk",
    "uid=1000({u}) gid=1000({u}) groups=1000({u}),27(sudo) HOME=/home/{u} desk",
    "{u}@devbox:/home/{u}$ python desk.py",
    "PS C:\\Users\\{u}> $env:USERNAME\n{u}\ndesk",
    "{u}  1712  0.0  0.1 python /home/{u}/desk.py",
    "{u}  1712  1  0 10:22 ? 00:00:01 python /home/{u}/desk.py",
    "scp desk.tar {u}@10.0.0.5:/home/{u}/",
    "chown -R {u}:staff /Users/{u}/desk",
    "/var/spool/cron/crontabs/{u} runs /home/{u}/bin/desk",
    "the home of desk is /home/{u}. See /home/{u}$ and /Users/{u}|x",
)
ALONE = (
    "~/.tool/projects/-Users-{u}-src-desk/log",
    "-rw-r--r-- 1 {u} staff 812 Mar  3 10:22 desk.md",
    "$ whoami\n{u}\ndesk",
    "uid=1000({u}) gid=1000(staff) desk",
    "{u}@lt-0417:~/src$ make desk",
    "[{u}@lt-0417 src]$ make desk",
)


def beside(made: Made, number: int) -> Draft:
    """A first and a last name, or one word."""
    first, last = made.word(), f"{made.word()}{made.word()}"
    user = f"{first}.{last}" if number % 2 else last
    return Draft(said(BESIDE[number].replace("{u}", user)), (user,), ("desk",))


def alone(made: Made, number: int) -> Draft:
    user = f"{made.word()}{made.word()}"
    return Draft(said(ALONE[number].replace("{u}", user)), (user,), ("desk",))


def person(made: Made, number: int) -> Draft:
    """People in notations of their own, and in numbers of JSON."""
    first, last, place = made.word(), f"{made.word()}{made.word()}", f"{made.word()}-{made.word()}"
    phone, card = f"49{made.digits(11)}", made.card(0).replace(" ", "").replace("-", "")
    local = f"030 / {made.digits(3)} {made.digits(2)} {made.digits(2)}"
    lines = (
        f"P<UTO{last.upper()}<<{first.upper()}".ljust(44, "<"),
        f"L{made.digits(8)}6UTO7408122F1204159<<<<<<<<<<<<<<<8",
    )
    samples = (
        (f"Tel.: {local} (desk)", (local,)),
        (f"{first}.{last}_{place}.org#EXT#@desk.example", (f"{first}.{last}_{place}.org",)),
        (f"desk\n{lines[0]}\n{lines[1]}", lines),
        (f"{first} (dot) {last} (at) {place} (dot) com of desk", (last, place)),
        (f"p{made.address().replace('.', '-')}.dip.isp.example of desk", ()),
        (f'{{"desk": 1, "phone": {phone}}}', (phone,)),
        (f'{{"desk": 1, "card_number": {card}}}', (card,)),
    )
    text, planted = samples[number]
    kept = ("desk",) if number != 1 else ()
    return Draft(said(text), planted or (text.split(".")[0][1:],), kept)


VECTORS = (
    Vector("owner.notation", Tier.PERSONAL, 7, person),
    Vector("owner.beside", Tier.PERSONAL, len(BESIDE), beside),
    Vector("owner.alone", Tier.PERSONAL, len(ALONE), alone),
)
