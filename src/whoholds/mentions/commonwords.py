"""English words that are somewhere a place's name.

A capital proves nothing for them (they stand at the head of a sentence, in titles, in names of bodies): they count as a
place only where the words before say that a place follows ("the village of Hope").

Provenance: English words met in lower case in war news that are also a gazetteer's name in a country at war, or of a
town anywhere, computed once, with common nouns added by hand. Known problems: not complete; other languages are few.
"""

from __future__ import annotations

from whoholds.wordset import wordset

COMMON = wordset(
    """
    able ace added age ago agree agrees aim airport akin allay alliance allow ally along alter amid anew annex
    anthem anyone apple area arm array arrive arson ash asp asset attack aurora ausa autumn away babel bad baker
    ban bank banki banning bar bare barge barrack barrage basic basin bath battle battleground bay beach bean bear
    begun beige believe bells below bend berry best bid big billion binder birch bishop board bolder book boost
    bor bore born borne borrow bout bow boy breach bread break bridge brook buffalo bureau bury bust busy but
    butcher buy call can canal cape care carpenter carry cars castle cat cedar cell center central chagrin chair
    cherry child children china church clay coast coat colony com come common cone confederation cook copper core
    cork corn corona crater creek culture daisy dam date dawn day deal debate defiance delta deny der des diamond
    die dig dim dimmer diner dire ditch dogs done donor dour downtown drama drug dual due duma dunya eagle early
    earnest easily elm empire enfield enjoy enterprise entice era erode eve ever every evil eye eyes falcon falls
    family far fare fate federal field file fire fisher flame fleet forest forge freedom friends from gain gap
    garden garrison gas gate gave gears gender gene get gif give glory god goes gold golden gone gonna goodies
    google got gotten grants grass green grenade grim grove groves gun gut hail halt handout hands hang harass
    harm harsh has hat have hawk head heart heat heath heavy heeded hell hems here hero heroes hide hilly hinder
    hire hit hole holiday holy honey honor hook hope horror horse host hot hromada hromadske hub hull human hunter
    hurry iaea idea igor iii ill imperial independence int ire irna iron island isna ivy jackson jail jam jan jet
    jetty jewel job joint jpg junction jury justice keen keep key king knight kommunist lack laden lady lake lakes
    lat lay led leg lemon lend levy liberal liberty lie liga lightning like lily lincoln line lion live logo loop
    lord lot loud love low main make male man manage manning many maple march marine marion market marks marsh
    marshal mason mass masses meadow media men mercury mercy metro midway mil mile militia milk mill miller mine
    mission mobil mobile mode monument moor more most mountain much mutually nails name nelson never nice nine
    node none noon nor normal north nov novel now oak obey odds oder off officer oil olive one opportunity orange
    orbit origin our ours outer overland owe pace pain palace paradise park parkland pay peace peach pearl people
    pepper petty phoenix photo pin pine pity plant play plea plot poet police policy pond port pose possession
    potter pravda pre prime prince progress providence punch pure put qadis quash queen quiet quit quo rada raid
    rain ran rand rapid rea reading record ree republic reservoir rest retreat ria rice rich rig ripen rise risen
    rises river riverbank riverside rock roles rose rout row sad safer said sake sale salem salon salt same sand
    savage save say scheme sea seek seem seen sees sep sergey series set settle shake shaky sham shaping share
    sharia she shepherd shields shore shoreline shot shut sick side siege signal silence silver since sing site
    size slaughter smile smith society solar sole some son sonar song soon sort sortie soul sow sparks sparta spb
    sphere spin split spoken spring star steel step stoke stone storm stream sue sugar summer summit sunny sunset
    superior surprise svoboda swamp swords tag tailor tale tame tank tape taylor teilen tell temple than theory
    there thunder tiger time timeline tires toll tone too tool torn tough tour tours tout tower trap tree trident
    troy truth tsargrad tube tug tune tunes turn type ugly ukraina unde undo union university ura valley vans veto
    via victor victoria victory voe von waits wall wary wave weary weaver well wells wheat widen will win winter
    wolf women won wood woods worse worth yahoo yet you young your zion
    """
)
