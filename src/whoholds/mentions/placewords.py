"""Words that make, join or forbid a place name: tables only.

Provenance: compiled by hand from general knowledge of English news and military prose. All entries are lower case
unless the name says otherwise. Known problems: first names that are also places ("Sofia", "Vladimir") are taken for
places only after a preposition of place.
"""

from __future__ import annotations

import re

from whoholds.wordset import wordset

# Directions: every way to print one -> the way it stands in a standard name, and its bearing in degrees from north.
_POINTS = (("north", 0.0), ("northeast", 45.0), ("east", 90.0), ("southeast", 135.0),
           ("south", 180.0), ("southwest", 225.0), ("west", 270.0), ("northwest", 315.0))  # fmt: skip


def _directions(suffixes: tuple[str, ...]) -> dict[str, str]:
    out: dict[str, str] = {}
    for point, _ in _POINTS:
        halves = (point,) if point in ("north", "south", "east", "west") else (point, f"{point[:5]}-{point[5:]}")
        for half in halves:
            for suffix in suffixes:
                out[half + suffix] = point
    return out


BEARINGS: dict[str, float] = dict(_POINTS)
DIRECTION_NOUNS: dict[str, str] = _directions(("", "ward", "wards"))
DIRECTION_ADJECTIVES: dict[str, str] = {
    **{k: v + "ern" for k, v in _directions(("ern", "ernmost")).items()},
    **{k: v + "ern" for k, v in _directions(("",)).items()},
    "central": "central", "upper": "upper", "lower": "lower", "mid": "central",
}  # fmt: skip
for _short, _point in (("ne", "northeast"), ("nw", "northwest"), ("se", "southeast"), ("sw", "southwest")):
    DIRECTION_NOUNS[_short] = _point
for _compass in ("north-northeast", "east-northeast", "east-southeast", "south-southeast", "south-southwest",
                 "west-southwest", "west-northwest", "north-northwest"):  # fmt: skip
    DIRECTION_NOUNS[_compass] = _compass.split("-")[1]

# Class words of settlements, before ("the village of X", "village X") or after ("X city") the name.
SETTLEMENT_WORDS = wordset(
    """
    village villages town towns city cities settlement settlements hamlet hamlets township townships port suburb
    suburbs locality localities municipality community communities stronghold strongholds outpost outposts capital
    hub hubs fortress resort enclave neighbourhood neighborhood bastion bastions garrison villagers commune
    """
)
# Class words of first-level regions.
REGION_WORDS = wordset(
    """
    oblast oblasts region regions province provinces governorate governorates krai kray okrug state states
    """
)
# Class words of smaller areas: the area is named after its seat.
DISTRICT_WORDS = wordset(
    """
    district districts raion raions rayon hromada hromadas county counties subdistrict canton municipality
    """
)
# Military areas named after a settlement, with the class word of the standard name.
FRONT_WORDS: dict[str, str] = {
    "direction": "direction", "directions": "direction", "axis": "direction", "axes": "direction",
    "sector": "direction", "sectors": "direction", "front": "front", "fronts": "front", "frontline": "frontline",
    "frontlines": "frontline",
    "pocket": "pocket", "salient": "salient", "bridgehead": "bridgehead", "bulge": "salient", "theatre": "direction",
    "theater": "direction", "cauldron": "pocket", "enclave": "enclave", "vector": "direction",
}  # fmt: skip
# What two names joined by a hyphen may name together ("Svatove-Kreminna line").
LINE_WORDS = wordset(
    """
    line lines highway road motorway route area areas axis front sector direction corridor border frontline
    agglomeration pocket railway conurbation
    """
)
BORDER_WORDS = wordset(
    """
    border borders frontier boundary
    """
)
RIVER_WORDS = wordset(
    """
    river rivers reservoir estuary canal lake bay gulf strait sea liman stream
    """
)
WOOD_WORDS = wordset(
    """
    forest forests woods woodland countryside valley steppe hills mountains heights spit
    """
)
LAND_WORDS = wordset(
    """
    territory territories soil land lands
    """
)
BANK_WORDS = wordset(
    """
    bank banks shore
    """
)

