"""What rules and the second look say together of patterns and domains (decision 0012).

A rule that the second look doubts has only raised a suspicion; what the second look sees by itself
counts as well.  Answers are not doubted.  Without a second look the rules decide.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.needs.passage import Span
from bot.needs.second_look import Looked
from bot.needs.vocabulary import PatternRule
from bot.reading import Evidence, Finding, Need, PatternState

RISING = (PatternState.UNKNOWN, PatternState.SUSPECTED, PatternState.FOUND)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second look says: by itself, and what it does not doubt where a rule says so.

    ``evidence`` returns the words that weighed most for a label; they are only looked for where
    no rule has words of its own.
    """

    seen: Mapping[str, PatternState]
    agreed: frozenset[str]
    evidence: Callable[[str], tuple[Evidence, ...]]


def opinion_of(looked: Looked, words: Callable[[str, Span], tuple[Evidence, ...]]) -> Opinion:
    """Return what was seen; ``words`` finds what weighed most for a label, and where."""
    states = {label: state for label, (state, _) in looked.seen.items()}
    return Opinion(states, looked.agreed, lambda label: words(label, looked.seen[label][1]))


def agreed_patterns(
    findings: Mapping[str, Finding],
    opinion: Opinion | None,
    rules: Mapping[str, PatternRule],
    answered: Collection[str],
) -> dict[str, Finding]:
    """Return what is known of every pattern; ``answered`` are facts that a button told."""
    if opinion is None:
        return dict(findings)
    return {
        name: _agreed(one, opinion, set(rules[name].rests_on).isdisjoint(answered))
        for name, one in findings.items()
    }


def _agreed(one: Finding, opinion: Opinion, may_be_doubted: bool) -> Finding:
    seen = opinion.seen.get(one.pattern, PatternState.UNKNOWN)
    if one.state is PatternState.FOUND:
        stands = one.pattern in opinion.agreed or not may_be_doubted
        return one if stands else replace(one, state=PatternState.SUSPECTED)
    if one.state in RISING and RISING.index(seen) > RISING.index(one.state):
        return Finding(one.pattern, seen, opinion.evidence(one.pattern))
    return one


def needs_seen(
    said: Collection[str], opinion: Opinion | None, domains: Iterable[str]
) -> tuple[Need, ...]:
    """Return the needs in those of ``domains`` that only the second look sees."""
    if opinion is None:
        return ()
    found = (name for name in domains if opinion.seen.get(name) is PatternState.FOUND)
    return tuple(
        Need("", "", (name,), opinion.evidence(name)) for name in found if name not in said
    )


def agreed_domains(said: Iterable[str], opinion: Opinion | None) -> set[str]:
    """Return those of the domains that words of the story name which are not doubted."""
    if opinion is None:
        return {*said}
    return {domain for domain in said if agreed_that(domain, True, opinion)}


def agreed_that(label: str, said: bool, opinion: Opinion | None) -> bool:
    """Return whether ``label`` is so: the second look sees it, or rules say so undoubted."""
    if opinion is None:
        return said
    seen = opinion.seen.get(label) is PatternState.FOUND
    return seen or (said and label in opinion.agreed)
