"""The words by which a text shows its focus area. Data: mend a wrong label by changing a word.

A row is a label and beginnings of words (`\\w*` may go on). A word may give two labels.
"""

from __future__ import annotations

AREA_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("drugs",), r"narkotik|drog|cannabis|knark|missbruk|hundsök|hund-sök|sök med hund|narkotikahund|sökhund|överdos|doping|langning av narko|tramadol"),
    (("drugs", "alcohol"), r"andts?\b|andts?-|alkohol och droger|alkohol- och drog"),
    (("alcohol",), r"alkohol|krog|krög|serveringsställ|serveringstillstånd|servering|langning|langar|berusning|fylleri\b|krogtillsyn|överservering|pub(?:ar|en)?\b|restaurang"),
    (
        ("traffic",),
        r"trafik|hastighet|fortkör|nykterhetskontroll|rattfyll|drograttfyll|a-traktor|epa|moped|skoter|mopedist|körning|buskör|bilburen|bilinspekt"
        r"|parkering(?!shus)|övergångsställ|farthinder|vägbula|fordonskontroll|fordon\b|körkort|vägmiljö|gång- och cykel|cykelväg|cykel(?:hjälm|belysning|kontroll)|motorintress"
        r"|motorburen|terrängkör|vattenskoter|sjötrafik|väg(?:avsmalning|miljö)|elspark|mc\b|motorcyk|skolväg",
    ),
    (("vandalism",), r"skadegör|klott|vandal|sabotage|anlagd|anlagda|sanera|sanering|nedskräp|graffiti|bränder|brandsätt"),
    (
        ("violence",),
        r"våld|misshandel|slagsmål|nära relation|kvinnofrid|hedersrel|hedersförtryck|sexualbrott|sexuell|ofredand|skjutning|vapen|knivbrott|gängkrim|hot och våld|personrån|människohandel|extremism|hatbrott|hot mot",
    ),
    (
        ("youth",),
        r"ungdom|unga\b|ung\b|ungas|barn|skol|elev|föräld|vårdnadshav|årskurs|åk \d|högstadi|gymnasi|fritidsgård|rektor|tonår|minderårig|sspf|studentfir|valborg|mötesplats för unga|niondeklass|fältgrupp|fältassist|fältarbet|lärare|nätmobb|mobbning|kränkning|läsår|avhopp",
    ),
    (
        ("safety",),
        r"trygg|otrygg|belys|ljussätt|synlig|synas\b|närvar|fotpatrull|patrull|nattvandr|vandring|medborgardialog|dialog|lägesbild|est\b|est-|kamera|kameror|buskage|siktröj|röja|områdespolis.{0,20}(?:till fots|på plats)|till fots"
        r"|trygghetsvärd|trygghetsrond|gångtunn|tunnlar|lampor|armatur|väktar|närpoliskontor|poliskontor|tillgänglig|öppet hus|kaffe med|medborgarkontakt|medborgarmöt|samtal med invån|öppna samtal|mobilt kontor|mobila poliskontor|mobilt poliskontor|överblickbar|lekplats|volontär|otrygga|siktlinj|skyddsrond",
    ),
    (("theft", "safety"), r"grannsamverk|båtsamverk|grannstöd|hussamverk|samverkan mot (?:inbrott|bostadsinbrott|brott)|samverkansområde"),
    (("theft",), r"stöld|stöld|inbrott|tillgrepp|snatteri|häleri|märk-dna|dna-märk|märkutrust|rån\b|rånbrott|butiksrån|stöldmärk|märkning av"),
    (
        ("public_order",),
        r"ordningsstör|ordningsprob|ordningsvakt|störning|ordningsförh|ordningslag|ordningsregl|skräp|fyrverk|tiggeri|allmän ordning|ordning och reda|nedskräpning|bråk\b|evenemang|festival|folksamling",
    ),
    (("other",), r"bedrägeri|bluff|tobak|snus|näringsliv|företag\w*|samverkansform|avstämningsmöte|samverkansmöte|ekonomisk brott|arbetslivskrim|internet|it-brott|spelmissbruk|brandsäker|suicid|korruption|välfärdsbrott|välfärdskrim|livsmedelskontr"),
)  # fmt: skip
# Words that only look like another: they are blotted out before the words above are sought.
NOT_AREAS = (
    r"förskolelära\w*|lokalpolisområde\w*|ungdomsmottagning\w*|trygghetssamordnar\w*|trygghetsmätning\w*|säkerhetssamordnar\w*"
    r"|(?:medborgar|samverkans)(?:löfte|överenskommelse|avtal)\w*|(?:barn- och |barn och )?(?:utbildnings|skol|ungdoms)(?:nämnd|förvaltning)\w*"
    r"|öka(?:d|r)? trygghet(?:en)?|för (?:ökad|en ökad) trygghet|tryggare|alkoholhandläggar\w*|trafikverket|skolavslutningar"
)
