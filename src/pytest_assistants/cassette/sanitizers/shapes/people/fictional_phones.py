"""Telephone numbers that regulators keep for films, books and samples: nobody has them.

Sources: NANPA (555-01xx), Ofcom (numbers for use in TV and radio drama), ACMA (numbers for use in
radio, film and television), Arcep (decision 2018-0881), Bundesnetzagentur (Mitteilung 148/2021).
"""

from __future__ import annotations

import re

_AMERICAN = r".*555\D{0,2}01\d\d(?:\D+\d{1,3})?"
_BRITISH = (
    r"(?:\+44|0044)?[ ]?\(?0?\)?[ ]?\(?0?(?:1632\)?[ -]?960[ ]?\d{3}"
    r"|(?:20\)?[ -]?7946|(?:11[3-8]|1[2-6]1)\)?[ -]?496|191\)?[ -]?498|29\)?[ -]?2018)[ -]?0\d{3}"
    r"|28\)?[ -]?9649[ -]?6\d{3}|7700[ -]?900[ -]?\d{3}|3069[ -]?990[ -]?\d{3}"
    r"|80(?:8[ -]?157|81[ -]?57)[ -]?0[ -]?\d{3}|909[ -]?879[ -]?0\d{3})"
)
_AUSTRALIAN = (
    r"(?:(?:\+61|0061)[ ]?(?:\(0\))?[ ]?|\(?0)(?:[2378]\)?[ -](?:5550|7010)[ -]?\d{4}"
    r"|491[ -]?57\d[ -]?\d{3})"
)
_FRENCH = (
    r"(?:(?:\+33|0033)[ .]?(?:\(0\))?[ .]?|0)(?:1[ .-]?99[ .-]?00|2[ .-]?61[ .-]?91"
    r"|3[ .-]?53[ .-]?01|4[ .-]?65[ .-]?71|5[ .-]?36[ .-]?49|6[ .-]?39[ .-]?98)(?:[ .-]?\d\d){2}"
)
_GERMAN = (
    r"(?:(?:\+49|0049)[ ]?(?:\(0\))?[ ]?|\(?0)(?:30\)?[ /-]{0,3}23125|69\)?[ /-]{0,3}90009"
    r"|40\)?[ /-]{0,3}66969|221\)?[ /-]{0,3}4710|89\)?[ /-]{0,3}99998)[ -]?\d{3}"
)
_FICTION = re.compile(f"{_AMERICAN}|{_BRITISH}|{_AUSTRALIAN}|{_FRENCH}|{_GERMAN}", re.DOTALL)


def is_fictional(text: str) -> bool:
    """Whether the whole text is such a number, at home or with its country's."""
    return _FICTION.fullmatch(text) is not None
