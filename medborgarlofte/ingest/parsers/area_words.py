"""The words by which a text shows its focus area. Data: mend a wrong label by changing a word.

Each row: the labels a word gives, stems found anywhere in a word ("gatubelysning"), stems found only
where a word begins, and phrases of several words, found wherever they stand. A phrase is said letter by
letter, with `\\b` before it where a word must begin and `\\d` for a digit. A soft row counts only when
no other row finds anything.
"""

from __future__ import annotations

from typing import NamedTuple


class AreaWords(NamedTuple):
    """One row of words; each field is the alternatives of a regular expression, in lower case.

    Only `phrases` may have a space in it: the stems are sought in one word at a time.
    """

    labels: tuple[str, ...]
    inside: str
    starts: str
    phrases: str = ""
    soft: bool = False


AREA_WORDS: tuple[AreaWords, ...] = (
    AreaWords(
        ("drugs",),
        r"narkotik|cannabis|missbruk|hundsök|hund-sök|sökhund|överdos|tramadol"
        r"|narkoman|drogfri|drogpåverk|tablett",
        r"drog|knark|doping|rusmedel|sprut(?:or|utbyte)",
        r"sök med hund",
    ),
    AreaWords(("drugs", "alcohol"), r"", r"andts?\b|andts?-|ant-", r"alkohol och droger|alkohol- och drog"),
    AreaWords(
        ("alcohol",),
        r"alkohol|serveringsställ|serveringstillstånd|langning|överservering"
        r"|ungdomsfylleri|folköl",
        r"krog|krög|servering|langa|berus(?:ning|ad)|fylleri\b|pub(?:ar|en)?\b|restaurang|öl\b",
        r"ansvarsfull servering",
    ),
    AreaWords(
        ("traffic",),
        r"trafik|hastighet|fortkör|nykterhetskontroll|rattfyll|a-traktor|bilinspekt|buskör"
        r"|övergångsställ|farthinder|motorintress"
        r"|motorfordon|motorburen|skoter|utandningsprov|hastighetsdämp|farthind|motorcyk|terrängkör|fordonskontroll|parkering|barmark",
        r"epa\b|epa-|epa/|moped|körning|bilbur|bilåk|förare\b|vägbula|körkort|cykelhjälm|cykelbelys"
        r"|cykelkontroll|reflex(?:er|väst)?|väg(?:avsmalning|miljö)|elspark|mc\b"
        r"|fordon\b|felparker|skolväg|bälte|mobilanvänd|skyltning",
    ),
    AreaWords(
        ("vandalism",),
        r"skadegör|klott|vandal|sabotage|graffiti|brandsätt",
        r"sanera|sanering|anlagd|bränder",
        r"anlagd br|anlagda br",
    ),
    AreaWords(
        ("violence",),
        r"misshand[el]l?|slagsmål|kvinnofrid|hedersrel|hedersförtryck|sexualbrott"
        r"|skjutning|gängkrim|extremism|hatbrott|människohandel|personrån|relationsvåld",
        r"våld|sexuell|ofredand|vapen|kniv(?:ar|en|brott|våld|kontroll(?:er)?)?\b|kvinnojour",
        r"nära relation|\bhot och|\bhot mot|\bhot om",
    ),
    AreaWords(
        ("youth",),
        r"ungdom|flyktingbarn|högstadi|mellanstadi|lågstadi|klassbesök|fritidsledar|artonåring|gymnasi|fritidsgård|årskurs|vårdnadshav|nätmobb|minderårig"
        r"|föräldra|förskol",
        r"unga\b|ung\b|ungas|barn(?!konvention)|skol(?!väg|områd|dag)|sommarlov|sexor\b|femmor\b|åttor\b|nior\b|elev|föräld|rektor|tonår|sspf|student"
        r"|valborg|niondeklass|lärare|klassare|mobbning|kränkning|läsår|avhopp|epa-träff|normbryt",
        r"\båk \d|\bunder 15 år|\bunder 18 år|\bunder 20 år",
    ),
    AreaWords(
        ("safety",),
        r"trygghetsvandr|trygghetsvärd|trygghetsrond|rundvandr|kvällsvandr|promen[ae][dr]|lyktstolp|gatlykt|portlås|kodlås|torgvakt|"
        r"kvällsrond|patrull|kvartersmöt|husmöt|belysning|belysa|ljussätt|synlig|närvar|närvaro|patruller"
        r"|fotpatrull|nattvandr|medborgardialog|lägesbil|kamera|kameror|buskage|siktröj|poliskontor"
        r"|gångtunn"
        r"|medborgarkontakt|medborgarmöt|tillgänglighet|överblickbar|lekplats"
        r"|rondering|vaktbolag|porttelefon",
        r"vandring|låser\b|lås(?:a|bara?|s)?\b|ljus(?!ning)|bommar\b|bommen\b"
        r"|est\b|est-|synas\b|syns\b|röja|tunnlar|lampor|armatur"
        r"|volontär|skyddsrond|vuxenvandr|väktar",
        r"mobil kontor|mobila kontor|fysisk miljö|fysiska miljö|\btill fots|\böppet hus|\bkaffe med"
        r"|\böppna samtal|\böppet möte|\böppna möten|\botrygg plats|\botrygga plats|\bfinnas på|\bfinnas vid"
        r"|\bfinnas till hands|\blyser upp|\blysa upp|\bi uniform|\bmörka hörn|\bmörka plats|\bmörka stråk"
        r"|\bsena kvällar|\bvuxna ute|\bvuxna på|\böppet samtal|\böppen polisstation|\böppet kontor"
        r"|\bsamma polis"
        r"|\bsamma områdespolis|\bmöta invånar|\bmöter invånar|\bmöta boende|\bmöter boende|\bträffa invånar"
        r"|\bträffar invånar|\bträffa boende|\bträffar boende|\bsamtal med invånar|\bsamtal med boende"
        r"|\bsamtal med medborgar",
    ),
    AreaWords(
        ("theft", "safety"),
        r"grannsamverk|båtsamverk|grannstöd|hussamverk|samverkansområde",
        r"båtsamverkan",
        r"samverkan mot inbrott",
    ),
    AreaWords(
        ("theft",),
        r"stöld|inbrott|tillgrepp|snatteri|häleri|märk-dna|dna-märk|märkutrust|märkpenn"
        r"|butiksrån",
        r"rån\b|tjuv",
        r"\bmärkning av",
    ),
    AreaWords(
        ("public_order",),
        r"ordningsstör|ordningsvakt|ordningshåll|ordningsprob|nedskräp",
        r"ordnings|ordning\b|skräp|fyrverk|tiggeri|bråk\b",
        r"allmän ordning",
    ),
    AreaWords(("other",), r"bedräger|tobak|välfärdskrim|arbetslivskrim", r"bluff|snus\b", r"brott mot äldre"),
    AreaWords(
        ("safety",),
        r"trygg|dialog",
        r"tillgänglig|medborgarnära",
        r"\bnärmare medborg",
        soft=True,
    ),
    AreaWords(("public_order",), r"", r"störning|störande|orolighet", soft=True),
    AreaWords(("youth",), r"", r"fältgrupp|fältassist|fältarbet|fältare", soft=True),
    AreaWords(
        ("other",),
        r"näringsliv|samverkansform|avstämningsmöte|brandsäker|issäker|samverkansmöt|varningar",
        r"företag|internet|it-brott|spelmissbruk|suicid|korruption",
        r"\bekonomisk brott|\bsociala medier",
        soft=True,
    ),
)
# Words that only look like another, or name a doer or a place: blotted out before words are sought.
NOT_AREAS = (
    r"i ordning|mörkrets inbrott|(?:kring|runt|utanför|intill|fram till) (?:för)?skol(?:an|a|orna|or)\b"
    r"|kollektivtrafik\w*|doping(?:,| och) tobak"
    r"|förskolelära\w*|lokalpolisområde\w*|ungdomsmottagning\w*|trygghetssamordnar\w*"
    r"|trygghetsmätning\w*|säkerhetssamordnar\w*|barnkonvention\w*"
    r"|(?:medborgar|samverkans)(?:löfte|överenskommelse|avtal)\w*|(?:barn- och "
    r"|barn och )?(?:utbildnings|skol|ungdoms)(?:nämnd|förvaltning)\w*"
    r"|alkoholhandläggar\w*|trafikverket\w*|skolgård\w*|skol(?:gatan|vägen)|(?:vid|från en"
    r"|från) skol(?:a|an|or|orna)|gångtrafikant\w*"
    r"|personal i skola|parkeringshus\w*|alkohollagen"
)
