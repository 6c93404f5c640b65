"""How the makers of pages name the parts of a page, and what furniture says: tables to read down.

Names are those of class, id and itemprop in common use across publishing systems and themes; phrases are those
that systems and desks put round an article in any of them. None is one publisher's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def _names(*words: str) -> re.Pattern[str]:
    """Words that stand at the beginning of a part of a class or id: part-part, part_part, partPart."""
    return re.compile(rf"(?:^|[\s_\-]|(?<=[a-z])(?=[A-Z]))(?:{'|'.join(words)})", re.IGNORECASE)


FURNITURE = _names(
    r"nav(?:bar|igation)?(?![a-z])",
    r"(?:main|sub|site)-?nav",
    r"footer",
    r"bread-?crumbs?",
    r"cookie",
    r"menu(?![a-z])",
    r"pagination",
    r"skip-?(?:link|to)",
    r"screen-reader",
    r"visually-?hidden",
    r"sr-only",
    r"print-(?:only|header)",
    r"rollover",
    r"tool-?tip",
    r"pop-?over",
    r"modal(?![a-z])",
)
"""Never the article."""

SUSPECT = _names(
    r"related",
    r"side-?bar",
    r"promo",
    r"news-?letters?(?![a-z])",
    r"subscri(?:be|ption)",
    r"sign-?up",
    r"recommend",
    r"most-?(?:read|popular|viewed|shared)",
    r"popular",
    r"trending",
    r"read-?(?:more|next|also)",
    r"more-(?:stories|news|on|from|like)",
    r"see-?also",
    r"also-?(?:on|read|like)",
    r"out-?brain",
    r"taboola",
    r"sponsor",
    r"advert",
    r"ads?(?![a-z])",
    r"cta(?![a-z])",
    r"paywall-(?:banner|message|prompt)",
    r"share(?![a-z])",
    r"sharing",
    r"social",
    r"follow",
    r"tags?(?![a-z])",
    r"topics?(?![a-z])",
    r"author-?(?:bio|box|info|card|profile)",
    r"about-?(?:the-)?author",
    r"bio(?![a-z])",
    r"disclaimer",
    r"copyright",
    r"product-(?:callout|card|box)",
    r"rail(?![a-z])",
    r"teaser",
    r"comments?(?![a-z])",
    r"disqus",
    r"respond(?![a-z])",
    r"toc(?![a-z])",
    r"table-of-contents",
)
"""The article only where an extractor insists."""

ROLES: Mapping[str, re.Pattern[str]] = {
    "CAPTION": _names(r"(?:wp-)?caption(?![a-z])", r"(?:image|photo|img|media|picture)-?(?:caption|credit|desc)",
                      r"credits?(?![a-z])", r"cutline"),
    "QUOTE": _names(r"pull-?quote"),
    "BYLINE": _names(r"by-?lines?(?![a-z])", r"authors?(?:-?names?)?(?![a-z\-_])", r"contributors?(?![a-z])"),
    "STANDFIRST": _names(r"standfirst", r"sub-?title", r"sub-?head(?:line|ing)?", r"deck?(?![a-z])", r"lede?(?![a-z])",
                         r"(?:article|story|post|entry)[\-_]{0,2}(?:summary|excerpt|intro|description|teaser|lead)",
                         r"dek(?![a-z])", r"kicker-text"),
    "SUMMARY": _names(r"key-?(?:points?|takeaways?|facts)", r"highlights?(?![a-z])", r"bullet-?points", r"tl-?dr"),
    "COMMENT": _names(r"comments?(?:-?(?:list|area|section|body|content|text|thread))?(?![a-z\-])", r"disqus"),
    "TIME": _names(r"date-?time", r"time-?stamp", r"pub(?:lish(?:ed)?)?-?(?:date|time)", r"date-?line",
                   r"(?:post|entry|article|story)[\-_]{0,2}(?:date|time|meta)"),
}

_PHRASES = (
    r"(?:please )?(?:sign|log) (?:up|in)\b",
    r"(?:please )?subscribe\b",
    r"(?:get|receive) .{0,80}(?:newsletter|inbox|letterbox|delivered)",
    r"(?:start|end) your day with",
    r"want more .{0,60}\?",
    r"(?:download|get) (?:our|the) .{0,30}\bapp\b",
    r"(?:follow|like|find|join) (?:us|him|her|them|me|@\w+|.{2,40} on (?:twitter|facebook|instagram|x)\b)",
    r"(?:click|tap) (?:here|to)\b",
    r"(?:read|see|watch|view|learn) (?:more|also|next|all)\b(?=.{0,3}$|\s*[:|\-–—]|.{0,90}$)",
    r"(?:don[’']t miss|more (?:like this|stories|news|on this|from|to read)|more:|see also|you (?:may|might) (?:also )?"
    r"(?:like|want|be interested)|recommended|also (?:read|on\b)|also:|related(?: (?:stories|articles?|posts?|content|"
    r"topics|links?|coverage|reading|news))?\s*(?::|$)|most (?:read|popular|viewed)|trending(?: now)?$|latest news$|"
    r"up next|editor[’']s picks?|top stories|what to read next|read next|further reading$)",
    r"\[?(?:related|read more|more|see more|see also|also read|watch)\b[^:]{0,20}:",
    r"(?:©|\(c\)|copyright\b).{0,160}$",
    r".{0,120}\ball rights reserved\b",
    r"(?:this (?:material|copy|article|story) (?:may not be|is for your personal)|to order presentation-ready)",
    r"(?:comments?|\d+ comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)|"
    r"(?:tell us )?what (?:do )?you think.{0,20}|share(?: (?:this|on|via|with)\b.{0,60})?|tweet(?: this)?|click to tweet|"
    r"email|print|save|reply|advertisements?|sponsored(?: content| by .{0,40})?|loading.{0,20}|skip (?:ad|to .{0,40})|"
    r"continue reading.{0,60}|story continues(?: below.{0,30})?|article continues.{0,40}|"
    r"scroll (?:down|to) .{0,60}|play video.{0,60}|view gallery|show more|view (?:all|comments).{0,40}|back to top)"
    r"[.!:…»>\s]{0,5}$",
    r"(?:like|enjoy(?:ed)?|love) (?:this|what you).{0,60}(?:\?|share|!)",
    r"if you (?:enjoyed|liked|have a (?:tip|story))",
    r"(?:have|got) (?:a |any )?(?:tips?|news|story|stories|something)\b.{0,60}\?",
    r"(?:tags?|categories|category|filed under|topics|posted (?:in|under)|keywords)\s*:",
    r"(?:e-?mail|contact|reach) (?:the (?:writer|author|reporter)|us|him|her|.{2,40} at [\w.+-]{1,60}@)",
    r".{0,80}\bmay be reached at\b",
    r"(?:estimated )?reading time\b.{0,20}$",
    r"\d{1,2} min(?:ute)?s? read$",
    r"source\s?: .{0,60}$",
    r"(?:our standards|the thomson reuters trust)",
    r"we (?:may earn|use|earn) .{0,80}(?:commission|affiliate|cookies)",
    r".{0,60}\b(?:affiliate links?|accept cookies|cookie policy|privacy policy)\b.{0,80}$",
    r".{0,80}\b(?:sign(?:ing)? up|subscrib(?:e|ing)) (?:here|now|today|to (?:our|the|read)|for (?:our|the|free|full))\b",
    r".{0,80}\balready (?:a |an )?(?:subscriber|subscribed|member)\b",
    r"to (?:view|read|continue reading|access) (?:the |this )?(?:full|rest|more|article|story)",
    r"never miss\b",
    r"we(?: want to|[’']d (?:like|love) to) hear (?:what you|from you|your)",
    r"(?:submit|send) (?:a|your) (?:letter|comment|story|tip)s?\b",
    r"do you have (?:a (?:story|tip|question)|any (?:information|tips))",
    r"(?:listen|subscribe) to .{0,60}\bpodcast\b.{0,80}$",
    r"(?:support|donate to|become a member of) (?:us|our|independent)\b",
    r"(?:this (?:article|post|story|page) (?:may contain|contains|includes) (?:affiliate|references to products))",
)
BOILERPLATE = re.compile(rf"^\W{{0,6}}(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
"""How a paragraph of furniture begins; only asked of short ones."""

BIOGRAPHY = re.compile(
    r"^(?:about the authors?\b|[^\W\d_][^.!?]{3,80}? (?:is|was|are) (?:an? |the |professor |director |editor |senior |founder |"
    r"currently )[^\n]{0,400}?\b(?:writer|reporter|editor|journalist|correspondent|columnist|author|founder|professor|fellow|"
    r"lecturer|blogger|contributor|freelancer?|analyst at|researcher at|twitter|follow (?:him|her|them))\b|"
    r"[^\W\d_][^.!?]{3,60}? (?:covers|writes (?:about|for)|reports (?:on|for)|can be reached|tweets)\b)",
    re.IGNORECASE,
)
"""How an author is told of."""
CREDITS = re.compile(
    r"^\W{0,2}(?:(?:additional |with )?(?:reporting|editing|writing|production|graphics?)|compiled|edited|written|reported) by\b",
    re.IGNORECASE,
)
"""How a line names those who reported and edited."""
PICTURE_CREDIT = re.compile(
    r"^\W{0,2}(?:(?:file |featured |header |lead )?(?:photo(?:graph)?|image|picture|illustration|video)s?\s*(?:credits?|courtesy|source|by|from|via|:)|"
    r"credits?\s*:|courtesy of\b)",
    re.IGNORECASE,
)
"""How a picture's maker is named under it."""
