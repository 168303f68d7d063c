"""The words by which a text shows its focus area. Data: mend a wrong label by changing a word.

Each row: the labels a word gives, stems found anywhere in a word ("gatubelysning"), and stems found
only where a word begins. A soft row counts only when no other row finds anything.
"""

from __future__ import annotations

from typing import NamedTuple


class AreaWords(NamedTuple):
    """One row of words; stems are alternatives of a regular expression, in lower case."""

    labels: tuple[str, ...]
    inside: str
    starts: str
    soft: bool = False


AREA_WORDS: tuple[AreaWords, ...] = (
    AreaWords(
        ("drugs",),
        r"narkotik|cannabis|missbruk|hundsök|hund-sök|sök med hund|sökhund|överdos|tramadol"
        r"|narkoman|drogfri|drogpåverk",
        r"drog|knark|doping|rusmedel|sprut(?:or|utbyte)",
    ),
    AreaWords(("drugs", "alcohol"), r"alkohol och droger|alkohol- och drog", r"andts?\b|andts?-"),
    AreaWords(
        ("alcohol",),
        r"alkohol|serveringsställ|serveringstillstånd|ansvarsfull servering|langning|överservering"
        r"|ungdomsfylleri|folköl",
        r"krog|krög|servering|langar|berusning|fylleri\b|pub(?:ar|en)?\b|restaurang|öl\b",
    ),
    AreaWords(
        ("traffic",),
        r"trafik|hastighet|fortkör|nykterhetskontroll|rattfyll|a-traktor|bilinspekt|buskör"
        r"|övergångsställ|farthinder|motorintress"
        r"|motorfordon|motorburen|skoter|motorcyk|terrängkör|fordonskontroll|parkering|barmark",
        r"epa\b|epa-|epa/|moped|körning|bilbur|bilåk|förare\b|vägbula|körkort|cykelhjälm|cykelbelys"
        r"|cykelkontroll|väg(?:avsmalning|miljö)|elspark|mc\b"
        r"|fordon\b|felparker|skolväg|bälte|mobilanvänd|skyltning",
    ),
    AreaWords(
        ("vandalism",),
        r"skadegör|klott|vandal|sabotage|graffiti|brandsätt|anlagda? br",
        r"sanera|sanering|anlagd|bränder",
    ),
    AreaWords(
        ("violence",),
        r"misshandel|slagsmål|nära relation|kvinnofrid|hedersrel|hedersförtryck|sexualbrott"
        r"|skjutning|gängkrim|extremism|hatbrott|människohandel|personrån|relationsvåld",
        r"våld|sexuell|ofredand|vapen|kniv(?:ar|en|brott|våld)?\b|hot och|hot mot|hot om|kvinnojour",
    ),
    AreaWords(
        ("youth",),
        r"ungdom|flyktingbarn|högstadi|gymnasi|fritidsgård|årskurs|vårdnadshav|nätmobb|minderårig"
        r"|föräldra|förskol",
        r"unga\b|ung\b|ungas|barn(?!konvention)|skol|elev|föräld|åk \d|rektor|tonår|sspf|student"
        r"|valborg|niondeklass|lärare|klassare|mobbning|kränkning|läsår|avhopp|epa-träff|normbryt",
    ),
    AreaWords(
        ("safety",),
        r"trygghetsvandr|trygghetsrond|belysning|belysa|ljussätt|synlig|närvar|närvaro|patruller"
        r"|fotpatrull|nattvandr|medborgardialog|lägesbil|kamera|kameror|buskage|siktröj|poliskontor"
        r"|gångtunn"
        r"|medborgarkontakt|medborgarmöt|tillgänglighet|mobila? kontor|överblickbar|lekplats"
        r"|rondering|vaktbolag|porttelefon|fysiska? miljö",
        r"vandring|est\b|est-|synas\b|syns\b|röja|till fots|tunnlar|lampor|armatur|öppet hus"
        r"|kaffe med|öppna samtal|volontär|otrygga? plats|skyddsrond|vuxenvandr|väktar|finnas på",
    ),
    AreaWords(
        ("theft", "safety"),
        r"grannsamverk|båtsamverk|grannstöd|hussamverk"
        r"|samverkan mot inbrott|samverkansområde",
        r"båtsamverkan",
    ),
    AreaWords(
        ("theft",),
        r"stöld|inbrott|tillgrepp|snatteri|häleri|märk-dna|dna-märk|märkutrust"
        r"|butiksrån",
        r"rån\b|tjuv|märkning av",
    ),
    AreaWords(
        ("public_order",),
        r"ordningsstör|ordningsvakt|ordningshåll|ordningsprob|nedskräp|allmän ordning",
        r"ordnings|ordning\b|skräp|fyrverk|tiggeri|bråk\b",
    ),
    AreaWords(("other",), r"bedräger|tobak|brott mot äldre|välfärdskrim|arbetslivskrim", r"bluff|snus\b"),
    AreaWords(
        ("safety",),
        r"trygg|dialog",
        r"tillgänglig|medborgarnära|närmare medborg",
        soft=True,
    ),
    AreaWords(("public_order",), r"", r"störning|störande|orolighet", soft=True),
    AreaWords(("youth",), r"", r"fältgrupp|fältassist|fältarbet|fältare", soft=True),
    AreaWords(
        ("other",),
        r"näringsliv|samverkansform|avstämningsmöte|brandsäker",
        r"företag|ekonomisk brott|internet|it-brott|spelmissbruk|suicid|korruption",
        soft=True,
    ),
)
# Words that only look like another, or name a doer or a place: blotted out before words are sought.
NOT_AREAS = (
    r"i ordning|kollektivtrafik\w*|doping(?:,| och) tobak"
    r"|förskolelära\w*|lokalpolisområde\w*|ungdomsmottagning\w*|trygghetssamordnar\w*"
    r"|trygghetsmätning\w*|säkerhetssamordnar\w*|barnkonvention\w*"
    r"|(?:medborgar|samverkans)(?:löfte|överenskommelse|avtal)\w*|(?:barn- och "
    r"|barn och )?(?:utbildnings|skol|ungdoms)(?:nämnd|förvaltning)\w*"
    r"|alkoholhandläggar\w*|trafikverket\w*|skolgård\w*|skol(?:gatan|vägen)|(?:vid|från en"
    r"|från) skol(?:a|an|or|orna)|gångtrafikant\w*"
    r"|personal i skola|parkeringshus\w*|alkohollagen"
)
