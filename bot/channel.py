"""What can come in from a channel, whatever the channel is."""

from enum import StrEnum


class IncomingKind(StrEnum):
    """What somebody did on a channel."""

    TEXT = "text"
    TAP = "tap"
    STICKER = "sticker"
    PICTURE = "picture"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    LOCATION = "location"
    JOINED = "joined"
    LEFT = "left"
    UNSENT = "unsent"
    OTHER = "other"
