"""A made-up news page, whole or with parts of one's own, for the tests of page cleaning."""

from __future__ import annotations

import json

SHELLING = (
    "Fighters of the Lemba Front shelled the market of Sakembe on Saturday morning, killing at least twelve "
    "people, according to a doctor at the only hospital in the town that is still open."
)
DENIAL = (
    "A spokesman of the Front denied it and said that its guns had not fired since the truce of last week, "
    "which both sides have accused each other of breaking."
)
AID = (
    "Aid workers said that the road to the lake had been cut since Thursday and that flour had become three "
    "times as dear as it was a month ago in the whole valley."
)
PROSE = f"<p>{SHELLING}</p><p>{DENIAL}</p><p>{AID}</p>"
HEADLINE = "Shelling kills twelve in Sakembe market, doctor says"


def page(body: str = PROSE, head: str = "", headline: str = HEADLINE) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{headline} | The Kivu Courier</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main><article><h1>{headline}</h1>{body}</article></main>"
        "<footer><p>© 2031 The Kivu Courier. All rights reserved.</p></footer></body></html>"
    )


def linked(**article: object) -> str:
    described = {"@context": "https://schema.org", "@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(described)}</script>'
