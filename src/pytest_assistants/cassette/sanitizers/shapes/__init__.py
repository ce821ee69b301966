"""The rules every text goes through, in order; the first that fires on a place has it."""

from pytest_assistants.cassette.sanitizers.rules import Rule
from pytest_assistants.cassette.sanitizers.shapes.assignments import ASSIGNMENTS
from pytest_assistants.cassette.sanitizers.shapes.azure import AZURE
from pytest_assistants.cassette.sanitizers.shapes.bare_addresses import BARE_ADDRESSES
from pytest_assistants.cassette.sanitizers.shapes.below_labels import BELOW_LABELS
from pytest_assistants.cassette.sanitizers.shapes.columns import COLUMNS
from pytest_assistants.cassette.sanitizers.shapes.commands import COMMANDS
from pytest_assistants.cassette.sanitizers.shapes.credentials import CREDENTIALS
from pytest_assistants.cassette.sanitizers.shapes.cut_keys import CUT_KEYS
from pytest_assistants.cassette.sanitizers.shapes.dialogues import DIALOGUES
from pytest_assistants.cassette.sanitizers.shapes.elements import ELEMENTS
from pytest_assistants.cassette.sanitizers.shapes.header_lines import HEADER_LINES, SHARED_KEY
from pytest_assistants.cassette.sanitizers.shapes.host_names import HOST_NAMES
from pytest_assistants.cassette.sanitizers.shapes.identifiers import IDENTIFIERS
from pytest_assistants.cassette.sanitizers.shapes.logins import LOGINS
from pytest_assistants.cassette.sanitizers.shapes.machine_names import MACHINE_NAMES
from pytest_assistants.cassette.sanitizers.shapes.nations import NATIONS
from pytest_assistants.cassette.sanitizers.shapes.network import NETWORK
from pytest_assistants.cassette.sanitizers.shapes.numbers import CHECKED, NUMBERS
from pytest_assistants.cassette.sanitizers.shapes.partial_keys import PARTIAL_KEYS
from pytest_assistants.cassette.sanitizers.shapes.people import PEOPLE
from pytest_assistants.cassette.sanitizers.shapes.person_numbers import PERSON_NUMBERS
from pytest_assistants.cassette.sanitizers.shapes.phones import PHONES
from pytest_assistants.cassette.sanitizers.shapes.piped import PIPED
from pytest_assistants.cassette.sanitizers.shapes.private_keys import PRIVATE_KEY
from pytest_assistants.cassette.sanitizers.shapes.resource_names import RESOURCE_NAMES
from pytest_assistants.cassette.sanitizers.shapes.structures import STRUCTURES
from pytest_assistants.cassette.sanitizers.shapes.switches import SWITCHES
from pytest_assistants.cassette.sanitizers.shapes.told_passwords import TOLD_PASSWORDS
from pytest_assistants.cassette.sanitizers.shapes.told_secrets import TOLD_SECRETS
from pytest_assistants.cassette.sanitizers.shapes.users import USERS
from pytest_assistants.cassette.sanitizers.shapes.variables import VARIABLES
from pytest_assistants.cassette.sanitizers.shapes.vendors import VENDORS

DEFAULT_RULES: tuple[Rule, ...] = (
    PRIVATE_KEY,
    SHARED_KEY,
    *CREDENTIALS,
    *ASSIGNMENTS,
    *HEADER_LINES,
    *AZURE,
    *PARTIAL_KEYS,
    *CUT_KEYS,
    *VENDORS,
    *TOLD_SECRETS,
    *ELEMENTS,
    *TOLD_PASSWORDS,
    *COMMANDS,
    *PIPED,
    *SWITCHES,
    *DIALOGUES,
    *LOGINS,
    *VARIABLES,
    *BELOW_LABELS,
    *COLUMNS,
    *STRUCTURES,
    *IDENTIFIERS,
    *RESOURCE_NAMES,
    *CHECKED,
    *PEOPLE,
    *USERS,
    *PHONES,
    *NUMBERS,
    *NATIONS,
    *PERSON_NUMBERS,
    *HOST_NAMES,
    *NETWORK,
    *MACHINE_NAMES,
    *BARE_ADDRESSES,
)

__all__ = ["DEFAULT_RULES"]
