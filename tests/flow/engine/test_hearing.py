"""What a story answers by itself: it settles open questions and takes no given answer away."""

from bot.channel import IncomingKind
from tests.flow.engine.talking import says, sends, talk, taps


def test_what_is_heard_later_takes_no_picked_option_away() -> None:
    held = talk("disaster")
    sends(held, IncomingKind.JOINED)
    says(held, "2と7と9")
    says(held, "門司の大里東です")

    says(held, "飲み水がないです")

    assert held.session.answers["need_now"] == ["hurt", "water_food", "shelter", "other"]


def test_what_is_heard_later_takes_the_place_of_none() -> None:
    held = talk()
    says(held, "仕事をやめて、家賃が心配です")
    says(held, "とくにない")

    says(held, "食べるものがないです")

    assert held.session.answers["urgent"] == ["no_food"]


def test_something_unrelated_corrects_nothing() -> None:
    held = talk("disaster")
    sends(held, IncomingKind.JOINED)
    says(held, "2と7と9")
    says(held, "門司の大里東です")

    says(held, "電池がもうすこしで切れます")

    assert held.session.corrections == 0
    assert held.session.answers["need_now"] == ["hurt", "shelter", "other"]


def test_whom_it_is_about_stays_as_it_was_answered() -> None:
    held = talk()
    says(held, "お金のことでこまっています")
    taps(held, "about=self")

    says(held, "母が怒るので、あまり長く書けません")

    assert held.session.answers["about"] == "self"
