"""How often each rule that attributes was right, in thousandths: the certainty of what it finds.

Measured on 850 annotated German articles (`evaluation/quotations.py --rules`): the stretch was annotated and the speaker
was the right one, with seven right ones of ten added to each rule, so that one seen rarely is not believed blindly. The
annotation names speakers as they are mentioned, so a resolved pronoun may count as wrong: the figures are rather too low.
Where articles are not enough: `subjunctive` is not annotated there and was judged by hand (30 sentences, 18 right);
`verb_last` is from the annotated Korean documents and own sentences (15, all right); `announced`, `next_paragraph` and
`follows` were seen fewer than five times.

Invariant: every rule that makes quotations stands here.
"""

CERTAINTIES: dict[str, int] = {
    # direct
    "cue_after": 870,  # 99: "„Q“, sagte X"
    "cue_before": 740,  # 165: "X sagte: „Q“"
    "colon": 700,  # 43: a name and a colon, no verb of saying
    "nested": 660,  # 160: a fragment inside reported speech
    "term": 560,  # 61: "nannte es „Q“"
    "continued": 620,  # 16: the same speaker goes on in the paragraph
    "continued_fragment": 600,  # 20
    "follows": 700,  # 2: alone after a sentence that reports
    "announced": 700,  # 1: after a sentence that ends with a colon
    "next_paragraph": 700,  # 0
    "fragment": 780,  # 95: that it is quoted; from whom is not known
    # indirect
    "according": 790,  # 449: "laut X C"
    "theirs": 560,  # 45: "seiner Meinung nach C"
    "as_before": 850,  # 56: "wie X sagte, C"
    "as_after": 530,  # 20: "C, wie X sagte"
    "said_after": 640,  # 126: "C, sagte X"
    "that": 720,  # 287: "X sagte, dass C"
    "bare_clause": 620,  # 342: "X sagte, C"
    "colon_clause": 470,  # 7: "X sagte: C"
    "dropped_subject": 580,  # 21: "Dodał, że C"
    "asks": 700,  # too few in German, where "bare_clause" reads them: "X призвал Y сделать C"
    "of_this": 720,  # 33: "C. Об этом сообщил X"
    "impersonal": 650,  # 10: "es heißt, C"
    "subjunctive": 600,  # by hand: a sentence in the mood of reported speech
    "participle": 750,  # no German form: "X осудил снос, напомнив, что C"
    "verb_last": 880,  # 15: "X는 C고 밝혔다"
}
