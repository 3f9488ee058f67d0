"""Furniture of the page itself: layout, sources, datelines, credits, players, consent, menus, tags, legal notices."""

from __future__ import annotations

from whoholds.text.furniture_cue import AGENCY, CLOCK, DATE, NAMES, STOCK, UNIT, Cue

# The whole paragraph is furniture.
PAGE: tuple[Cue, ...] = (
    Cue(
        "layout",
        (
            r'\[/?(?:ad|feed|gallery|caption|embed|video|image|photo)[\w=" -]*\]',
            r"(?:[-=_*~#+.<>|!•·—–\s]|&nbsp;|&gt;)+",
            r'(?:\[\s*\]\([^()\[\]]*+\)?|[-*•\s])+(?:"[^"]*"\))?',
            r"(?:https?://|www\.)\S+(?:\s+(?:https?://|www\.)\S+)*",
        ),
        limit=0,
    ),
    Cue(
        "source",
        (
            r"source(?:\s+(?:site|link|article|url))?(?:[-\s:]+(?:\d+|https?://\S+|\S+\.\S+))?",
            (
                r"(?:read |see |view |visit )?(?:the )?(?:original )?(?:article|post|source|story)(?: "
                r"link)?\s*(?:here|source|link|»)?"
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
            rf"(?:about |over |almost )?(?:an?|\d+)\s*{UNIT}\s+ago\b.{{0,40}}",
            r"(?:just now|yesterday|today|breaking|live|new|exclusive|updated?|developing story)[!.]?",
            (
                rf"(?:(?:first |last |originally |date )?(?:published|posted|updated|modified|issued|created|date|time"
                rf"""|on)\s*(?:on|at|:)?\s*[:`'"]*\s*)?(?:{DATE}|{CLOCK})(?:T[\d:.]+)?[`'"]?(?:(?:\s*[,|/·•@-]+\s*"""
                rf"|\s+(?:at\s+|@\s*)?){CLOCK})?(?:\s*[,|]?\s*\(?[A-Z]{{2,5}}[+\d]*\)?)?(?:\s*[-|·•,(]*\s*(?:last "
                rf")?(?:updated|modified|edited|published).{{0,60}})?(?:\s*[-|·•]\s*[\w ]{{3,30}})?"
            ),
            r"(?:published|updated|posted|last (?:updated|modified)|date|issued on|modified)\s*:.{0,80}",
            (
                r"(?:first |last )?(?:published|updated|posted|issued|modified)(?: (?:on"
                r"|at))?\b[^.]{0,20}\d[^a-z]{0,40}(?:[a-z]{2,10}[^a-z]{0,20}){0,4}"
            ),
            r"(?:published|posted|updated)",
            rf"(?:{DATE}\s*){{2,3}}",
            rf"{DATE},?\s*(?:\((?-i:[A-Z])[\w ]{{2,30}}\)|[|·•—–-]\s*(?-i:[A-Z])[\w ]{{2,30}})",
            rf"(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}})\s*[—–|-]\s*{DATE}\s*,?\s*{CLOCK}",
            rf"{DATE}[,·|\s-]+(?:at )?{CLOCK}.{{0,10}}[·|,-]\s*(?:last )?updated.{{0,40}}",
            r"(?:updated at )?\d{1,2}[.:]\d{2} (?:GMT|BST|UTC|EST|EDT|CET|CEST|MSK|EET|EEST|ET)",
            r"\d{3,7}",
            r"(?:estimated )?(?:reading|read) time\s*:?.{0,30}",
            r"\d+[- ]min(?:ute)?s?[- ]read.{0,20}",
        ),
        limit=140,
    ),
    Cue(
        "credit",
        (
            rf"(?:\(?c\)?\s*)?{AGENCY}(?:\s*[/,&|—–-]\s*{AGENCY})*(?: news)?\s*[—–-]?",
            r"(?:al jazeera(?: english| news)?|english|photo|image|video|credits?|file photo|file|gallery)",
            (
                rf"\(?(?:additional |with |further )?(?:reporting|writing|editing|compiled|edited|written|translated"
                rf"|translation|produced|prepared)(?: and (?:reporting|writing|editing|production))?\s+(?:by"
                rf"|from)\s+{NAMES}.{{0,40}}"
            ),
            (
                r"\(?(?:with|by) (?:additional )?(?:reporting|files|material|information|inputs?|contributions?) "
                r"(?:by|from) .+"
            ),
            rf"\(?with (?:the )?{AGENCY}(?:,? (?:and )?(?:the )?{AGENCY}){{0,4}}[.)]*",
            (
                r"\((?:reporting|writing|editing|additional reporting|compiled|this story (?:has been|was)|edits"
                r"|updates|adds|recasts|corrects|refiles|removes|repeats)\b.*\)?"
            ),
            (
                r"(?:photo(?:graph|s| credits?| by)?|picture|image|illustration|infographics?|graphics?|map|video"
                r"|credit|courtesy)s?\s*(?:by|credit|courtesy)?\s*:\s*[^\s!?]+(?:\s[^\s!?]+){0,6}"
            ),
            r"image source\s*[,:]\s*.{2,80}",
            rf"source:? (?:{AGENCY})(?:(?:,| and| /)+ {AGENCY}){{0,4}}\.?",
            r"(?:acquire|purchase) licensing rights\b.{0,40}",
            r"our standards\s*:.{0,120}",
            r"(?:authors?|reporters?|editors?|by-?line|writer)\s*:\s*(?-i:[A-Z]).{2,100}",
        ),
        limit=500,
    ),
    Cue(
        "credit",
        (
            (
                r"(?-i:(?:(?:[A-Z][^\W_]*(?:['’.-]+[^\W_]+)*['’.-]*|and|in|from|at|with|for|of|the|[a-z]*journalists?"
                r"|writers?|reporters?|correspondents?|staff|agencies|news|also|has"
                r"|have)[\s,_*&/]+){1,60}contribut(?:ed|ing)(?: (?:to|in|from|reporting|additional reporting|a? "
                r"?reporting)\b.{0,80})?)[._*)\s]*"
            ),
        ),
        limit=460,
        needs=("contribut",),
    ),
    Cue(
        "credit",
        (rf"[\w .'’&-]{{3,60}}(?:/| via )(?:{STOCK}|getty images|ukrinform|unian)(?:[ /]\w+){{0,3}}",),
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
            (
                r"by .{2,60}\b(?:correspondent|reporter|editor|writer|analyst|staff|desk|newsroom|team|service"
                r"|agency)s?\b.{0,60}"
            ),
        ),
        limit=260,
    ),
    Cue(
        "names",
        (
            (
                r"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}){1,9},? and "
                r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
            ),
        ),
        limit=260,
    ),
    Cue(
        "consent",
        (
            r".{0,300}\bcookies?\b.{0,600}\b(?:site|accept|consent|settings|policy|device|content|preferences)\b.*",
            (
                r".{0,300}\b(?:site|accept|consent|settings|policy|device|content|preferences|use"
                r"|uses)\b.{0,300}\bcookies?\b.*"
            ),
            (
                r"(?:we (?:need|value|care about|respect) your (?:consent|privacy)|this (?:site|website|page) "
                r"uses)\b.*"
            ),
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
            r"allow \w+(?: \w+)? content\?",
            r"this article (?:contains|includes) content (?:provided|from|hosted)\b.*",
            (
                r"(?:end of|skip) (?:twitter|x|facebook|youtube|instagram|tiktok|telegram|social media) (?:post|video"
                r"|content|embed)\b.{0,60}"
            ),
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
            r"(?:media|video) caption\s*[,:]\s*.{2,200}",
            r"(?:please )?use (?:the )?(?:chrome|firefox|safari|edge)\b.{0,80}",
            r"(?:▶️?|►|🎥|📹|📺)\s*.{0,160}",
            (
                r"(?:\d{1,2}:)?\d{1,2}:\d{2}\s+[^.]{6,170}?\s*[–—-]\s*(?:video|audio|podcast|timelapse|live)(?: "
                r"report| explainer)?"
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
                r"(?:reproduction|republication|republishing|use of (?:any |the )?materials?|any use of|when "
                r"(?:quoting|using|copying)|reprint\w*)\b.{0,220}\b(?:permission|prohibited|hyperlink|link to|consent"
                r"|authoriz|licen[cs])\w*.*"
            ),
            (
                r"(?:factset|refinitiv|lipper|terms(?: and conditions| of (?:use|service))?|privacy(?: policy| "
                r"notice)?|imprint|impressum|legal(?: notice)?|disclaimer|accessibility|site ?map|contact(?: us)?"
                r"|about(?: us)?|careers|advertise(?: with us)?|help(?: cent(?:er|re))?|faqs?)\.?(?:\s*[|·•]\s*+[\w "
                r"]{3,20}+)*"
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
            r'[«‹←]+\s+[^»"”.]{0,180}',
            r"(?:next|previous|prev)\s*[»›→:>«]+\s*.{0,180}",
            r"(?:next|previous) (?:article|post|story|page|entry)\b.{0,160}",
            r"pages?:?\s*\d+(?:\s*(?:of|/)\s*\d+)?",
            r"\d+\s*(?:of|/)\s*\d+",
            r"(?:load|show|see|view) (?:more|all|less|key events)\b.{0,40}",
            r"(?:end of )?list(?: \d+)? of \d+(?: items)?\b.{0,140}",
            r"end of list",
            r"(?:all|latest|more) news",
            r"view (?:this email )?in (?:your )?browser",
            r"(?:having )?trouble viewing this email.{0,60}",
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
        (r".{1,180}\s[»›→]+",),
        limit=200,
        needs=("»", "›", "→"),
    ),
    Cue(
        "navigation",
        (r"[\w ,.-]{3,90}\.(?:png|jpe?g|gif|webp|pdf|mp4|docx?)",),
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
        "endnote",
        (r"\[\d{1,3}\]\s*(?:https?://|www\.|hxxps?|[\w.-]+ ?dot ?\w+|\S+\.\w{2,4}/).*",),
        limit=0,
        needs=("http", " dot ", "www"),
    ),
)