ROAD_WORDS = wordset("highway road motorway route")
# What a part of a country or region is called.
PART_WORDS = wordset("part parts region regions area areas half district districts edge suburb suburbs reaches tip")
# Heads of areas that take their name from a town or river.
AREA_HEADS = (
    RIVER_WORDS
    | WOOD_WORDS
    | {"coast", "coastline", "suburbs", "suburb", "island", "islands", "peninsula", "front", "plain"}
)
# Heads of sites, and the words that may stand between the name and the head.
SITE_WORDS = wordset(
    """
    plant plants station airport airports airfield airfields airbase airbases aerodrome base bases dam dams bridge
    bridges mine mines quarry refinery refineries steelworks steelwork mill works factory hospital hospitals
    clinic prison colony substation depot depots terminal port ports harbour harbor seaport crossing checkpoint
    theatre theater tower stadium school university kindergarten monastery church mosque cathedral camp camps
    junction pipeline cemetery museum zoo shipyard complex headquarters barracks garrison market mall elevator
    facility site spaceport cosmodrome hotel sanatorium warehouse ferry pier lighthouse arsenal citadel fortress
    castle ruins
    """
)
SITE_QUALIFIERS = wordset(
    """
    nuclear power thermal hydroelectric hydropower hydro electric electrical chemical chemicals steel iron and
    metallurgical coke coking coal oil gas salt military air naval airborne international civilian civil central
    railway railroad rail train bus tv television radio sea trade commercial grain drama maternity children's
    regional district city town municipal border police fuel ammunition ammo arms weapons ferry road highway
    pedestrian cement machine-building tractor aircraft engineering penal prisoner prison detention filtration
    training tank rocket missile main old new strategic bomber fighter helicopter drone reception gypsum brick
    fertiliser fertilizer asphalt petrochemical titanium correctional data processing water pumping state high
    primary secondary medical psychiatric military-industrial shopping open-pit condensate distillation
    """
)
# Sites worth a name of their own when the text only says "the railway station in X".
PLACED_SITES = wordset(
    """
    plant station airport airfield airbase aerodrome base dam bridge mine quarry refinery steelworks mill works
    factory prison colony substation depot terminal port seaport crossing theatre theater tower shipyard barracks
    headquarters hospital camp
    """
)

# Words after a place name that make it part of a body's, unit's or event's name, not a place of its own.
BODY_WORDS = wordset(
    """
    administration administrations council governor governors mayor mayoralty brigade brigades regiment
    battalion battalions division corps army command commandant garrison academy institute university conference
    summit agreement agreements accord accords memorandum talks process treaty declaration protocol protocols deal
    bureau police prosecutor prosecutors prosecutor's court ministry parliament assembly duma legislature
    operational separatists rebels militia militants authorities head deputy spokesman spokesperson spokeswoman
    post times independent observer herald news tribune grouping troops commander chief independent's
    regional-military fleet flotilla initiative marathon ballet opera dynamo shakhtar metalist fc
    """
)
# Words that may stand between the name and the body's word; alone they leave it a place: "Donetsk regional hospital".
ORG_QUALIFIERS = wordset(
    """
    regional oblast region city municipal military civil civilian civil-military military-civilian occupation
    state provincial district mayor vice town raion grain security morning russian-installed
    """
)

