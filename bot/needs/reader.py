"""Reads a story: the texts of one consultation become a ``Reading``, each item with evidence.

It knows words, not people: it never guesses what was not said, gives no score, and never raises on
any text.  ``bot.commands`` and the channels call it before anything else happens with a letter.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.needs.danger import Sign, Writer
from bot.needs.household import CHILDREN
from bot.needs.meant import STRANGER
from bot.needs.mentions import CLIENT, Mentions
from bot.needs.passage import Passage, Said, fold, passage_of
from bot.needs.people import is_pupil, people_of
from bot.needs.presence import NEIGHBOUR
from bot.needs.screening import Screened, Screening
from bot.needs.spoken import NO_WORDS, Spoken
from bot.needs.story import Story
from bot.needs.vocabulary import Vocabulary
from bot.needs.weights import Weights
from bot.reading import Danger, Person, Reading

NOTHING_ANSWERED: Mapping[str, str] = MappingProxyType({})
CHILD_WRITES_ENOUGH = 8
_FIRST_KANJI = frozenset(
    "父母兄姉弟妹家人口手目耳足子女男小中大学校先生友年日月火水木金土上下本名一二三四五六七八九十"
)


class Reader:
    """Reads with the words of one vocabulary; holds nothing of what it read."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights | None = None) -> None:
        self.vocabulary = vocabulary
        self._mentions = Mentions(vocabulary)
        self._screening = Screening(vocabulary, weights)
        self._small_talk = sorted(map(fold, vocabulary.small_talk), key=len, reverse=True)

    def screen(self, texts: Sequence[Said]) -> Danger:
        """Return the danger that ``read`` finds in the same texts."""
        return self._screened(self.listen(texts)).danger

    def read(self, texts: Sequence[Said], answers: Mapping[str, str] = NOTHING_ANSWERED) -> Reading:
        """Return what is understood from ``texts`` and the facts answered so far.

        ``answers`` maps ``Question.key`` to ``yes``, ``no`` or ``unknown`` for the fact itself.
        """
        spoken = self.listen(texts)
        screened = self._screened(spoken)
        return Story(self.vocabulary, spoken, screened, answers).reading(
            told=self._told(spoken.passage),
            people=self._people(spoken),
            child=self._writer_is_child(spoken),
        )

    def _people(self, spoken: Spoken) -> tuple[Person, ...]:
        if spoken.says(self.vocabulary.lists.get("asides", NO_WORDS)):
            return ()
        version = self.vocabulary.version
        return people_of(spoken.passage, spoken.mentions, version, self._unnamed(spoken))

    def listen(self, texts: Sequence[Said]) -> Spoken:
        """Return what ``texts`` say of every list, before anything is concluded."""
        lexicon = self.vocabulary.lexicon
        passage = passage_of(texts, lexicon.tokenizer)
        return lexicon.hear(passage, self._mentions.find(passage))

    def signs(self, spoken: Spoken) -> tuple[Sign, ...]:
        """Return every rule of danger that comes true, hints among them."""
        return self._screening.signs(spoken)

    def _screened(self, spoken: Spoken) -> Screened:
        writer = Writer(self._writer_is_child(spoken), self._says(spoken, "professional"))
        return self._screening.screened(spoken, writer)

    def _says(self, spoken: Spoken, writer: str) -> bool:
        return spoken.says(self.vocabulary.writers.get(writer, NO_WORDS))

    def _unnamed(self, spoken: Spoken) -> str:
        """Return who is meant by somebody of whom only age and sex are told."""
        at_work = self._says(spoken, "at_work") or self._opens_with_a_role(spoken)
        if at_work and self._says(spoken, "clients"):
            return CLIENT
        if self._says(spoken, "passer_by"):
            return STRANGER
        writers = self.vocabulary.writers
        elsewhere = spoken.spans(writers.get("not_next_door", NO_WORDS))
        next_door = spoken.spans(writers.get("next_door", NO_WORDS))
        told = any(not any(said.gap(other) == 0 for other in elsewhere) for said in next_door)
        keeps = self._says(spoken, "keepers") and self._says(spoken, "clients")
        return NEIGHBOUR if told or keeps else ""

    def _opens_with_a_role(self, spoken: Spoken) -> bool:
        """Say whether the first sentence is only who writes (MSW。 老人ホームの施設長。)."""
        passage = spoken.passage
        for role in spoken.spans(self.vocabulary.writers.get("roles", NO_WORDS)):
            first = passage.sentence(role)
            if first.start > 0:
                return False
            named = any(mention.span.start < first.end for mention in spoken.mentions)
            if first.end == role.end and not named:
                return True
        return False

    def _told(self, passage: Passage) -> bool:
        rest = passage.text
        for words in self._small_talk:
            rest = rest.replace(words, "") if words else rest
        return bool(rest)

    def _writer_is_child(self, spoken: Spoken) -> bool:
        passage = spoken.passage
        text = passage.joined
        named = {mention.relation for mention in spoken.mentions}
        if named & {*CHILDREN, CLIENT}:
            return False
        if is_pupil(text):
            return True
        as_a_child = self._says(spoken, "child_family") and not self._says(spoken, "not_child")
        kanji = {character for character in passage.text if "一" <= character <= "鿿"}
        simple = not kanji or (kanji <= _FIRST_KANJI and self._says(spoken, "child_self"))
        long_enough = sum("ぁ" <= c <= "ん" for c in passage.text) >= CHILD_WRITES_ENOUGH
        return as_a_child and simple and long_enough
