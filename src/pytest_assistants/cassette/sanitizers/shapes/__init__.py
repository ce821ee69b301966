"""The rules every text goes through, in order; the first that fires on a place has it."""

from pytest_assistants.cassette.sanitizers.rules import Rule
from pytest_assistants.cassette.sanitizers.shapes.keys.azure import AZURE
from pytest_assistants.cassette.sanitizers.shapes.keys.credentials import CREDENTIALS
from pytest_assistants.cassette.sanitizers.shapes.keys.cut_keys import CUT_KEYS
from pytest_assistants.cassette.sanitizers.shapes.keys.header_lines import HEADER_LINES, SHARED_KEY
from pytest_assistants.cassette.sanitizers.shapes.keys.partial_keys import PARTIAL_KEYS
from pytest_assistants.cassette.sanitizers.shapes.keys.private_keys import PRIVATE_KEY
from pytest_assistants.cassette.sanitizers.shapes.keys.vendors import VENDORS
from pytest_assistants.cassette.sanitizers.shapes.machines.bare_addresses import BARE_ADDRESSES
from pytest_assistants.cassette.sanitizers.shapes.machines.host_names import HOST_NAMES
from pytest_assistants.cassette.sanitizers.shapes.machines.identifiers import IDENTIFIERS
from pytest_assistants.cassette.sanitizers.shapes.machines.machine_names import MACHINE_NAMES
from pytest_assistants.cassette.sanitizers.shapes.machines.network import NETWORK
from pytest_assistants.cassette.sanitizers.shapes.machines.resource_names import RESOURCE_NAMES
from pytest_assistants.cassette.sanitizers.shapes.passwords.assignments import ASSIGNMENTS
from pytest_assistants.cassette.sanitizers.shapes.passwords.below_labels import BELOW_LABELS
from pytest_assistants.cassette.sanitizers.shapes.passwords.columns import COLUMNS
from pytest_assistants.cassette.sanitizers.shapes.passwords.commands import COMMANDS
from pytest_assistants.cassette.sanitizers.shapes.passwords.dialogues import DIALOGUES
from pytest_assistants.cassette.sanitizers.shapes.passwords.elements import ELEMENTS
from pytest_assistants.cassette.sanitizers.shapes.passwords.logins import LOGINS
from pytest_assistants.cassette.sanitizers.shapes.passwords.piped import PIPED
from pytest_assistants.cassette.sanitizers.shapes.passwords.structures import STRUCTURES
from pytest_assistants.cassette.sanitizers.shapes.passwords.switches import SWITCHES
from pytest_assistants.cassette.sanitizers.shapes.passwords.told_passwords import TOLD_PASSWORDS
from pytest_assistants.cassette.sanitizers.shapes.passwords.told_secrets import TOLD_SECRETS
from pytest_assistants.cassette.sanitizers.shapes.passwords.variables import VARIABLES
from pytest_assistants.cassette.sanitizers.shapes.people.emails import EMAILS
from pytest_assistants.cassette.sanitizers.shapes.people.homes import HOMES
from pytest_assistants.cassette.sanitizers.shapes.people.nations import NATIONS
from pytest_assistants.cassette.sanitizers.shapes.people.numbers import CHECKED, NUMBERS
from pytest_assistants.cassette.sanitizers.shapes.people.person_numbers import PERSON_NUMBERS
from pytest_assistants.cassette.sanitizers.shapes.people.phones import PHONES
from pytest_assistants.cassette.sanitizers.shapes.people.users import USERS

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
    *EMAILS,
    *HOMES,
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
