"""``python -m pytest_assistants.cli``: the command without its script."""

import sys

from pytest_assistants.cli.command import main

sys.exit(main())
