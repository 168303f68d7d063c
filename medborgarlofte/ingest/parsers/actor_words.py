"""The words by which promises name who does something. Data: mend a wrong reading by adding a word.

All patterns are for one word (or a fixed few), in lower case unless they say otherwise.
"""

from __future__ import annotations

# Words that are the police.
POLICE: tuple[str, ...] = (
    r"polis(?:en|ens|er|erna|ernas|ers)?",
    r"polismyndighet(?:en|ens)?|\w+polis(?:en|ens|er|erna|ernas)",
    r"(?:lokal|närs?|områdes|kommun|ungdoms|trafik|stations|kvarters|inre)-?polis(?:en|ens|er|erna"
    r"|ernas|område|området|områdets|områdes)?",
    r"polisområde(?:t|ts)?|polisregion(?:en|ens)?|lokalpolis(?:en|ens)?|lpo|lpos",
    r"poliskontor(?:et|ets)?|polisstation(?:en|ens)?|polispersonal(?:en)?|polisvolontär(?:er|erna)?"
    r"|volontär(?:er|erna)",
    r"polisiär(?:a|t)?|gruppchef(?:en|er)?|lokalpolisområdeschef(?:en)?",
    r"lokalpolisområde(?:t|ts|ets)?(?: i)?",
)
# Words that are the municipality: itself, its boards and offices, and those who work for it.
MUNICIPALITY: tuple[str, ...] = (
    r"kommun(?:en|ens|er|erna|ernas|s)?|stad(?:en|ens|s)|stads",
    r"kommunal(?:a|t)?|kommunalråd(?:et)?|kommunstyrelsen?s?|kommunledning(?:en|ens)?"
    r"|kommundirektör(?:en|ens)?|kommunchef(?:en)?|kommunanställda",
    r"kommunfullmäktige|stadsdel(?:en|ens|arna)?|stadsdelsförvaltning(?:en|ens|ar|arna)?"
    r"|stadsdelsnämnd(?:en)?",
    r"(?:\w+-,? (?:\w+- )?(?:och|samt|&) )?(?!polis|åklagar)\w*(?:förvaltning(?:en|ens|ar|arna"
    r"|arnas)?|nämnd(?:en|ens|er|erna)?)",
    r"(?!polis)(?:\w*byggnads|miljö|gatu|park|teknik|social|utbildnings|kultur|fritids|barn"
    r"|stadsbyggnads|medborgar|service|samhälls)kontor(?:et|ets)?",
    r"socialtjänst(?:en|ens)?|socialtjänster|socialsekreterar(?:e|en|na)|social(?:a)? omsorg(?:en)?"
    r"|socialjour(?:en)?|soc",
    r"(?:grund|för|gymnasie|högstadie|mellanstadie|låg- och mellanstadie|sär|musik|kultur)?skol(?:a"
    r"|an|ans|or|orna|ornas)",
    r"gymnasie(?:t|ts|skolorna)|gymnasi(?:um|et)|högstadi(?:et|ets|erna)|rektor(?:n|er|erna)?"
    r"|elevhälsa(?:n|ns)?|skolledning(?:en|ar|arna)?|skolpersonal(?:en)?",
    r"fritid(?:en|ens)?|fritids(?:gård|verksamhet|ledar|förvaltning|enhet|personal)\w*"
    r"|ungdomsgård\w*|ungdomsverksamhet(?:en|er)?|ungdomens hus|fritidsgårdsverksamhet\w*",
    r"kultur(?:- | )?och fritid(?:en|sförvaltningen|savdelningen|snämnden)?|kultur & fritid"
    r"|barn- och utbildning(?:en)?|barn och utbildning",
    r"fält(?:are|arna|en|grupp(?:en|ens)?|assistent(?:er|erna|en)?|arbetare|arbetarna|sekreterare"
    r"|team(?:et)?|verksamhet(?:en)?|enhet(?:en)?)",
    r"ungdomsmottagning(?:en|ens)?|ungdomscoach\w*|ungdomsstödjar\w*|familjecentral(?:en)?"
    r"|familjeenhet(?:en)?|individ- och familjeomsorg(?:en|ens)?|ifo",
    r"(?:skol|social|förvaltnings|enhets|bildnings|fritids|kultur|miljö|gatu)chef(?:en|er|erna)?",
    r"(?:trygghets|säkerhets|brottsförebyggande |andts?-?|drog|folkhälso|brotts"
    r"|preventions)-?(?:samordnare|samordnaren|samordnarna|strateg|strategen|chef|chefen"
    r"|handläggare|utvecklare|planerare|utvecklaren|planeraren)",
    r"säkerhetsavdelning(?:en)?|säkerhetsenhet(?:en)?|drogförebyggar(?:e|en)"
    r"|preventionsenhet(?:en)?|trygghetsvärd(?:ar|arna|en)?|trygghetsteam(?:et)?|trygghetsenhet(?:en)?",
    r"tekniska(?! verken)(?: enheten| avdelningen| kontoret)?|teknik|gata(?:/| och )park"
    r"|gatuenhet(?:en)?|parkenhet(?:en)?|fastighetsenhet(?:en)?|fastighetsavdelning(?:en)?",
    r"samhällsbyggnad(?:en|s|savdelningen|senheten)?|miljö- och bygg(?:enheten|nad)?"
    r"|miljöenhet(?:en)?|bygg- och miljö\w*|alkoholhandläggar(?:e|en|na)|tillståndsenhet(?:en)?",
    r"bibliotek(?:et|en)|utbildning(?!sinsats)(?:en)|barn- och ungdom\w*|omsorg(?:en|ens)"
    r"|vård och omsorg(?:en)?|hemtjänst(?:en)?|arbetsmarknadsenhet(?:en)?|vuxenutbildning(?:en)?",
    r"överförmyndar\w+|kostenhet(?:en)?|stödcent(?:rum|er)|medborgarkontor(?:et)?|kontaktcenter"
    r"|trafikenhet(?:en)?|näringslivsenhet(?:en)?|näringslivskontor(?:et)?",
)
# Both at once.
BOTH: tuple[str, ...] = (
    r"part(?:er|erna|ernas|ers)", r"(?:bägge|båda) (?:parter|parterna|parters|parternas)",
    r"tillsammans|gemensamt|gemensam(?:ma)?|bägge|båda|samtliga parter|alla parter",
)  # fmt: skip
# Other named doers: a word that is one by itself.
OTHER: tuple[str, ...] = (
    r"räddningstjänst(?:en|ens)?|räddningstjänstförbund(?:et)?|brandförsvar(?:et)?|brandkår(?:en)?"
    r"|tekniska verken",
    r"region(?:en|ens)|landsting(?:et|ets)|länsstyrelse(?:n|ns)|trafikverk(?:et|ets)"
    r"|kriminalvård(?:en|ens)|frivård(?:en|ens)",
    r"tull(?:en|verket|verkets)|kustbevakning(?:en|ens)|skatteverket|försäkringskassan"
    r"|arbetsförmedlingen|migrationsverket|åklagar\w+|sos alarm",
    r"(?:ordnings|skydds)?väktar(?:e|en|na)|ordningsvakt(?:er|erna)|nattvandrar(?:e|na|nas)"
    r"|nattvandrarförening\w*|vuxenvandrar\w*",
    r"(?:fastighets|butiks|krog|restaurang)-?ägar(?:e|en|na|nas)|hyresvärd(?:ar|arna)"
    r"|köpmän(?:nen)?|handlar(?:e|na)|krögar(?:e|na|nas)|näringsliv(?:et|ets)|företagar(?:e|na)"
    r"|handel(?:n|ns)",
    r"\w*(?:bostads|fastighets|bostad|trafik|parkerings|energi|hyres|vakt|bevaknings)bolag(?:et|ets"
    r"|en|s)?|bostadsföretag(?:et|en)?|allmännytta(?:n|ns)",
    r"\w+stiftelse(?:n|r|ns)?|stiftelse(?:n|ns)?|\w+förening(?:en|ens|ar|arna)?|förening(?:en|ens"
    r"|ar|arna|slivet|sliv)|\w+klubb(?:en|ens|ar|arna)?|\w+förbund(?:et|ets)?",
    r"seniorråd(?:et|ets)|pensionärsråd(?:et|ets)?|pensionärsorganisation\w*|ungdomsråd(?:et|ets)?"
    r"|byaråd(?:et)?|\w*församling(?:en|ens)?|svenska kyrkan|kyrkan(?:s)?|röda korset|rädda barnen"
    r"|bris|lions|rotary",
    r"brå|brå:s|brottsförebyggande rådet|lokala brottsförebyggande rådet|brottsofferjour(?:en|ens)"
    r"|kvinnojour(?:en|ens)|tjejjour(?:en)?|brottsofferstöd",
    r"bilinspektör(?:er|en|erna)?|bilprovning(?:en)?|kollektivtrafik(?:en)?|länstrafik(?:en)?"
    r"|västtrafik|skånetrafiken|sl|sj|jernhusen|systembolaget|apotek(?:et)?|sjukvård(?:en|ens)"
    r"|vårdcentral(?:en|er)?|hälsocentral(?:en)?|bup|psykiatri(?:n|ns)",
    r"grannstöd(?:et|sbil\w*)?|grannsamverkan|försvarsmakten|hemvärnet|säkerhetspolisen"
    r"|folkhälsoråd(?:et)?|trygghetsråd(?:et)?|brottsförebyggande centrum|studieförbund(?:et|en)?",
)
# Partners too vague to be responsible for anything.
VAGUE: tuple[str, ...] = (
    r"andra|övriga|berörda|aktörer(?:na)?|samverkanspart(?:er|ers|erna|ner|s)?"
    r"|samarbetspartner(?:s)?|myndigheter|civilsamhälle(?:t)?|externa|privata|m\.?fl\.?|med flera"
    r"|mfl|m fl|olika|invånar(?:e|na)|medborgar(?:e|na)|allmänheten|representanter|bl\.?a\.?|ev\.?"
    r"|eventuellt|vid behov|m\.?m\.?",
)
# Endings of a capitalised name that show an organisation ("Granhults Bostäder AB").
NAME_ENDINGS = (
    r"(?:AB|Aktiebolag|Bostäder|Bostads|Hem|Handel|Lokaler|Lokaltrafik|Hamn|Fastigheter|Energi|Parkering"
    r"|Kommunfastigheter|Bygg|Trafik|Centrum|Köping|"
    r"Bostad|Byggen|Teknik|Service|IF|IK|BK|SK|FF|HK|FK|GK|Vatten|Miljö|Stift|Församling|Kyrka|Råd"
    r"|Förbund|Förening|Klubb|Jour|Bevakning|Security|Säkerhet)"
)
# Verbs that follow a subject, or stand before it when something else opens the sentence.
MODALS = (
    r"(?:ska|skall|skulle|kommer|lovar|avser|åtar|förbinder|har|ansvarar|tänker|vill|planerar"
    r"|fortsätter|utlovar|garanterar|svarar)"
)
DEEDS = (
    r"(?:gör|genomför|arbetar|jobbar|deltar|medverkar|håller|erbjuder|bjuder|besöker|ordnar"
    r"|anordnar|arrangerar|utför"
    r"|patrullerar|träffar|möter|kontrollerar|sätter|tar|ger|följer|bedriver|finns|driver|verkar"
    r"|prioriterar|ökar|satsar"
    r"|inför|startar|utvecklar|skapar|utbildar|informerar|kallar|bidrar|stöttar|stödjer|ser|ställer"
    r"|mäter|lånar|rustar"
    r"|bygger|städar|sanerar|anmäler|delar|samlar|redovisar|rapporterar|fördjupar|intensifierar"
    r"|förstärker|stärker|undersöker"
    r"|inventerar|tillsätter|anställer|bemannar|publicerar|tillhandahåller|upprättar|leder"
    r"|samordnar|samverkar|samarbetar|träffas|ses|möts|hjälps|enas|gick|gjorde|genomförde)"
)
