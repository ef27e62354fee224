"""Flows made by program, for measuring: as text, the way an author would have written them."""

LEAVING = """
leaving:
  stop:
    - refer: ward_coordinator
      when: danger is at least thoughts
      closing: わかりました（{ticket.number}）。
    - inform: stopped
      door: always
      text: わかりました。
  silent:
    after: 3 days
    steps:
      - refer: ward_coordinator
  human:
    - refer: ward_coordinator
      closing: 相談員がお返事します。
  delete:
    - inform: deleted
      door: always
      text: 消しました。
"""

HEAD = """flow: {name}
title: はかるための流れ
for: agencies
questions:
  at_most: {at_most}
  pages_at_most: 3
buttons: [skip, human]
steps:
  - notice: how_it_works
    for: [receive, contact, share_with_agencies]
    tells: [who_reads, when_read, passed_on_in_danger, how_to_delete, not_a_person]
    text: 書いてくださったことは、相談員が{{reads_by}}に読みます。
  - ask: story
    type: story
    text: どんなことでお困りですか。
    why: 正しく伝えるためです。
"""

END = """  - refer: ward_coordinator
    closing: 受けとりました（{ticket.number}）。
"""


def flow(name: str, questions: int, conditions: int) -> str:
    """Return a flow with this many questions, of which so many hang on earlier answers."""
    every = questions // conditions
    steps = [HEAD.format(name=name, at_most=questions + 2)]
    for number in range(questions):
        when = number and number % every == 0
        steps.append(_question(number, number - 1 if when else None))
    return "".join((*steps, END, LEAVING))


def _question(number: int, depends_on: int | None) -> str:
    condition = f"    when: q{depends_on} is one of (a, b)\n" if depends_on is not None else ""
    return f"""  - ask: q{number}
    type: choice
{condition}    text: {number}番めのことを教えてください。
    choices:
      a: はい甲{number}です
      b: いや乙{number}です
      c: まあ丙{number}です
    why: 順番に考えるためです。
"""
