"""Whatever people do and whatever is read from it, the engine never raises and keeps its word."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel import IncomingKind
from bot.flow.conversation import Conversation
from bot.flow.definition import AnswerType, Ask, Flow, Notice, Refer
from bot.flow.effects import (
    AddToTicket,
    AlertStaff,
    Effect,
    OpenTicket,
    RecordConsent,
    Say,
    SetTimer,
)
from bot.flow.effects import Ask as Asked
from bot.flow.letters import StaffAct
from bot.flow.plan import plan_of
from bot.flow.saying import Circumstances
from bot.flow.session import Phase, as_json, from_json
from bot.reading import (
    Audience,
    Danger,
    DangerLevel,
    Evidence,
    Finding,
    Heard,
    Level,
    PatternState,
    Question,
    Reading,
)
from tests.flow.engine.talking import MORNING
from tests.flow.shipped import edition, voice

WORDS = (
    "はい",
    "いいえ",
    "大丈夫です",
    "わからない",
    "答えたくない",
    "2",
    "２番",
    "八幡",
    "西です",
    "門司区",
    "もどる",
    "直す",
    "なぜ",
    "やめる",
    "最初から",
    "ことば",
    "English",
    "人と話す",
    "見せて",
    "消して",
    "とばす",
    "自分のこと",
    "家族",
    "母の介護で疲れました",
    "こんにちは",
    "ありがとう",
    "つづきから",
    "090-1234-5678",
    "",
    "\u0000",
    "𠮷野家😀",
    "あ" * 3000,
)
FLOWS = edition().flows
CARD_QUESTIONS = edition().today.card_questions
texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=40))
dangers = st.builds(
    Danger,
    level=st.sampled_from(DangerLevel),
    kind=st.sampled_from(["suicide", "violence", "hunger", "medical", "unheard_of"]),
    audience=st.sampled_from(Audience),
    evidence=st.tuples(st.builds(lambda n: Evidence(f"L{n}", 0, 1, "r", "1"), st.integers(1, 40))),
)
calm = st.just(Danger())
heard = st.fixed_dictionaries(
    {},
    optional={
        "ward": st.builds(Heard, st.sampled_from(["moji", "tobata", "outside"]), st.just("L1")),
        "about": st.builds(Heard, st.sampled_from(["self", "family", "work"]), st.just("L1")),
        "people": st.just(Heard("given", "L1")),
        "facts": st.just(Heard(("no_food", "device"), "L1")),
    },
)
readings = st.builds(
    Reading,
    danger=st.one_of(calm, calm, dangers),
    level=st.sampled_from(Level),
    told=st.booleans(),
    understood=st.booleans(),
    only_city_question=st.booleans(),
    writer_is_child=st.booleans(),
    topics=st.sampled_from([(), ("care",), ("money", "health"), ("unheard_of",)]),
    concerned=st.sampled_from(["", "self", "mother", "unheard_of"]),
    patterns=st.dictionaries(
        st.sampled_from(["dv", "eighty_fifty", "refuses_support"]),
        st.builds(Finding, st.just("p"), st.sampled_from(PatternState)),
    ),
    facts=st.dictionaries(st.sampled_from(["no_work", "lives_with"]), st.booleans()),
    heard=heard,
    questions=st.sampled_from(
        [
            (),
            (Question("no_work", "son"), Question("lives_with", "son", "mother")),
            (Question("unheard_of", "x"),),
        ]
    ),
)
payloads = st.one_of(
    st.sampled_from(
        [
            "repair=skip",
            "repair=human",
            "repair=unheard_of",
            "about=self",
            "about=family",
            "sharing=given",
            "contact=here",
            "contact=none",
            "ward=tobata",
            "ward=unsettled",
            "urgent=no_food",
            "urgent=none",
            "change=about",
            "change=unheard_of",
            "language=en",
            "resume=continue",
            "resume=restart",
            "alive_now=yes",
            "alive_now=no",
            "clarify:no_work:son=yes",
            "clarify:no_work:son=unknown",
            "how_now=worse",
        ]
    ),
    st.text(max_size=12),
)
words = st.tuples(st.just(IncomingKind.TEXT), texts, st.just(""))
tapped = st.tuples(st.just(IncomingKind.TAP), st.just(""), payloads)
wordless = st.tuples(
    st.sampled_from([kind for kind in IncomingKind if kind not in ("text", "tap")]),
    st.just(""),
    st.sampled_from(["", "L1"]),
)
by_staff = st.tuples(
    st.sampled_from(StaffAct),
    st.just(""),
    st.sampled_from(["", "remind:1", "silent:2", "card:3", "silent:x", "unheard_of:1"]),
)
turns = st.lists(
    st.tuples(st.lists(st.one_of(words, words, tapped, wordless, by_staff), max_size=4), readings),
    max_size=14,
)


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_no_input_makes_the_engine_raise(name: str, acts: list) -> None:
    flow = FLOWS[name]
    for held, effects in _held(flow, acts):
        assert from_json(held.stored) == held.session
        assert as_json(held.session) == held.stored
        _can_be_said(held, effects)


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_no_more_questions_than_promised_unless_an_answer_was_changed(
    name: str, acts: list
) -> None:
    flow = FLOWS[name]
    for held, _ in _held(flow, acts):
        if not held.session.corrections:
            assert held.session.put <= flow.at_most


@given(st.sampled_from(sorted(FLOWS)), turns, st.sampled_from(["", "もどる", "消して", "とばす"]))
def test_fresh_danger_is_acted_on_wherever_the_talk_is(name: str, acts: list, text: str) -> None:
    held = _after(FLOWS[name], acts)
    letter = held.letter(IncomingKind.TEXT, text)
    told = (Evidence(letter.id, 0, 1, "r", "1"),)
    danger = Danger(DangerLevel.NOW, "suicide", Audience.SELF, told)
    held.read = lambda texts, answers: Reading(danger=danger)

    effects = held.take(letter)

    kinds = [type(effect) for effect in effects]
    assert {OpenTicket, AlertStaff, AddToTicket} <= set(kinds)
    if held.session.phase != Phase.WITH_PERSON:
        assert any(isinstance(e, Say) and e.text.id.startswith("danger/") for e in effects)
        assert held.session.phase == Phase.STOPPED


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_only_a_person_lowers_danger(name: str, acts: list) -> None:
    levels = list(DangerLevel)
    before = DangerLevel.NONE
    for letters, (held, _) in zip([act[0] for act in acts], _held(FLOWS[name], acts), strict=True):
        if StaffAct.DANGER_LOWERED not in [letter[0] for letter in letters]:
            assert levels.index(held.session.danger) >= levels.index(before)
        before = DangerLevel(held.session.danger)


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_a_consent_is_only_of_oneself(name: str, acts: list) -> None:
    flow = FLOWS[name]
    for held, effects in _held(flow, acts):
        if any(isinstance(effect, RecordConsent) for effect in effects):
            about = held.session.answers.get(plan_of(flow).first.get(AnswerType.ABOUT, ""))
            assert about == "self"


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_purpose_is_told_before_anything_is_asked(name: str, acts: list) -> None:
    flow = FLOWS[name]
    told: set[str] = set()
    for _, effects in _held(flow, acts):
        for effect in effects:
            if isinstance(effect, Say):
                told.add(effect.text.id.split("/")[1])
            if isinstance(effect, Asked) and effect.question in plan_of(flow).asks:
                assert set(_notices(flow)) <= told


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_whoever_is_referred_was_asked_for_a_way_back(name: str, acts: list) -> None:
    flow = FLOWS[name]
    back = {plan_of(flow).first.get(kind) for kind in (AnswerType.CONTACT, AnswerType.PHONE)}
    endings = {step.id for step in flow.steps if isinstance(step, Refer)}
    for held, _ in _held(flow, acts):
        session = held.session
        if flow.audience == "residents" and session.ended in endings:
            assert back & (set(session.asked) | set(session.answers))


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_an_open_talk_has_its_clock_once_and_shows_its_question(name: str, acts: list) -> None:
    for letters, (held, effects) in zip(acts, _held(FLOWS[name], acts), strict=True):
        people = [kind for kind, *_ in letters[0] if not isinstance(kind, StaffAct)]
        if held.session.phase == Phase.TALKING and set(people) - {IncomingKind.LEFT}:
            clocks = [each.payload for each in effects if isinstance(each, SetTimer)]
            assert clocks.count(f"silent:{held.session.turn}") == 1
            assert any(isinstance(each, Asked) for each in effects)
        if held.session.phase in (Phase.STOPPED, Phase.ENDED):
            assert held.session.waits in ("", *CARD_QUESTIONS)


@given(st.sampled_from(sorted(FLOWS)), turns)
def test_silence_always_ends_a_talk(name: str, acts: list) -> None:
    flow = FLOWS[name]
    held = _after(flow, acts)
    held.read = lambda letters, answers: Reading()
    held.take(held.letter(IncomingKind.TEXT, "こんにちは"))

    held.wait(timedelta(days=8))

    assert held.session.phase != Phase.TALKING


def _held(flow: Flow, acts: list) -> Iterator[tuple[Conversation, tuple[Effect, ...]]]:
    held = _conversation(flow)
    for letters, reading in acts:
        held.read = lambda texts, answers, reading=reading: reading
        yield held, held.take(*(held.letter(*letter) for letter in letters))


def _after(flow: Flow, acts: list) -> Conversation:
    """Return the talk after all of these turns."""
    held = _conversation(flow)
    for held, _ in _held(flow, acts):  # noqa: B007 - only the last one counts
        continue
    return held


def _conversation(flow: Flow) -> Conversation:
    return Conversation(flow, lambda letters, answers: Reading(), MORNING)


def _can_be_said(held: Conversation, effects: tuple[Effect, ...]) -> None:
    at = Circumstances(held.now, "terminal", held.ticket_number or "市-R8-0001", 1)
    for effect in effects:
        if isinstance(effect, Say | Asked):
            assert voice().bubbles(effect, at)


def _notices(flow: Flow) -> list[str]:
    return [step.id for step in flow.steps if isinstance(step, Notice)]


@pytest.mark.parametrize("piece", ["(笑)", "電話は", "母83歳、", "昭和15年"])
def test_what_is_longer_than_any_message_is_received(piece: str) -> None:
    held = _conversation(FLOWS["intake"])
    held.take(held.letter(IncomingKind.JOINED))

    for _ in range(4):
        effects = held.take(held.letter(IncomingKind.TEXT, piece * 40_000))

        assert any(isinstance(each, Asked) for each in effects)


def test_every_flow_asks_something() -> None:
    assert all(any(isinstance(step, Ask) for step in flow.steps) for flow in FLOWS.values())
