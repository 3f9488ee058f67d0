"""Furniture by its place: what opens a block of it, what stands inside a paragraph, appeals and authors' notes."""

from __future__ import annotations

from whoholds.text.furniture_cue import STOCK, Cue

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
                r"|popular|shared|commented|discussed|recent|watched|news|stories|articles?|posts|headlines|videos?"
                r"|now|today|topics?|picks|of interest))+\s*:?"
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
        (r"(?:end ?notes|references|footnotes|works cited|bibliography)\s*:?",),
        limit=30,
    ),
)

# Cut out of a paragraph; the rest of it stays. Here `limit` is how far from its end to look, 0 all of it.
INLINE: tuple[Cue, ...] = (
    Cue(
        "credit",
        (
            (
                r'(?<=[.!?)"”’a-z\d])\s+(?:photo(?:graph|s| credits?|graphy)?|picture|image|illustration'
                r"|credit)s?(?: by)?\s*:\s*(?-i:[A-Z])[^.!?\n]{1,90}$"
            ),
        ),
        limit=170,
        needs=("photo", "picture", "image", "illustration", "credit"),
    ),
    Cue(
        "credit",
        (
            rf'(?<=[.!?)"”’])\s+(?-i:{STOCK}(?: ?(?:Photo|PHOTO|Images|via))?\s*/\s*[A-Z])[^.!?\n]{{2,60}}$',
            (
                rf"""(?<=[.!?)"”’])\s+(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,4}})(?: ?[/|—–] ?| via """
                rf")(?-i:{STOCK}\b)[^.!?\n]{{0,60}}$"
            ),
            rf"\s+(?-i:{STOCK})/(?-i:[A-Z])[\w .'’-]{{2,50}}?\s*(?:acquire|purchase) licensing rights\b.{{0,20}}$",
            (
                r"\s*\[(?:(?:file|screengrab|courtesy|handout|photo)\b[^\[\]]{0,70}"
                r"|[^\[\]]{2,60}/\s?(?-i:[A-Z])[^\[\]]{1,40})\]$"
            ),
            rf"(?<=[.!?])\s+[(\[][^()\[\]]{{0,80}}(?-i:\b{STOCK}\b)[^()\[\]]{{0,60}}[)\]]$",
        ),
        limit=170,
        needs=("/", "via", "—", "–", "ap", "afp", "reuters", "["),
    ),
    Cue(
        "related",
        (
            (
                r"""(?<=[.!?"”] )(?-i:(?:Sputnik|REUTERS|AFP|Getty Images)(?: /)?(?: [A-Z][\w.'’-]+| """
                r'[a-z]{1,3}-[A-Z]\w+| (?:of|in|to|for|from|by|the|and|a|on|with|at)(?= [A-Z])){6,30}?(?= ["“][A-Z]| '
                r"[A-Z][\w'’-]+ [a-z]+ [a-z]))"
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
            r"^\[\d{1,2}/\d{1,2}\]\s?",
            r"^(?:image|picture|photo) caption\s*[,:]\s*",
            r",? opens new tab\b",
        ),
        limit=0,
        needs=("[ad_", "/", "caption", "opens new tab"),
    ),
    Cue(
        "advert",
        (
            r"\b(?:read more|click) here(?: to \w+(?: \w+){0,5})?\s*[.>»]*$",
            r'(?<=[.!?”"])\s*read more\s*[.>»]*$',
        ),
        limit=170,
        needs=("continues", "advertisement", "here", "read more", "read also", "see also"),
    ),
    Cue(
        "advert",
        (
            r"\(?\b(?:article|story|text) continues (?:below|after)(?: \w+){0,2}\)?",
            r"\badvertisement\s*[-–—]\s*(?:scroll|story|continue)\w*(?: \w+){0,4}",
            r"[(\[](?:read|see) (?:also|more)\s*:[^)\]]{3,160}[)\]]",
        ),
        limit=0,
        needs=("continues", "advertisement", "here", "read more", "read also", "see also"),
    ),
    Cue(
        "share",
        (r"\bjoin us on telegram\b[.!]?(?:\s*follow our coverage[^.]{0,60}@\w+\.?)?",),
        limit=0,
        needs=("telegram",),
    ),
    Cue(
        "copyright",
        (r'(?<=[.!?”"])\s*(?:©|\(c\) ?\d{4}|copyright ©?)[^.!?]{1,80}(?:all rights reserved\.?)?$',),
        limit=170,
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
        r"\b(?:donat(?:e|ing|ion|ions)|contribut(?:e|ing|ion|ions)|subscri(?:be|bing|ption|bers?)|membership|become "
        r"a (?:member|patron|supporter)|as little as|starting from just|[$€£]\d+ a month)\b"
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
        r"(?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|der|von|al|el|bin)){1,4})(?:,? (?:phd|md|jr\.?))?,? (?:is"
        r'|was|has been|covers|reports|writes|joined|works|serves|teaches|speciali[sz]es)\b[^"“”]*\b(?:journalist'
        r"|reporter|correspondent|editor|columnist|fellow|professor|author|contributor|freelancer?|researcher|writer"
        r"|producer|photographer|bureau chief|lecturer|twitter|@\w+|based in|reports on|reporting on|follow (?:him"
        r"|her|them))\b.*"
    ),
)
