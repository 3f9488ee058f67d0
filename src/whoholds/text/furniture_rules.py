"""The words by which page furniture in plain text is known: a table, read by `furniture`.

Provenance: written by hand from the habits of English-language news sites, wire feeds, web archives, scrapers and
newsletter tools, 2014-2026, with the commonest German, Russian and Ukrainian strings of multilingual sites. Known
problems: a paragraph of the body that consists of nothing but such words ("Share.") is lost; appeals worded as
reporting are kept; credits in other scripts are not known.

Each phrase is a regular expression, matched without regard to case (but for ``(?-i:...)``) against a paragraph
stripped of list marks, emphasis and heading marks. A phrase must match the whole paragraph, except in `INLINE`, where
what it matches is cut out and the rest stays.
"""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """One rule. `limit` is the longest paragraph (characters) it may take, 0 any.

    `needs` are lower-case words one of which the report must contain for the rule to be tried at all: it keeps phrases
    that may begin anywhere from being tried on every paragraph.
    """

    rule: str
    phrases: tuple[str, ...]
    limit: int = 200
    needs: tuple[str, ...] = ()


_UNIT = (
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|yrs?|years?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?(?:\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,?(?:\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_SITE = (
    r"(?:facebook|twitter|x|whats\s?app|telegram|linked\s?in|reddit|pinterest|e?-?mail|messenger|flipboard|threads"
    r"|instagram|youtube|tiktok|bluesky|viber|xing|vk|google news|rss|copy link|copy the link|print)"
)
_AGENCY = (
    r"(?:afp|ap|reuters|(?:the )?associated press|agence france-presse|tass|dpa|efe|ansa|epa|upi|ians|pti|aap"
    r"|anadolu(?: agency)?|interfax(?:-ukraine)?|ukrinform|ria novosti|getty(?: images)?|pa|pa media|bloomberg|cnn"
    r"|bbc|al jazeera|agencies|news agencies|staff)"
)
_STOCK = (
    r"(?:AP|AFP|EPA|EPA-EFE|EFE|REUTERS|Reuters|Getty|TASS|Sputnik|Shutterstock|Anadolu|Global Images|Zuma|NurPhoto"
    r"|dpa|IMAGO)"
)
_NAMES = (
    r"(?-i:(?:(?:[A-Z][\w'’-]*\.?|al-\w+|and|in|at|for|the|of|with|by|from|de|van|von|additional|reporting|writing"
    r"|editing|further)(?:[\s;,/&|)]+|\.?$))+)"
)

# The whole paragraph is furniture.
WHOLE: tuple[Cue, ...] = (
    Cue(
        "layout",
        (
            r'\[/?(?:ad|feed|gallery|caption|embed|video|image|photo)[\w=" -]*\]',
            r"(?:[-=_*~#+.<>|!•·—–\s]|&nbsp;|&gt;)+",
            r'(?:\[\s*\]\([^)]*\)?|[-*•\s])+(?:"[^"]*"\))?',
            r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*",
        ),
        limit=0,
    ),
    Cue(
        "source",
        (
            r"source(?:\s+(?:site|link|article|url))?(?:[-\s:]+(?:\d+|https?://\S+|\S+\.\S+))?",
            (
                r"(?:read |see |view |visit )?(?:the )?(?:original )?(?:article|post|source|story)(?: link)?\s*(?:here"
                r"|source|link|»)?"
            ),
            r"document (?-i:[A-Z]{4,})\d+\w*",
            r"\d{2,5} words",
            r"(?:source|url|link|permalink)\s*:\s*(?:https?://\S+|\S+\.\w{2,}\S*)",
        ),
        limit=300,
    ),
    Cue(
        "dateline",
        (
            rf"(?:about |over |almost )?(?:an?|\d+)\s*{_UNIT}\s+ago\b.{{0,40}}",
            r"(?:just now|yesterday|today|breaking|live|new|exclusive|updated?|developing story)[!.]?",
            (
                rf"(?:(?:first |last |originally |date )?(?:published|posted|updated|modified|issued|created|date|time"
                rf"""|on)\s*(?:on|at|:)?\s*[:`'"]*\s*)?(?:{_DATE}|{_CLOCK})(?:T[\d:.]+)?[`'"]?(?:(?:\s*[,|/·•@-]+\s*"""
                rf"|\s+(?:at\s+|@\s*)?){_CLOCK})?(?:\s*[,|]?\s*\(?[A-Z]{{2,5}}[+\d]*\)?)?(?:\s*[-|·•,(]*\s*(?:last "
                rf")?(?:updated|modified|edited|published).{{0,60}})?(?:\s*[-|·•]\s*[\w ]{{3,30}})?"
            ),
            r"(?:published|updated|posted|last (?:updated|modified)|date)\s*:.{0,60}",
            r"(?:estimated )?(?:reading|read) time\s*:?.{0,30}",
            r"\d+[- ]min(?:ute)?s?[- ]read.{0,20}",
        ),
        limit=140,
    ),
    Cue(
        "credit",
        (
            rf"(?:\(?c\)?\s*)?{_AGENCY}(?:\s*[/,&|—–-]\s*{_AGENCY})*(?: news)?\s*[—–-]?",
            r"(?:al jazeera(?: english| news)?|english|photo|image|video|credits?|file photo|file|gallery)",
            (
                rf"\(?(?:additional |with |further )?(?:reporting|writing|editing|compiled|edited|written|translated"
                rf"|translation|produced|prepared)(?: and (?:reporting|writing|editing|production))?\s+(?:by"
                rf"|from)\s+{_NAMES}.{{0,40}}"
            ),
            (
                r"\(?(?:with|by) (?:additional )?(?:reporting|files|material|information|inputs?|contributions?) (?:by"
                r"|from) .+"
            ),
            rf"\(?with (?:the )?{_AGENCY}(?:,? (?:and )?(?:the )?{_AGENCY}){{0,4}}[.)]*",
            (
                r"\((?:reporting|writing|editing|additional reporting|compiled|this story (?:has been|was)|edits"
                r"|updates|adds|recasts|corrects|refiles|removes|repeats)\b.*\)?"
            ),
            (
                r"(?:photo(?:graph|s| credits?| by)?|picture|image|illustration|infographics?|graphics?|map|video"
                r"|source|credit|courtesy)s?\s*(?:by|credit|courtesy)?\s*:\s*[^.!?]{1,100}"
            ),
            r"(?:authors?|reporters?|editors?|by-?line|writer)\s*:\s*(?-i:[A-Z]).{2,100}",
        ),
        limit=500,
    ),
    Cue(
        "credit",
        (
            (
                r"(?-i:(?:(?:[A-Z][^\W_]*(?:['’.-]+[^\W_]*)*|and|in|from|at|with|for|of|the|[a-z]*journalists?|writers?"
                r"|reporters?|correspondents?|staff|agencies|news|also|has|have)[\s,_*&/]+){1,60}contribut(?:ed"
                r"|ing)(?: (?:to|in|from|reporting|additional reporting|a? ?reporting)\b.{0,80})?)[._*)\s]*"
            ),
        ),
        limit=460,
        needs=("contribut",),
    ),
    Cue(
        "credit",
        (
            rf"[\w .'’&-]{{3,60}}(?:/| via )(?:{_STOCK}|getty images|ukrinform|unian)(?:[ /]\w+){{0,3}}",
        ),
        limit=90,
        needs=("/", " via "),
    ),
    Cue(
        "byline",
        (
            (
                r"by (?-i:(?:[A-Z][\w.'’-]*|and|&|of|de|van|der|von|al|el|in|for|the|[|·•-])(?:,?\s+"
                r"|$)){1,14}(?:\S+@\S+)?"
            ),
            r"by .{2,60}\b(?:correspondent|reporter|editor|writer|analyst|staff)s?\b.{0,60}",
            (
                r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}){1,9},? and "
                r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
            ),
        ),
        limit=260,
    ),
    Cue(
        "advert",
        (
            (
                r"[(\[—-]*\s*(?:advertise?ments?|advertising|ads?|publicidad|werbung|anzeige|реклама|sponsored(?: "
                r"content| links?| by.{0,30}| post)?|promoted(?: content| stories)?|paid (?:content|post|program)"
                r"|partner content|from our partners|ad feedback|skip ad(?:vert(?:isement)?)?)\s*[)\]—-]*[.!]?"
            ),
            (
                r"(?:the )?(?:story|article|text|content|report|post|material)s? (?:continues?|resumes?) (?:below|after"
                r"|under).{0,60}"
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
        "consent",
        (
            r".{0,300}\bcookies?\b.{0,600}\b(?:site|accept|consent|settings|policy|device|content|preferences)\b.*",
            (
                r".{0,300}\b(?:site|accept|consent|settings|policy|device|content|preferences|use"
                r"|uses)\b.{0,300}\bcookies?\b.*"
            ),
            r"(?:we (?:need|value|care about|respect) your (?:consent|privacy)|this (?:site|website|page) uses)\b.*",
            r".{0,120}\b(?:cookie|privacy|consent) (?:policy|settings|preferences|notice|choices)\b.{0,200}",
        ),
        limit=900,
        needs=("cookie", "consent", "privacy"),
    ),
    Cue(
        "consent",
        (
            r".{0,120}\byour browser (?:does(?: no|n['’])t|is not|cannot)\b.*",
            r".{0,80}\b(?:enable|requires?|benötigt|activate|turn on|include) javascript\b.*",
        ),
        limit=300,
        needs=("browser", "javascript"),
    ),
    Cue(
        "consent",
        (
            (
                r"(?:accept|reject|agree|manage|allow)(?: all)?(?: (?:cookies|and continue|preferences|choices"
                r"|options))?"
            ),
            (
                r"this (?:video|content|embed|post|tweet|file|media)\b.{0,60}\b(?:can ?not be (?:played|displayed"
                r"|loaded)|could not be (?:played|loaded)|failed to load|is not available|is unavailable|provided by"
                r"|hosted)\b.{0,160}"
            ),
        ),
        limit=300,
    ),
    Cue(
        "video",
        (
            (
                r"(?:watch|video|listen|audio|podcast|live|gallery|photos?|in pictures|pictures|see also|infographic"
                r"|interactive|quiz|explainer)\s*[:|»›]\s*[^.]{8,160}"
            ),
            r"(?:▶️?|►|🎥|📹|📺)\s*.{0,160}",
            (
                r"(?:\d{1,2}:)?\d{1,2}:\d{2}\s+[^.]{6,170}?\s*[–—-]\s*(?:video|audio|podcast|timelapse|live)(?: report"
                r"| explainer)?"
            ),
            (
                r"(?:to )?(?:watch|view|see|play|listen to)(?: the| this| our| full)*(?: on)? ?(?:video|audio|clip"
                r"|report|footage|podcast|episode|gallery|photos?|pictures|images|slideshow)(?: (?:above|below|here"
                r"|report|now))?[.!:]?"
            ),
            (
                r"(?:play|pause|mute|unmute|fullscreen|replay|volume|loading(?: the player)?\.*|play video|download "
                r"video|video player|live stream|audio player|share video|copy embed code|toggle caption|hide caption"
                r"|enlarge(?: this)? image|view gallery|image gallery)"
            ),
            r"(?:see|view) (?:the )?(?:video|photos?|gallery|pictures?|material)\b.{0,120}",
        ),
    ),
    Cue(
        "video",
        (
            r".{0,260}\b\d{1,2}:\d{2}\s*[-–—]\s*source:\s*\w+.{0,40}",
            r"(?:video ad feedback|now playing)\b.*",
        ),
        limit=400,
        needs=("source:", "ad feedback", "now playing"),
    ),
    Cue(
        "share",
        (
            (
                rf"(?:(?:share|tweet|pin|post|send|save|follow(?: us)?|like|copy|email|print|find us|connect)\b[\s:"
                rf"|]*)+(?:(?:this|the|our|us|article|story|post|page|it|link|on|via|with|to|by|your|friends|in|at|and"
                rf"|or|{_SITE})\b[\s,:|/.]*)*"
            ),
            (
                rf"(?:(?:follow us|find us|join us|subscribe to us|and|or|on|via|our)\s+|[,&|/:]\s*)*(?:{_SITE}\b[\s,"
                rf"|/:.]*)+(?:share|channel|page|button|icon)?"
            ),
            r"(?:auf|in) \w+ teilen",
            r"(?:поделиться|поширити).{0,40}",
            r"\d[\d,.]*[km]?\s*(?:shares?|likes?|views?|retweets?|reads?)(?:\s*[|·,/]\s*\d[\d,.]*[km]?\s*\w+)*",
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
                r"(?:\(?\d+\)?\s*)?(?:(?:no|leave a|add a|post a|write a|view|show|hide|read|all|load more|join the|see"
                r"|sort|latest|top|our)\s+)*(?:comments?|reply|replies|conversation|discussion)(?:\s*(?:found|here"
                r"|below|closed|policy|section|are closed(?: for this (?:article|post))?|\(?\d+\)?|yet"
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
                r"|have found)) (?:a|an|any)?\s*(?:spelling|correction|error|mistake|typo|inaccurac|factual)\w*.{0,200}"
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
        (
            r".{0,200}\bctrl\s*\+\s*enter\b.*",
        ),
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
            (
                r'(?:please )?(?:donate|support (?:us|our)|become a (?:member|supporter|patron|subscriber)|make a '
                r'(?:donation|contribution|gift)|contribute|give (?:now|today|monthly)|buy us a coffee|help us|chip in'
                r'|back our)\b[^"“”]{0,160}'
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
        "copyright",
        (
            (
                r'[^"“”]{0,60}(?:©|\(c\)\s*\d{4}|copyright (?:©|\(c\)|\d{4}|by)|all rights reserved|alle rechte '
                r'vorbehalten|все права защищены|вс[іi] права захищен[оi]|усі права захищені)[^"“”]*'
            ),
        ),
        limit=700,
        needs=("©", "(c)", "copyright", "reserved", "vorbehalten", "права"),
    ),
    Cue(
        "copyright",
        (
            r"this (?:material|content|article|copy|story) (?:may not|cannot|can not|must not) be\b.*",
            (
                r"(?:reproduction|republication|republishing|use of (?:any |the )?materials?|any use of|when (?:quoting"
                r"|using|copying)|reprint\w*)\b.{0,220}\b(?:permission|prohibited|hyperlink|link to|consent|authoriz"
                r"|licen[cs])\w*.*"
            ),
            (
                r"(?:factset|refinitiv|lipper|terms(?: and conditions| of (?:use|service))?|privacy(?: policy| notice)?"
                r"|imprint|impressum|legal(?: notice)?|disclaimer|accessibility|site ?map|contact(?: us)?|about(?: us)?"
                r"|careers|advertise(?: with us)?|help(?: cent(?:er|re))?|faqs?)\.?(?:\s*[|·•]\s*[\w ]{3,20})*"
            ),
        ),
        limit=700,
    ),
    Cue(
        "copyright",
        (
            (
                r".{0,200}\b(?:market data (?:provided|is) by|powered and implemented by|quotes (?:displayed )?(?:in "
                r")?(?:real[- ]time|delayed)|legal statement|mutual fund and etf data|factset)\b.*"
            ),
        ),
        limit=700,
        needs=("market data", "powered and", "quotes d", "legal st", "mutual fund", "factset"),
    ),
    Cue(
        "disclaimer",
        (
            (
                r"(?:disclaimer\s*:\s*)?(?:the |any |all )?(?:views?|opinions?|positions?)(?:,? (?:and|or|thoughts,?) "
                r"opinions?)?(?: and positions)?,? (?:here(?:in)?|that are |which are )?(?:expressed|stated|given"
                r"|contained|published|of)\b.*\b(?:author|writer|own|necessarily|reflect|editorial|represent)\w*.*"
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
        "navigation",
        (
            r"(?:skip to (?:main |the )?(?:content|navigation|footer|search|article|header)\s*)+",
            (
                r"(?:jump|go|back|return) to (?:the )?(?:top|content|main|home\w*|section|all|menu|previous|list|news"
                r"|blog|index|navigation)\b.{0,60}"
            ),
            r"(?:toggle |open |close |show |hide |main )?(?:menu|navigation|search|sidebar)(?: form| bar| for:?)?",
            r"home\s*[»>›/|].*",
            r"(?:home|homepage|login|log ?in|sign in|register(?: now)?|my account|log ?out)",
            r"(?:previous|prev|older|earlier|next|newer)(?: (?:article|post|story|entry|posts|page|news))?",
            r"[«‹←]+\s*.{0,180}",
            r"(?:next|previous|prev)\s*[»›→:>«]+\s*.{0,180}",
            r"(?:next|previous) (?:article|post|story|page|entry)\b.{0,160}",
            r"pages?:?\s*\d+(?:\s*(?:of|/)\s*\d+)?",
            r"\d+\s*(?:of|/)\s*\d+",
            r"(?:load|show|see|view) (?:more|all|less)\b.{0,40}",
            r"(?:more\s*[»›>.…]*|expand|collapse|hide|close|back|ok|yes|no|submit|cancel|done)",
            (
                r"(?:download|print|view|open|get) (?:the |this |full |as )*(?:pdf|report|document|article|map|file"
                r"|transcript|full report)\b.{0,140}"
            ),
            r"(?:file )?attachments?:?",
            (
                r"(?:see|view)\b.{0,60}\b(?:interactive map|on the map|full (?:size|screen)|larger (?:image|version"
                r"|map))\b.{0,100}"
            ),
        ),
        limit=220,
    ),
    Cue(
        "navigation",
        (
            r".{1,180}\s[»›→]+",
        ),
        limit=200,
        needs=("»", "›", "→"),
    ),
    Cue(
        "navigation",
        (
            r"[\w ,.-]{3,90}\.(?:png|jpe?g|gif|webp|pdf|mp4|docx?)",
        ),
        limit=110,
        needs=(".png", ".jp", ".gif", ".webp", ".pdf", ".mp4", ".doc"),
    ),
    Cue(
        "tags",
        (
            (
                r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|labels?|in this (?:article|story)|related "
                r"topics|hashtags?|posted in|tagged|теги)\s*[:|»>–-]\s*.{1,280}"
            ),
            r"(?:tags|topics|keywords|categories|filed under|labels|related topics|hashtags|tagged|теги)",
            r"(?:#\w+[\s,]*){2,}",
        ),
        limit=320,
    ),
    Cue(
        "related",
        (
            (
                r"(?:(?:also |please )?(?:read|see|watch|view) (?:also|more|next|now)|also (?:read|on|see)|related(?: "
                r"(?:articles?|stor(?:y|ies)|content|news|video|reading|coverage|link|topics?))?|recommended(?: "
                r"(?:reading|for you|stories))?|read|further reading|editor['’]s (?:pick|choice)s?|don['’]t miss"
                r"|must[- ]read|trending|in case you missed it|icymi|learn more|читайте (?:также|також)|lesen sie auch"
                r"|more here|full (?:story|coverage|report))\s*[:>»›|]\s*\S.{0,220}"
            ),
            (
                r"read (?:more|next|also)(?: (?:about|from|on|at|in|here|about it here|stories|news"
                r"|by)\b[^.]{0,120})?\s*[:.»›>…]*"
            ),
            (
                r"[>»*_\s-]*(?:(?:you (?:can|may|might) (?:also )?|to |for more,? |please |our |and )?(?:read|see|watch"
                r"|listen|find|click|view|learn|check|follow|go|discover|explore)\b[^.!?]{0,140}\b(?:here|this link"
                r"|link below|our (?:website|page|site|live|explainer|coverage|guide))\b\s*[.!>»)]*)"
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
        (
            r""".{0,200}(?:[a-z?!’'”"]|\s)read more\s*[.»›>…]*""",
        ),
        limit=260,
        needs=("read more",),
    ),
    Cue(
        "related",
        (
            (
                r".{0,200}\b(?:on|at|in|to|visit|see)\b.{0,30}(?:\b(?:our|the)\b|['’]s\b).{0,20}\b(?:main page|home "
                r"?page|live (?:blog|coverage|feed|updates|page))\b(?: of \S+)?(?:[.!?]\s*if you don['’]t want.*)?[.!]?"
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
    Cue(
        "endnote",
        (
            r"\[\d{1,3}\]\s*(?:https?://|www\.|hxxps?|[\w.-]+ ?dot ?\w+|\S+\.\w{2,4}/).*",
        ),
        limit=0,
        needs=("http", " dot ", "www"),
    ),
)

# The paragraph begins a block of other stories, comments or notes.
OPENER: tuple[Cue, ...] = (
    Cue(
        "related",
        (
            r"(?:read|see|watch) (?:next|also|more)\s*:?",
            r"(?:also|more) (?:read|from|in|on|news|stories|reading|coverage|to read|like this|by)\b[^.]{0,60}:?",
            (
                r"related(?: (?:news|articles?|stories|content|posts|topics|coverage|reading|links?|videos?"
                r"|items))?\s*:?"
            ),
            r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy|have missed)[^.]{0,30}:?",
            (
                r"(?:most|top|popular|trending|latest|recent|featured|other|today['’]s|breaking)(?:[- ](?:read|viewed"
                r"|popular|shared|commented|discussed|recent|watched|news|stories|articles?|posts|headlines|videos?|now"
                r"|today|topics?|picks|of interest))+\s*:?"
            ),
            r"(?:trending|recommended|headlines|popular|latest)\s*:?",
            r"recommended (?:for you|stories|reading|articles|by.{0,30}|videos?)\s*:?",
            r"editor['’]?s?['’]? (?:picks?|choice|recommendations?)\s*:?",
            r"don['’]t miss[^.]{0,30}",
            r"what (?:others|people|to) (?:are )?(?:read|reading|watch)[^.]{0,20}",
            r"in case you missed(?: it)?",
            r"around the web",
            r"from (?:the|around the|our) (?:web|partners|sponsors?|archives?|site)[^.]{0,20}",
            r"(?:promoted|sponsored|more|suggested|similar) (?:stories|content|news|for you|articles|reads|posts)",
            r"(?:further reading|keep reading|up next|next (?:article|story|read)s?|who to follow|explore more)",
            r"elsewhere on (?:the )?[\w ]{2,20}",
            r"on this (?:story|topic)",
            r"(?:читайте (?:также|також)|схожі новини|похожие новости|lesen sie auch|mehr zum thema)",
        ),
        limit=90,
    ),
    Cue(
        "comments",
        (
            r"(?:\(?\d+\)?\s*)?comments?(?:\s*\(?\d+\)?)?\s*:?",
            r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)",
            r"join the (?:discussion|conversation)",
        ),
        limit=60,
    ),
    Cue(
        "endnote",
        (
            r"(?:end ?notes|references|footnotes|works cited|bibliography)\s*:?",
        ),
        limit=30,
    ),
)

# Cut out of a paragraph; the rest of it stays.
INLINE: tuple[Cue, ...] = (
    Cue(
        "credit",
        (
            (
                r'(?<=[.!?)"”’a-z\d])\s+(?:photo(?:graph|s| credits?|graphy)?|picture|image|illustration|credit)s?(?: '
                r'by)?\s*:\s*(?-i:[A-Z])[^.!?\n]{1,90}$'
            ),
        ),
        limit=0,
        needs=("photo", "picture", "image", "illustration", "credit"),
    ),
    Cue(
        "credit",
        (
            rf'(?<=[.!?)"”’])\s+(?-i:{_STOCK}(?: ?(?:Photo|PHOTO|Images|via))?\s*/\s*[A-Z])[^.!?\n]{{2,60}}$',
            (
                rf"""(?<=[.!?)"”’])\s+(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,4}})(?: ?[/|—–] ?| via """
                rf")(?-i:{_STOCK}\b)[^.!?\n]{{0,60}}$"
            ),
            rf"(?<=[.!?])\s+[(\[][^()\[\]]{{0,80}}(?-i:\b{_STOCK}\b)[^()\[\]]{{0,60}}[)\]]$",
        ),
        limit=0,
        needs=("/", "via", "—", "–", "ap", "afp", "reuters"),
    ),
    Cue(
        "related",
        (
            (
                r"""(?<=[.!?"”] )(?-i:(?:Sputnik|REUTERS|AFP|Getty Images)(?: /)?(?: [A-Z][\w.'’-]+| [a-z]{1,3}-[A-Z]\w+"""
                r"""| (?:of|in|to|for|from|by|the|and|a|on|with|at)(?= [A-Z])){6,30}?(?= ["“][A-Z]| [A-Z][\w'’-]+ [a-z]+ """
                r"[a-z]))"
            ),
            r"\s\d{0,3}\s?\bRelated\s(?-i:[A-Z]).{20,}?\bTags\b.*$",
        ),
        limit=0,
        needs=("sputnik", "reuters", "afp", "getty", "related"),
    ),
    Cue(
        "share",
        (
            r"(?:\b\d{1,2}[./]\d{1,2}[./]\d{4}\s*)?\(updated [^)]{3,40}\)",
            r"\bget short url\b(?:\s+\d+)?",
        ),
        limit=0,
        needs=("updated", "short url"),
    ),
    Cue(
        "layout",
        (
            r"\[ad_\d\]",
        ),
        limit=0,
        needs=("[ad_",),
    ),
    Cue(
        "advert",
        (
            r"\(?\b(?:article|story|text) continues (?:below|after)(?: \w+){0,2}\)?",
            r"\badvertisement\s*[-–—]\s*(?:scroll|story|continue)\w*(?: \w+){0,4}",
            r"\b(?:read more|click) here(?: to \w+(?: \w+){0,5})?\s*[.>»]*$",
            r'(?<=[.!?”"])\s*read more\s*[.>»]*$',
            r"[(\[](?:read|see) (?:also|more)\s*:[^)\]]{3,160}[)\]]",
        ),
        limit=0,
        needs=("continues", "advertisement", "here", "read more", "read also", "see also"),
    ),
    Cue(
        "share",
        (
            r"\bjoin us on telegram\b[.!]?(?:\s*follow our coverage[^.]{0,60}@\w+\.?)?",
        ),
        limit=0,
        needs=("telegram",),
    ),
    Cue(
        "copyright",
        (
            r'(?<=[.!?”"])\s*(?:©|\(c\) ?\d{4}|copyright ©?)[^.!?]{1,80}(?:all rights reserved\.?)?$',
        ),
        limit=0,
        needs=("©", "(c)", "copyright"),
    ),
)

# What speaks to the reader about money. Two kinds of it in a paragraph without quotation marks make it an appeal.
APPEAL: tuple[str, ...] = (
    (
        r"\b(?:we need|need your|your (?:support|help|contribution|donation|generosity)|support us|supporting (?:us"
        r"|our)|support our)\b"
    ),
    (
        r"\b(?:donat(?:e|ing|ion|ions)|contribut(?:e|ing|ion|ions)|subscri(?:be|bing|ption|bers?)|membership|become a "
        r"(?:member|patron|supporter)|as little as|starting from just|[$€£]\d+ a month)\b"
    ),
    (
        r"\b(?:independent|quality|fearless|free|open|reader-funded|non-?profit|public-interest),? (?:and |open "
        r"|independent )*(?:journalism|reporting|newsroom|media|press)\b"
    ),
    (
        r"\b(?:dear readers?|our (?:readers|journalism|journalists|newsroom|work|team|reporting|mission|independence"
        r"|reporters)|we,? the journalists|readers like you|paywall|billionaire owner|keep (?:our|us) reporting)\b"
    ),
    (
        r"\b(?:if you can|will you (?:help|join|support)|every contribution|no matter how (?:small|big)|makes? a "
        r"(?:world of |real |big )?difference|standing with us|thank you for (?:your|standing)|refuse to be silenced"
        r"|quick to set up|it only takes|takes (?:less than|just) a minute)\b"
    ),
    r"\b(?:a message from|a note from|before you (?:go|leave|move on|continue)|while you['’]re here)\b",
)

# Opens an appeal; what follows is taken for part of it while it speaks to the reader.
APPEAL_OPENER: tuple[str, ...] = (
    r"a (?:message|note|word|letter) from (?:the |our )?[\w .'’-]{2,40}:?",
    r"dear (?:readers?|friends?|supporters?)[,:!]?",
    r"before you (?:go|leave|move on|continue|scroll)\b.{0,80}",
    r"while you['’]re here\b.{0,80}",
    r"support (?:independent|our|free|quality) (?:journalism|media|work|reporting|newsroom)\b.{0,60}",
)

# What an author's note at the foot of a page says of its subject.
BIO: tuple[str, ...] = (
    (
        r"(?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|der|von|al|el|bin)){1,4})(?:,? (?:phd|md|jr\.?))?,? (?:is|was"
        r'|has been|covers|reports|writes|joined|works|serves|teaches|speciali[sz]es)\b[^"“”]*\b(?:journalist|reporter'
        r"|correspondent|editor|columnist|fellow|professor|author|contributor|freelancer?|researcher|writer|producer"
        r"|photographer|bureau chief|lecturer|twitter|@\w+|based in|reports on|reporting on|follow (?:him|her|them))\b.*"
    ),
)