# Directly before a capitalised name: titles and roles of persons.
TITLES = wordset(
    """
    mr mrs ms dr sir lord lady president premier chancellor minister secretary general gen colonel col lieutenant
    lt major maj captain capt sergeant sgt admiral adm brigadier brig marshal commander governor gov mayor senator
    sen representative rep ambassador spokesman spokeswoman spokesperson adviser advisor aide chief director
    editor analyst expert professor prof journalist reporter correspondent blogger milblogger king queen prince
    princess emir sheikh sheik imam ayatollah pope patriarch archbishop bishop father colonel-general
    lieutenant-general major-general private pvt officer soldier leader oligarch businessman lawyer judge
    prosecutor activist resident ombudsman ombudswoman businesswoman historian photographer pilot deputy head
    founder financier warlord tsar saint st
    """
)
GIVEN_NAMES = wordset(
    """
    volodymyr vladimir vladislav vladyslav viktor victor vitaly vitalii vitaliy valery valerii valeriy valeriia
    valentyn vadim vadym vasily vasyl vyacheslav viacheslav yevgeny yevgeniy yevhen yevheniy evgeny eugene yury
    yuri yuriy yurii yulia yuliia julia yaroslav yana zoya zakhar oleksandr alexander aleksandr aleksander oleksiy
    oleksii alexey aleksey alexei aleksei oleh oleg olena elena yelena olha olga oksana ostap andriy andrii andrey
    andrei anatoly anatolii anatoliy anton artem artyom arsen arseniy arseny apti boris borys bohdan bogdan dmytro
    dmitry dmitri dmitriy dmitrii denis denys danylo daniil danilo eduard ella fedir fyodor gennady hennadiy
    georgy heorhiy grigory hryhoriy hanna halyna galina herman igor ihor ilya illia ivan iryna irina inna ivanna
    kirill kyrylo konstantin kostiantyn kostyantyn ksenia kateryna ekaterina katerina larysa larisa leonid lev
    liudmyla lyudmila lyudmyla lesia maksym maxim maksim mykhailo mikhail mykhaylo mikhailo mykola nikolai nikolay
    mykyta nikita marina maryna maria mariia mariya margarita matviy nataliia natalia natalya nataliya nadiya nina
    oleksandra aleksandra anastasia anastasiia anna pavlo pavel petro pyotr petr polina roman ruslan rustam ramzan
    rodion rostyslav rostislav sergei sergey serhiy serhii sergiy sergii serhy semen semyon stanislav stepan
    svetlana svitlana svyatoslav sviatoslav taras tatiana tetiana tetyana timur tymofiy tymur tamila ulyana
    valentina vera viktoria viktoriia yegor zinaida zurab aslan akhmat akhmed adam magomed daria dariia dariya
    darya david daniel james john michael mike robert richard william thomas tom george joseph joe charles charlie
    peter paul mark andrew stephen steven steve kevin brian jack harry edward anthony tony christopher chris
    matthew matt jens emmanuel olaf rishi keir liz ursula antonio josep antony jake lloyd donald barack hillary
    marco pete jd susan sarah mary elizabeth jennifer linda karen nancy lisa kate emily emma alice anne ann jane
    laura martin simon philip alan frank ben sam alex nick rob bill bob dan jim tim ron scott eric jason justin
    ryan gary larry patrick sean dennis jerry henry walter arthur bashar hassan hussein hussain ali ahmed ahmad
    mohammed mohammad muhammad mohamed mahmoud mustafa omar osama khaled khalid ibrahim ismail abdul abdel
    abdullah abu abou saddam haider nouri rami salman recep tayyip erdogan benjamin yoav yahya hani walid fahd
    faisal fatima aisha zahra leila layla nadia rania samir tariq tarek yasser yousef youssef ilham nikol aliyev
    anwar khalifa fayez abdulrahman abdelrahman saif moammar muammar mohamad hasan qassem qasem sergio jean pierre
    elon kiril sheldon nicola lindsey marjorie mitch chuck kamala francois françois marie claude jacques carlos
    jose josé juan pedro luis miguel filipe xi kim lee
    """
)
# Capitalised words that are never a place by themselves, though some gazetteer has a hamlet of that name: what
# newsrooms print in capitals. Longer names that begin with one ("New York", "South Korea") are looked up first.
NEVER = wordset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs
    fri sat sun i a an the it its he she they we you his her their our your my this that these those there here
    what which who whom whose when where why how if in on at by for from to of and or but nor so yet as with
    without after before since until while during under over about above below between among against into onto
    near off out up down via per amid despite although though because unless whether also however meanwhile
    moreover still then thus therefore instead even only just not no yes all any both each every few many more
    most much other others another some such same several one two three four five six seven eight nine ten eleven
    twelve dozens hundreds thousands millions first second third last next new old big great good bad high low
    long short early late earlier later now today tomorrow yesterday is are was were be been being have has had do
    does did will would can could might must shall should said says say told telegram twitter facebook reuters
    tass interfax novosti ria bloomberg cnn bbc sky guardian telegraph isw kremlin nato un eu osce iaea us uk usa
    uae u.s u.k u.n ap afp dpa tv gmt est utc osint drone drones himars atacms iskander kalibr shahed patriot
    leopard abrams bradley challenger gepard grad uragan smerch kinzhal storm shadow wagner azov pmc vdv mod gur
    sbu fsb gru svr dnr lnr dpr lpr zelensky zelenskyy zelenskiy zelenskyi putin shoigu gerasimov prigozhin
    kadyrov lukashenko biden trump obama assad erdogan macron scholz merkel johnson sunak starmer blinken austin
    stoltenberg rutte orban peskov lavrov medvedev surovikin budanov syrskyi zaluzhny zaluzhnyi kuleba yermak
    podolyak reznikov umerov isis isil daesh hamas hezbollah hizbollah nusra ypg sdf pkk taliban soviet union nazi
    nazis ukrainian ukrainians russian russians belarusian belarusians chechen chechens crimean american americans
    british french german germans polish turkish syrian syrians iraqi iraqis iranian kurdish kurds kurd arab arabs
    israeli israelis european europeans western eastern northern southern north south east west central english
    chinese japanese korean azerbaijani armenian armenians azeri azeris georgian moldovan muslim muslims christian
    christians sunni shia shiite shi'ite islam islamic jewish jews general staff ministry defense defence
    president minister army forces force air ground navy fleet guard guards marine marines military armed police
    security service national international state federal republic united nations council committee commission
    court parliament congress senate house party group organization organisation agency news media press office
    center centre institute university bank company channel war battle front sector direction sea river lake ocean
    black red blue green white orange gold silver getty images image photo video caption credit read related story
    stories share follow subscribe newsletter sign advertisement click source date copyright rights reserved
    breaking live update updates analysis opinion editorial exclusive watch listen europe asia africa america
    eurasia antarctica world nazism labour triumph know free middle african asian humanitarian parliamentary mr
    mrs ms dr sir st god allah jesus christ easter christmas ramadan
    """
)
# Words that place a name: what follows them is a place, if it is a name at all.
STRONG_BEFORE = wordset(
    """
    near around outside toward towards village town city settlement hamlet villages towns cities settlements
    suburb outskirts hamlets
    """
)
PLACE_BEFORE = STRONG_BEFORE | wordset(
    """
    in at from into to of between beyond across through past over inside within reached reach entered enter
    captured capture seized seize took take retook retake recaptured recapture liberated liberate held hold
    besieged encircled post checkpoint crossing northern southern eastern western central surrounded shelled
    bombed struck hit attacked attack stormed leave left abandoned via
    """
)
# After a name: it is somebody, not somewhere.
SPEAKS = wordset(
    """
    said says added told wrote argued explained stressed noted claimed stated announced tweeted posted warned
    insisted acknowledged admitted denied commented replied continued urged reported thinks believes who whose
    himself herself asked called vowed
    """
)
# Lower-case words inside a name.
PARTICLES = wordset(
    """
    al el ez az as ash es ad ed ar an at de da do dos del di la le les na nad on upon the bin ibn es-
    """
)
DISTANCE_UNITS: dict[str, float] = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0,
    "mile": 1.609344, "miles": 1.609344, "mi": 1.609344,
    "m": 0.001, "meter": 0.001, "meters": 0.001, "metre": 0.001, "metres": 0.001,
}  # fmt: skip
NUMBER_WORDS: dict[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1, "a dozen": 12, "half a": 0.5, "hundred": 100,
}  # fmt: skip

# A road's number: "M-04", "T0504", "E40".
ROAD_NUMBER = re.compile(r"[A-Z]{1,2}[-‑–]?\d{1,5}$")
# What makes a modifier of a holder's name: "Russian-held", "government-controlled".
HELD_BY = re.compile(r"-(?:held|controlled|occupied|annexed)$")
