"""One turn in progress: the session being changed, the reading, and the effects so far.

Only the engine's own modules use it; a ``Talk`` never outlives its turn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flow.definition import AnswerType, Text, Words
from bot.flow.effects import NO_VALUES, Ask, Effect, Option, Say, Value
from bot.flow.languages import FOR_CHILDREN
from bot.flow.letters import Letter
from bot.flow.plan import Plan
from bot.flow.session import AnswerValue, Session
from bot.flow.vocabulary import GIVEN, NO, YES
from bot.reading import DangerLevel, Reading

_OTHERS = ("family", "neighbour", "work")


@dataclass(slots=True)
class Talk:
    """Everything one turn works on."""

    plan: Plan
    session: Session
    reading: Reading
    letters: tuple[Letter, ...]
    now: datetime
    effects: list[Effect] = field(default_factory=list)

    def say(
        self, text: Text, values: Mapping[str, Value] = NO_VALUES, *, discreet: bool = False
    ) -> None:
        """Say one text."""
        filled = self._filled(text, values)
        self.effects.append(Say(text, self.session.language, filled, discreet))

    def reply(self, name: str, values: Mapping[str, Value] = NO_VALUES) -> None:
        """Say one of the engine's own sentences; where there are several, each in its turn."""
        sentences = self.plan.flow.today.replies[name]
        self.say(sentences[self.session.acknowledged % len(sentences)], values)
        if len(sentences) > 1:
            self.session.acknowledged += 1

    def say_words(self, words: Words, values: Mapping[str, Value] = NO_VALUES) -> None:
        """Say the variant that applies."""
        self.say(self.text(words), values)

    def put(
        self,
        question: str,
        text: Text,
        options: tuple[Option, ...] = (),
        *,
        buttons: tuple[Option, ...] = (),
        several: bool = False,
        values: Mapping[str, Value] = NO_VALUES,
    ) -> None:
        """Say one text and wait."""
        filled = self._filled(text, values)
        language = self.session.language
        self.effects.append(Ask(question, text, language, options, buttons, several, filled))

    def text(self, words: Words) -> Text:
        """Return the variant that applies."""
        variants = words.variants
        return variants[0].text if len(variants) == 1 else self.plan.text(words, self.values())

    def values(self) -> dict[str, str]:
        """Return the value of every name that a condition of this flow uses, as known now."""
        session, reading = self.session, self.reading
        known = dict(self.plan.defaults)
        for name, value in session.answers.items():
            if isinstance(value, str):
                known[name] = value
            else:
                known[name] = GIVEN
                for picked in value:
                    known[f"{name}.{picked}"] = YES
        for name, finding in reading.patterns.items():
            known[name] = finding.state
        for name, so in reading.facts.items():
            known[name] = YES if so else NO
        for key, answered in session.facts.items():
            known[key.partition(":")[0]] = answered
        calm = session.danger == DangerLevel.NONE
        known["danger"] = session.danger
        known["level"] = reading.level
        known["understood"] = YES if reading.understood else NO
        known["only_city_question"] = YES if reading.only_city_question and calm else NO
        known["writer_is_child"] = YES if self.writer_is_child else NO
        known["language"] = session.language
        return known

    @property
    def writer_is_child(self) -> bool:
        """Say whether a child writes: by the story, or because they chose children's Japanese."""
        return self.reading.writer_is_child or self.session.language == FOR_CHILDREN

    def answer(self, wanted: AnswerType) -> AnswerValue | None:
        """Return the answer to the flow's first question of this type."""
        return self.session.answers.get(self.plan.first.get(wanted, ""))

    def person(self) -> Text:
        """Return how the person concerned is called in a text."""
        today = self.plan.flow.today
        about = self.answer(AnswerType.ABOUT)
        relation = "self" if about == "self" else self.reading.concerned
        if relation == "self" and about in _OTHERS:
            # NB: whoever said that it is about somebody else is not called "you".
            relation = ""
        return today.relations.get(relation) or today.replies["somebody"][0]

    def _filled(self, text: Text, values: Mapping[str, Value]) -> Mapping[str, Value]:
        if "{" not in text.source:
            return NO_VALUES
        topics = self.plan.flow.today.topics
        understood = tuple(topics[name] for name in self.reading.topics if name in topics)
        known: dict[str, Value] = {"person": self.person()}
        if understood:
            known["understood"] = understood
        return known | dict(values)
