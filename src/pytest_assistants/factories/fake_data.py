"""Realistic values for requests, drawn from a seed; and the only door to Faker.

What is sent must not depend on Faker's version: a cassette is matched by its bodies, and Faker's
word lists change from release to release. So the factories draw from the lists below, by digest,
and Faker is there for whatever else a test wants to make up.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faker import Faker

_STEP = 7  # shares no factor with a list's length, so neighbours differ until a list is used up

_TEAMS = (
    "Billing",
    "Claims",
    "Clinic",
    "Customs",
    "Fleet",
    "Harbour",
    "Hotel",
    "Library",
    "Logistics",
    "Museum",
    "Nursery",
    "Payroll",
    "Pharmacy",
    "Quality",
    "Returns",
    "School",
)
_ROLES = (
    "Adviser",
    "Analyst",
    "Assistant",
    "Clerk",
    "Coach",
    "Guide",
    "Librarian",
    "Planner",
    "Reviewer",
    "Tutor",
)
_TASKS = (
    "answers questions about opening hours, prices and bookings",
    "checks incoming forms and names what is missing",
    "compares two documents and lists what changed",
    "explains invoices line by line",
    "finds the clause of a contract that settles a question",
    "plans the week from a list of tasks and deadlines",
    "reads tables and computes totals, averages and trends",
    "sums up long reports in three sentences",
)
_MANNERS = (
    "Answer in at most two sentences.",
    "Ask back when a date or an amount is missing.",
    "Name the page you rely on.",
    "Say so when the documents do not hold the answer.",
    "Write for readers without training in the field.",
)
_QUESTIONS = (
    "Can you check these figures and tell me which month stands out?",
    "How long do I have to send an item back?",
    "I moved last week. Which forms do I have to change?",
    "Please sum up the attached report for my manager.",
    "What changed between the two versions of the agreement?",
    "What is the average of 12.5, 17 and 31?",
    "Which of the three offers is the cheapest over two years?",
    "Why is this invoice higher than the last one?",
)
_PAPERS = (
    "agreement",
    "annual-report",
    "budget",
    "checklist",
    "delivery-note",
    "guidelines",
    "handbook",
    "inventory",
    "minutes",
    "opening-hours",
    "price-list",
    "returns-policy",
    "schedule",
)
_SUFFIXES = (".txt", ".md")
_FACTS = (
    "Deliveries leave the warehouse on Monday and Thursday.",
    "Each department keeps its own list of open questions.",
    "Items may be returned within thirty days if they are unused.",
    "Requests that arrive after four are answered on the next working day.",
    "The budget was approved in the second meeting of the spring.",
    "The price includes installation and one year of support.",
    "Two signatures are needed for amounts above five hundred.",
    "Visitors sign in at the desk on the ground floor.",
)
_PRIORITIES = ("low", "normal", "high")


@dataclass(frozen=True, slots=True)
class FakeData:
    """Values for the fields of requests; the same seed and number always give the same value.

    A value depends on nothing else: not on the order of calls, the process, its hash seed, nor on
    the other values drawn. All lie well within the limits of the contract.

    Attributes:
        seed: any text, such as a test's node id; it never shows in a value.
    """

    seed: str

    def branch(self, name: str) -> FakeData:
        """Values of their own for a part that draws beside others."""
        return FakeData(f"{self.seed}\n{name}")

    def assistant_name(self, number: int = 0) -> str:
        """``Billing Analyst``: as ``assistant.name``."""
        return self._pick(
            tuple(f"{team} {role}" for team in _TEAMS for role in _ROLES),
            "assistant.name",
            number,
        )

    def description(self, number: int = 0) -> str:
        """A sentence about what an assistant does: as ``assistant.description``."""
        return f"It {self._pick(_TASKS, 'task', number)}."

    def instructions(self, number: int = 0) -> str:
        """What an assistant is told to do, and how: as ``assistant.instructions.create``."""
        task = self._pick(_TASKS, "task", number)
        return f"You are an assistant that {task}. {self._pick(_MANNERS, 'manner', number)}"

    def message(self, number: int = 0) -> str:
        """What a user writes into a thread."""
        return self._pick(_QUESTIONS, "question", number)

    def metadata(self, number: int = 0) -> dict[str, str]:
        """A few pairs of strings: as ``metadata.pairs``."""
        return {
            "team": self._pick(_TEAMS, "team", number).lower(),
            "priority": self._pick(_PRIORITIES, "priority", number),
            "ticket": f"T-{self._draw('ticket', number) % 9000 + 1000}",
        }

    def store_name(self, number: int = 0) -> str:
        """``Billing papers``: the name of a vector store."""
        return f"{self._pick(_TEAMS, 'team', number)} papers"

    def filename(self, number: int = 0) -> str:
        """``returns-policy-3.txt``: no folder, ASCII, an extension the service takes."""
        paper = self._pick(_PAPERS, "paper", number)
        return f"{paper}-{number + 1}{self._pick(_SUFFIXES, 'suffix', number)}"

    def text(self, number: int = 0) -> str:
        """A page of sentences for a file, with a heading."""
        facts = "\n".join(self._pick(_FACTS, "fact", number * 3 + line) for line in range(3))
        return f"# {self._pick(_PAPERS, 'paper', number)}\n\n{facts}\n"

    def faker(self) -> Faker:
        """A Faker of its own, started from the seed, for whatever else a test makes up.

        Its values may change with Faker's version: what is sent to the service and recorded is
        better drawn from the methods above.
        """
        # Late: importing Faker costs more than a whole replayed test.
        from faker import Faker  # noqa: PLC0415 - see the line above

        faker = Faker()
        faker.seed_instance(self._draw("faker", 0))
        return faker

    def _pick(self, choices: tuple[str, ...], field: str, number: int) -> str:
        return choices[(self._draw(field, 0) + number * _STEP) % len(choices)]

    def _draw(self, field: str, number: int) -> int:
        text = "\0".join((self.seed, field, str(number)))
        return int.from_bytes(hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:8])
