"""The label sets of the reader's heads, in the order in which the weights know them."""

from __future__ import annotations

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
FEATURES = {
    "VerbForm": "Fin Inf Part Ger".split(),
    "Tense": "Past Pres".split(),
    "Mood": "Ind Imp Sub".split(),
    "Voice": "Pass".split(),
    "Number": "Sing Plur Ptan".split(),
    "Person": "1 2 3".split(),
    "Degree": "Pos Cmp Sup".split(),
    "PronType": "Prs Art Dem Int Rel Ind Tot Neg Emp Rcp".split(),
    "NumType": "Card Ord Frac Mult".split(),
}
"""The features of Universal Dependencies that the reader tells; the first label of each head is none of these."""
PREDICATES = "none plain light aux".split()
"""What a word is as a predicate: none, one with roles, a light verb (PropBank's LV), an auxiliary."""
DEPRELS = (
    "root nsubj obj iobj obl nmod amod advmod acl advcl ccomp xcomp csubj conj cc case mark det aux cop punct compound "
    "flat appos nummod parataxis fixed list expl discourse vocative dislocated orphan goeswith reparandum dep "
    "nsubj:pass csubj:pass aux:pass obl:agent nsubj:outer csubj:outer acl:relcl advcl:relcl nmod:poss nmod:unmarked "
    "obl:unmarked nmod:desc det:predet cc:preconj compound:prt"
).split()
ROLES = (
    "ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-TMP ARGM-LOC ARGM-MNR ARGM-ADV ARGM-MOD ARGM-NEG ARGM-DIS ARGM-EXT ARGM-PRP "
    "ARGM-CAU ARGM-DIR ARGM-PRD ARGM-ADJ ARGM-LVB ARGM-PRR ARGM-GOL ARGM-COM ARGM-CXN ARGM-REC C-V C-ARG1 C-ARG2 "
    "C-ARG0 C-ARG3 C-ARGM-CXN R-ARG0 R-ARG1 R-ARG2 R-ARGM-LOC R-ARGM-TMP R-ARGM-ADV"
).split()
"""PropBank's roles, with those of fewer than twenty examples in the treebank left out."""
MENTIONS = "person group organization place facility weapon vehicle nationality".split()
"""Kinds of mentions, as the record has them."""
PARTS = "source cue content".split()
"""What a word is to a cue of saying."""
CUES = "none cue".split()
"""Whether a word is the chief word of a cue."""
SAID = "none said".split()
"""Whether a word stands inside somebody's words."""
ACTS = (
    "state claim confirm deny accuse threaten warn demand offer promise agree reject plan predict believe want doubt "
    "suspect ask"
).split()
"""What a saying does, as the record has it."""
TYPES = (
    "none ASSAULT COERCE CONTROL MOBILIZE PROTEST DISPLACEMENT SHORTAGE ACCESS AID AGREE CONSULT SUPPORT CONCEDE "
    "COOPERATE RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION ASSESSMENT"
).split()
"""Types of claims that a word may tell."""
POLARITY = "positive negative".split()
MODALITY = "actual possible scheduled future conditional attempted demanded".split()
