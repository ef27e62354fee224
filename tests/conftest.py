"""How much the property tests try: enough in ``make test``, a great deal more in ``make soak``."""

from hypothesis import settings

# No deadline: how long an example takes says something about the machine, not about the rule.
settings.register_profile("house", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=5_000)
settings.load_profile("house")
