"""Furniture that speaks to the reader: adverts, sharing, comments, newsletters, appeals, other stories."""

from __future__ import annotations

from whoholds.text.furniture_cue import SITE, Cue

# The whole paragraph is furniture.
READER: tuple[Cue, ...] = (
    Cue(
        "advert",
        (
            (
                r"[(\[—-]*\s*(?:advertise?ments?|advertising|ads?|publicidad|werbung|anzeige|реклама|sponsored(?: "
                r"content| links?| by.{0,30}| post)?|promoted(?: content| stories)?|paid (?:content|post|program)"
                r"|partner content|from our partners|ad feedback|skip ad(?:vert(?:isement)?)?)\s*[)\]—-]*[.!]?"
            ),
            (
                r"(?:the )?(?:story|article|text|content|report|post|material)s? (?:continues?|resumes?) (?:below"
                r"|after|under).{0,60}"
            ),
            r"continu\w+ (?:of|reading|below|after)\b.{0,80}\b(?:video|ad\w*|story|article|material|below|reading)",
            r"(?:the )?(?:rest of the )?(?:text|article|material) (?:below|under|after) the .{3,30}",
            r"(?:keep|continue) (?:on )?(?:reading|scrolling).{0,60}",
            r"(?:please )?scroll (?:down|for|to).{0,60}",
            r"(?:remove ads.{0,40}|report this ad)",
            (
                r"this (?:article|story|content|coverage) (?:was|is) (?:funded|sponsored|paid|supported|made possible"
                r"|brought to you)\b.*"
            ),
        ),
        limit=300,
    ),
    Cue(
        "share",
        (
            (
                rf"(?:(?:share|tweet|pin|post|send|save|follow(?: us)?|like|copy|email|print|find us|connect)\b[\s:"
                rf"|]*)+(?:(?:this|the|our|us|article|story|post|page|it|link|on|via|with|to|by|your|friends|in|at|and"
                rf"|or|{SITE})\b[\s,:|/.]*)*"
            ),
            (
                rf"(?:(?:follow us|find us|join us|subscribe to us|and|or|on|via|our)\s+|[,&|/:]\s*)*(?:{SITE}\b[\s,"
                rf"|/:.]*)+(?:share|channel|page|button|icon)?"
            ),
            r"(?:auf|in) \w+ teilen",
            r"(?:поделиться|поширити).{0,40}",
            (
                r"\d[\d,.]*+[km]?\s*(?:shares?|likes?|views?|retweets?|reads?)(?:\s*["
                r"|·,/]\s*\d[\d,.]*+[^\W\d]*+(?:\s[^\W\d]++)?)*"
            ),
            (
                r"(?:get short url|short ?link|permalink|bookmark|add to (?:favou?rites|reading list)|listen to "
                r"(?:this )?(?:article|story)|gift (?:this )?article|text size|font size)\b.{0,50}"
            ),
            r"(?:a\+?\s*a-?|resize|print(?: this)?(?: article| page)?|font|save(?: article| for later)?)",
        ),
        limit=160,
    ),
    Cue(
        "share",
        (
            (
                r"(?:please )?(?:join|follow|subscribe|find|like|add)\b(?: us| our| to| the latest| @?\w+(?: \w+)? "
                r"on).{0,100}\b(?:telegram|whats ?app|google news|twitter|facebook|instagram|youtube|viber|threads"
                r"|channel|apple news|social media|@\w+)\b.{0,120}"
            ),
            (
                r"(?:follow|join|check out|catch up with|stay (?:up to date|tuned|informed)|keep up)\b.{0,30}\b(?:our"
                r"|with|us|the (?:latest|news))\b.{0,60}\b(?:coverage|updates?|channel|news|latest|live ?blog|here"
                r"|@\w+)\b.{0,80}"
            ),
        ),
        limit=220,
    ),
    Cue(
        "comments",
        (
            (
                r"(?:\(?\d+\)?\s*)?(?:(?:no|leave a|add a|post a|write a|view|show|hide|read|all|load more|join the"
                r"|see|sort|latest|top|our)\s+)*(?:comments?|reply|replies|conversation|discussion)(?:\s*(?:found"
                r"|here|below|closed|policy|section|are closed(?: for this (?:article|post))?|\(?\d++\)?|yet"
                r"|guidelines))*[.!?]?"
            ),
            r"be the first to .{0,60}",
            r"your (?:email|e-mail) address will not be.{0,80}",
            r"what (?:do you think|are your thoughts)\b.{0,80}",
            r"(?:send|share|submit|tell) us (?:your|a|what|know)\b.{0,120}",
            r"do you (?:know|have) (?:more|anything|a story|any)\b.{0,120}",
        ),
    ),
    Cue(
        "comments",
        (
            (
                r".{0,60}\b(?:log ?in|sign in|register|logged in|create an account)\b.{0,30}\b(?:to|and"
                r"|or)\b.{0,20}\b(?:comment|post|reply|continue|read|join|leave|access|save)\w*.{0,80}"
            ),
        ),
        limit=200,
        needs=("log in", "login", "sign in", "register", "logged in", "create an account"),
    ),
    Cue(
        "correction",
        (
            (
                r"(?:to suggest|to report|suggest|submit|spotted|found|noticed|if you (?:find|see|notice|spot|found"
                r"|have found)) (?:a|an|any)?\s*(?:spelling|correction|error|mistake|typo|inaccurac"
                r"|factual)\w*.{0,200}"
            ),
            r"(?:this is a )?(?:developing|breaking|updating|live) (?:news )?(?:story|report|article)\b.{0,90}",
            (
                r"this (?:story|article|report|post|page|piece|headline) (?:has been|will be|is being|was) (?:updated"
                r"|corrected|amended|refiled|republished|edited|changed|first published|originally published"
                r"|automatically|auto-?generated|syndicated|translated)\b.*"
            ),
            r"(?:more (?:to follow|soon|details soon)|details to follow|stay with us)\b.{0,40}",
            r"(?:check|come) back (?:soon|later|for)\b.{0,60}",
            (
                r"\(?(?:this story|except for the headline|with the exception of the headline)\b.{0,60}\b(?:refiled"
                r"|ndtv|edited by|staff|syndicated|feed)\b.*"
            ),
        ),
        limit=320,
    ),
    Cue(
        "correction",
        (r".{0,200}\bctrl\s*\+\s*enter\b.*",),
        limit=300,
        needs=("ctrl",),
    ),
    Cue(
        "newsletter",
        (
            (
                r".{0,160}\b(?:sign up|subscribe|sign-up|delivered|straight to|get)\b.{0,80}\b(?:newsletters?|inbox"
                r"|daily briefing|email alerts?|news alerts?|mailing list|free daily|morning briefing)\b.*"
            ),
            (
                r".{0,120}\bnewsletters?\b.{0,100}\b(?:sign up|subscribe|brings? you|bringing you|delivered|inbox"
                r"|receive|privacy|promotion)\b.*"
            ),
            r"skip past newsletter promotion.*",
            r"after newsletter promotion.*",
        ),
        limit=1500,
        needs=(
            "newsletter",
            "inbox",
            "daily briefing",
            "alert",
            "mailing list",
            "free daily",
            "morning briefing",
        ),
    ),
    Cue(
        "newsletter",
        (
            r"sign up\b.{0,200}",
            r"subscribed?[.!]?",
            r"subscribe (?:now|today|here|to|for|from)\b.{0,120}",
            r"you['’]ve (?:successfully )?(?:subscribed|signed up)\b.{0,80}",
            r"(?:enter|your) e-?mail(?: address)?.{0,60}",
            (
                r"thank(?:s| you) for (?:signing up|subscribing|being with us|reading|your (?:support"
                r"|subscription))\b.{0,160}"
            ),
            r"(?:by )?(?:subscribing|signing up|clicking|entering your email)\b.{0,40}\byou agree\b.*",
            r"invalid email.{0,40}",
            r"unsubscribe\b.{0,80}",
            r".{0,30}\bget (?:instant|breaking|the latest) (?:alerts|news alerts|updates)\b.{0,80}",
        ),
        limit=420,
    ),
    Cue(
        "appeal",
        (
            r"(?:support (?:us|\w+(?: \w+)?) (?:or|and|by|on)\b.{0,60}\b(?:patron|member|donat|patreon)\w*.{0,40})",
            (
                r"(?:please )?(?:donate|support (?:us|our)|become a (?:member|supporter|patron|subscriber)|make a "
                r"(?:donation|contribution|gift)|contribute|give (?:now|today|monthly)|buy us a coffee|help us "
                r'(?:keep|stay|continue|report|do|make|tell|fund|reach)|chip in|back our)\b[^"“”]{0,160}'
            ),
            (
                r"help (?:ukraine|us|sudan|gaza|syria|victims)\b.{0,30}\b(?:join|donate|collection|fundrais|give|pay"
                r"|here|support)\w*\b.{0,140}"
            ),
            r"remind me (?:later|in .{3,30}|next .{3,20})\.?",
            r"(?:no|maybe) (?:thanks|later)\.?",
            r"(?:once|monthly|annual|one-?time|single)(?:\s+(?:monthly|annual|yearly))*",
            r"[$€£]\d+(?:\s+[$€£]?\d+){0,6}",
            r"(?:other amount|continue|×|not ready to support.{0,80}|we accept.{0,60})[.!]?",
            r"(?:click|tap) here\b.{0,200}",
            r"(?:download|get) (?:the|our) .{0,30}\bapps?\b.{0,80}",
        ),
        limit=240,
    ),
    Cue(
        "appeal",
        (
            r".{0,160}\b(?:paypal|patreon|ko-?fi|buymeacoffee|donorbox|gofundme|monobank|iban)\b.{0,160}",
            r".{0,60}\b(?:app store|google play)\b.{0,60}",
        ),
        limit=320,
        needs=(
            "paypal",
            "patreon",
            "kofi",
            "ko-fi",
            "buymeacoffee",
            "donorbox",
            "gofundme",
            "monobank",
            "iban",
            "app store",
            "google play",
        ),
    ),
    Cue(
        "disclaimer",
        (
            (
                r"(?:disclaimer\s*:\s*)?(?:the |any |all )?(?:views?|opinions?|positions?)(?:,? (?:and|or"
                r"|thoughts,?) opinions?)?(?: and positions)?,? (?:here(?:in)?|that are |which are )?(?:expressed"
                r"|stated|given|contained|published|of)\b.*\b(?:author|writer|own|necessarily|reflect|editorial"
                r"|represent)\w*.*"
            ),
            (
                r"this (?:article|column|piece|commentary|op-?ed) (?:reflects|represents|expresses|first appeared"
                r"|originally appeared|is (?:an? )?(?:opinion|republished|reprinted|part of))\b.*"
            ),
            r"(?:reprinted|republished|reposted|syndicated) (?:from|with|by|under)\b.*",
            r"(?:originally published|read the original|(?:note\s*:\s*)?isw does not receive any)\b.*",
        ),
        limit=700,
    ),
    Cue(
        "related",
        (
            (
                r"(?:(?:also |please )?(?:read|see|watch|view) (?:also|more|next|now)|also (?:read|on|see)"
                r"|related(?: (?:articles?|stor(?:y|ies)|content|news|video|reading|coverage|link|topics?))?"
                r"|recommended(?: (?:reading|for you|stories))?|read|further reading|editor['’]s (?:pick|choice)s?"
                r"|don['’]t miss|must[- ]read|trending|in case you missed it|icymi|learn more|читайте (?:также|також)"
                r"|lesen sie auch|more here|full (?:story|coverage|report))\s*[:>»›|]\s*\S.{0,220}"
            ),
            (
                r"read (?:more|next|also)(?: (?:about|from|on|at|in|here|about it here|stories|news"
                r"|by)\b[^.]{0,120})?\s*[:.»›>…]*"
            ),
            (
                r"[>»*_\s-]*(?:(?:you (?:can|may|might) (?:also )?|to |for more,? |please |our |and )?(?:read|see"
                r"|watch|listen|find|click|view|learn|check|follow|go|discover|explore)\b[^.!?]{0,140}\b(?:here|this "
                r"link|link below|our (?:website|page|site|live|explainer|coverage|guide))\b\s*[.!>»)]*)"
            ),
            (
                r"(?:read|view|watch|listen to|explore|browse)\b (?:this|the|our|more|\w+['’]s|all|about|full"
                r'|an?)\b[^"“”]{0,130}'
            ),
            (
                r"(?:24/7|round-the-clock|full|live|complete|latest|breaking) (?:news )?(?:coverage|updates?"
                r"|news)\b[^.]{0,80}"
            ),
            (
                r"(?:other topics of interest|you may (?:also )?(?:like|be interested|enjoy)|more (?:stories|news) "
                r"(?:from|on|like)|also in the news|related (?:articles?|stories|news)|recommended (?:for you"
                r"|stories))\b\s*.{0,400}"
            ),
            r"(?:what to (?:read|watch|know) next.{0,60}|in other developments\s*[:.]?)",
            r"(?:for )?more (?:on|about) (?:this|the) (?:story|topic|subject|war|conflict)\b.{0,40}",
        ),
        limit=480,
    ),
    Cue(
        "related",
        (r""".{0,200}(?:[a-z?!’'”"]|\s)read more\s*[.»›>…]*""",),
        limit=260,
        needs=("read more",),
    ),
    Cue(
        "related",
        (
            (
                r".{0,200}\b(?:on|at|in|to|visit|see)\b.{0,30}(?:\b(?:our|the)\b|['’]s\b).{0,20}\b(?:main page|home "
                r"?page|live (?:blog|coverage|feed|updates|page))\b(?: of \S+)?(?:[.!?]\s*if you don['’]t "
                r"want.*)?[.!]?"
            ),
        ),
        limit=320,
        needs=("main page", "home page", "homepage", "live "),
    ),
    Cue(
        "signoff",
        (
            (
                r"(?:and that['’]s it for|that['’]s (?:all|it) (?:for|from)|we(?:['’]ll| will) be (?:closing|back"
                r"|wrapping)|thank(?:s| you) for (?:following|joining|reading)|goodbye|good night)\b.{0,160}"
            ),
            r".{0,80}\bwill bring you the latest\b.{0,140}",
            (
                r"(?:about the authors?|the next issue of\b.*|this (?:card|report|brief|bulletin|newsletter) (?:was"
                r"|is) (?:produced|published|compiled|prepared) by\b.*)"
            ),
        ),
        limit=400,
    ),
)
