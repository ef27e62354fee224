"""The channels: each translates between its own world and the engine's."""
