"""``python -m bot`` is the command ``marugoto``."""

import sys

from bot.commands.main import main

sys.exit(main())
