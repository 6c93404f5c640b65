"""How the makers of pages name the parts of a page, and what furniture says: tables to read down.

Names are those of class, id and itemprop in common use across publishing systems and themes; phrases are those
that systems and desks put round an article in any of them. None is one publisher's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def _names(*words: str) -> re.Pattern[str]:
    """Words that stand at the beginning of a part of a class or id: part-part, part_part, partPart."""
    return re.compile(rf"(?:^|[\s_\-]|(?-i:(?<=[a-z])(?=[A-Z])))(?:{'|'.join(words)})", re.IGNORECASE)


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
    "CAPTION": _names(
        r"(?:wp-)?caption(?![a-z])",
        r"(?:image|photo|img|media|picture)-?(?:caption|credit|desc)",
        r"credits?(?![a-z])",
        r"cutline",
    ),
    "QUOTE": _names(r"pull-?quote"),
    "BYLINE": _names(r"by-?lines?(?![a-z])", r"authors?(?:-?names?)?(?![a-z\-_])", r"contributors?(?![a-z])"),
    "STANDFIRST": _names(
        r"standfirst",
        r"sub-?title",
        r"sub-?head(?:line|ing)?",
        r"deck?(?![a-z])",
        r"lede?(?![a-z])",
        r"(?:article|story|post|entry)[\-_]{0,2}(?:summary|excerpt|intro|description|teaser|lead)",
        r"dek(?![a-z])",
        r"kicker-text",
    ),
    "SUMMARY": _names(r"key-?(?:points?|takeaways?|facts)", r"highlights?(?![a-z])", r"bullet-?points", r"tl-?dr"),
    "COMMENT": _names(r"comments?(?:-?(?:list|area|section|body|content|text|thread))?(?![a-z\-])", r"disqus"),
    "TIME": _names(
        r"date-?time",
        r"time-?stamp",
        r"pub(?:lish(?:ed)?)?-?(?:date|time)",
        r"date-?line",
        r"(?:post|entry|article|story)[\-_]{0,2}(?:date|time|meta)",
    ),
}

_PHRASES = (
    # asking for the reader's account, address or money
    r"(?:please )?(?:sign|log) (?:up|in)\b",
    r"(?:please )?subscribe\b",
    r".{0,80}\b(?:sign(?:ing)? up|subscrib(?:e|ing)) (?:here|now|today|to (?:our|the|read)|"
    r"for (?:our|the|free|full))\b",
    r".{0,80}\balready (?:a |an )?(?:subscriber|subscribed|member)\b",
    r"(?:get|receive) .{0,80}(?:newsletter|inbox|letterbox|delivered (?:to|straight))",
    r"to (?:view|read|continue reading|access) (?:the |this )?(?:full|rest of|more|article|story)\b",
    r"unlimited (?:online |digital )?access\b",
    r"(?:start|end) your day with",
    r"want more .{0,60}\?",
    r"(?:never miss|enjoying our|join our|join us)\b",
    r"(?:download|get) (?:our|the) .{0,30}\bapp\b",
    r"(?:you must|please) (?:confirm|log ?in|log ?out|register|sign)\b",
    r"support (?:our (?:work|journalism|reporting)|independent journalism)",
    r"(?:this )?helps (?:to )?(?:support|fund) our\b",
    # asking for a word, a click or company
    r"(?:follow|like|find|join) (?:us|@\w+|.{2,40} on (?:twitter|facebook|instagram|telegram|x)\b)",
    r"follow (?:him|her|them|me)\b",
    r"(?:click|tap) (?:here|to)\b",
    r"we(?: want to|[’']d (?:like|love) to) hear (?:what you|from you|your)",
    r"(?:submit|send) (?:a|your) (?:letter|comment|story|tip)s?\b",
    r"(?:do you have|have you got|have|got) (?:a |an |any )?(?:tips?|news|story|stories|something|question|"
    r"information)\b.{0,60}\?",
    r"if you (?:enjoyed|liked|have a (?:tip|story))",
    r"(?:like|enjoy(?:ed)?|love) (?:this|what you).{0,60}(?:\?|share|!)",
    r"get in touch\b",
    r"e-?mail (?:us|him|her|the (?:writer|author|reporter)|.{2,40} at \S{1,60}@)",
    r"(?:contact|reach) (?:us|the (?:writer|author|reporter|newsroom)|.{2,40} at \S{1,60}@)",
    r".{0,80}\bmay be reached at\b",
    # leading away
    r"(?:read|see|watch|view|learn) (?:more|also|next|all)\b(?=.{0,90}$)",
    r"\[?(?:related|read more|more|see more|see also|also read|watch)(?: (?:stories|articles?|posts?|content|topics|"
    r"links?|coverage|reading|news|now|live))?\s?[:|]",
    r"(?:don[’']t miss|more (?:like this|stories|news|on this|to read)|more from .{0,40}|see also|"
    r"recommended(?: for you)?|also read|"
    r"related(?: (?:stories|articles?|posts?|content|topics|links?|coverage|reading|news))?|"
    r"most (?:read|popular|viewed)|trending(?: now)?|latest news|up next|editor[’']s picks?|top stories|"
    r"what to read next|read next|further reading)\W{0,3}$",
    r"you (?:may|might) also (?:like|want|be interested)",
    r"also on [\w\-]{1,40}\.[a-z]{2,6}\b",
    r"for more (?:stories|news|on this|from)\b",
    r"(?:listen|subscribe) to .{0,60}\bpodcast\b.{0,80}$",
    r".{0,200}\bback to video$",
    # labels of the page's own parts
    r"(?:comments?|\d+ comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)|"
    r"(?:tell us )?what (?:do )?you think.{0,20}|share(?: (?:this|on|via|with)\b.{0,60})?|tweet(?: this)?|"
    r"click to tweet|email|print|save|reply|advertisements?|article content|sponsored(?: content| by .{0,40})?|"
    r"loading.{0,20}|skip (?:ad|to .{0,40})|continue reading.{0,60}|story continues(?: below.{0,30})?|"
    r"article continues.{0,40}|scroll (?:down|to) .{0,60}|play video.{0,60}|view gallery|show more|"
    r"view (?:all|comments).{0,40}|back to top)[.!:…»>\s]{0,5}$",
    r"(?:tags?|categories|category|filed under|topics|posted (?:in|under)|keywords)\s?:",
    r"(?:estimated )?reading time\b.{0,20}$",
    r"\d{1,2} min(?:ute)?s? read$",
    r"(?:to (?:view|watch|see) this .{0,30}(?:please )?enable|please enable|.{0,60}\benable javascript)\b",
    # rights, trade and privacy
    r"(?:©|\(c\)\s|copyright\s{1,2}(?:©|\(c\)|\d{4})).{0,160}$",
    r".{0,120}\ball rights reserved\b",
    r"(?:this (?:material|copy|article|story) (?:may not be|is for your personal)|to order presentation-ready)",
    r"our standards\b",
    r"we (?:may earn|use|earn) .{0,80}(?:commission|affiliate|cookies)",
    r".{0,60}\b(?:affiliate links?|accept cookies|cookie policy|privacy policy)\b.{0,80}$",
    r"this (?:article|post|story|page) (?:may contain|contains|includes) (?:affiliate|references to products)",
)
BOILERPLATE = re.compile(rf"^\W{{0,6}}(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
"""How a paragraph of furniture begins; only asked of short ones."""

BIOGRAPHY = re.compile(
    r"\b(?:is|are) (?:an? |the |our )?(?:\w+ ){0,4}?(?:writer|reporter|editor|journalist|correspondent|columnist|"
    r"author|founder|professor|fellow|lecturer|blogger|contributor|freelancer?|analyst|researcher|director)\b|"
    r"\b(?:covers|writes (?:about|for)|reports (?:on|for)|can be reached|tweets)\b",
    re.IGNORECASE,
)
"""How an author is told of."""
CONTACT = re.compile(
    r"@[\w.]|\bfollow (?:him|her|them)\b|\bon (?:twitter|facebook|instagram|linkedin)\b", re.IGNORECASE
)
"""How an author is to be reached."""

CREDITS = re.compile(
    r"^\W{0,2}(?:(?:(?:additional |with )?(?:reporting|editing|writing|production|graphics?)|compiled|edited|written) "
    r"(?:by|from)\b|source\s?: .{0,80}$)",
    re.IGNORECASE,
)
"""How a line names those who reported and edited, or the agencies it comes from."""

PICTURE_CREDIT = re.compile(
    r"^\W{0,2}(?:(?:file |featured |header |lead )?(?:photo(?:graph)?|image|picture|illustration|video)s?\s?"
    r"(?:credits?|courtesy|source|by (?-i:[A-Z])|:)|credits?\s?:|courtesy of\b)",
    re.IGNORECASE,
)
"""How a line names the maker of a picture."""
PICTURE_CREDIT_END = re.compile(
    r"[(\[]?\b(?:image|photo|picture|pic|illustration)s?(?: credit)?\s?:\s?[^():]{2,60}[)\]]?$", re.IGNORECASE
)
"""How a caption ends that names the maker of its picture."""
