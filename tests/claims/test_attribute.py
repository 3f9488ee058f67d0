"""Who says a claim. In the examples the claim's trigger stands between ⟦ and ⟧; sentences are our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whoholds import theatre as theatres
from whoholds.claims.attribute import Attributor
from whoholds.claims.syntax import SpacyParser
from whoholds.mentions.parties import find_parties
from whoholds.mentions.speakers import find_speakers
from whoholds.model import Attribution, Report
from whoholds.text.document import document
from whoholds.text.view import view

Attribute = Callable[..., Attribution]
PARSER = SpacyParser(lambda word, tag: word)


def attribute(
    marked: str, *, outlet: str | None = None, parsed: bool = True, modifier: bool = False, war: str = "ukraine"
) -> Attribution:
    """The attribution of the claim marked in the text."""
    at = marked.index("⟦")
    end = marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    doc = document(Report("test", text, published="2023-03-10", outlet=outlet, language="en"))
    theatre = theatres.load(war)
    batch = [(s, view(text, s.start, s.end)) for s in doc.sentences] if parsed else []
    trees = {tree.sentence.index: tree for tree in PARSER.parse(batch)}
    speakers = find_speakers(doc, theatre)
    parties = find_parties(text, 0, len(text), theatre)
    return Attributor(doc, theatre, speakers, parties, trees).attribute(at, end, at, modifier)


MOD, AFU, UKRAINE = ("Russian Ministry of Defence", "RUS"), ("Armed Forces of Ukraine", "UKR"), ("Ukraine", "UKR")
STAFF, ZELENSKY, RUSSIA = ("Ukrainian General Staff", "UKR"), ("Volodymyr Zelensky", "UKR"), ("Russia", "RUS")
REPORTER, ISW = ("reporter", "reporter"), ("Institute for the Study of War", "independent")

NEWS = {
    # clauses under a reporting verb
    "verb and that": ("Russia's defence ministry said that its troops had ⟦captured⟧ Klishchiivka.", MOD),
    "verb without that": ("The Russian Defense Ministry said its forces ⟦took⟧ the village of Vodiane on Friday.", MOD),
    "capital speaks": ("Moscow said on Saturday its troops had ⟦seized⟧ Kurdiumivka.", RUSSIA),
    "other capital": ("Kyiv says it has ⟦recaptured⟧ two villages south of Orikhiv.", UKRAINE),
    "forces speak": ("Ukrainian forces said they had ⟦retaken⟧ a village near Kupiansk.", AFU),
    "two complements": (
        "The Ukrainian General Staff reported that troops held Lyman and that fighting ⟦continued⟧ in Torske.",
        STAFF,
    ),
    "second verb, same subject": (
        "Zelensky praised the defenders of Bakhmut and said the city was still being ⟦defended⟧.",
        ZELENSKY,
    ),
    "acknowledge": ("Ukraine's military acknowledged it had ⟦withdrawn⟧ from Soledar.", AFU),
    "deny": ("Russia denied that its soldiers had ⟦fled⟧ Robotyne.", RUSSIA),
    "told an agency": (
        "Serhiy Haidai told Reuters that Russian troops had ⟦entered⟧ Bilohorivka.",
        ("Serhii Haidai", "UKR"),
    ),
    "adding": (
        "Kyiv said its soldiers were fighting hard, adding that they had ⟦stopped⟧ ten assaults near Avdiivka.",
        UKRAINE,
    ),
    "nominal object": ("The Ukrainian General Staff reported heavy ⟦fighting⟧ around Marinka.", STAFF),
    "accuse of": ("Russia accused Ukraine of ⟦shelling⟧ the town of Tokmak.", RUSSIA),
    "make clear": ("Zelensky made it clear that his aim was to ⟦retake⟧ Crimea.", ZELENSKY),
    "nested: the inner one counts": (
        "Zelensky told lawmakers that Moscow had claimed its soldiers were ⟦holding⟧ the town of Svatove.",
        RUSSIA,
    ),
    # fronted and inverted
    "tail": ("Russian troops have ⟦entered⟧ the outskirts of Vuhledar, Ukraine's military said on Telegram.", AFU),
    "tail, inverted": ("Fierce battles are ⟦raging⟧ near Kreminna, said Vadym Skibitsky.", ("Vadym Skibitsky", "UKR")),
    "middle": ("The town, the ministry of defence in Kyiv said, is still ⟦held⟧ by its garrison.", None),
    "according to, first": ("According to the Ukrainian General Staff, the enemy ⟦shelled⟧ Nikopol overnight.", STAFF),
    "according to, last": ("Two villages near Svatove were ⟦captured⟧, according to Russia's defence ministry.", MOD),
    # appositions and titles
    "apposition after": (
        "Serhiy Haidai, the governor of Luhansk region, said Russian troops ⟦controlled⟧ Rubizhne.",
        ("Serhii Haidai", "UKR"),
    ),
    "apposition before": (
        "Ukraine's president, Volodymyr Zelenskiy, said the army would ⟦hold⟧ Bakhmut.",
        ZELENSKY,
    ),
    "a stranger with his office": (
        "Petro Kovalchenko, head of the Pokrovsk city military administration, said shells ⟦hit⟧ a school.",
        ("Petro Kovalchenko", "UKR"),
    ),
    "a stranger installed": (
        "Oleg Veresov, the Russian-installed mayor of the town, said rockets had ⟦struck⟧ a bridge.",
        ("Oleg Veresov", "RUS"),
    ),
    "a neutral stranger": (
        "Paul Whitmore, a military analyst, said Russian units had ⟦advanced⟧ near Toretsk.",
        ("Paul Whitmore", "independent"),
    ),
    "surname later": (
        "Paul Whitmore, a military analyst, watches the front.\n\nWhitmore said Russian units had ⟦advanced⟧.",
        ("Paul Whitmore", "independent"),
    ),
    # unnamed
    "officials of a side": (
        "Russian officials said a drone had ⟦struck⟧ a depot in Belgorod.",
        ("unnamed: Russian officials", "RUS"),
    ),
    "installed officials": (
        "Russian-installed officials said the bridge at Chonhar had been ⟦hit⟧.",
        ("unnamed: Russian-installed officials", "RUS"),
    ),
    "residents": ("Residents said the market in Kherson was ⟦shelled⟧ at noon.", ("unnamed: Residents", "independent")),
    "Western officials": (
        "Western officials said Russian forces had ⟦advanced⟧ less than a mile.",
        ("unnamed: Western officials", "independent"),
    ),
    "milbloggers": (
        "Russian milbloggers claimed that paratroopers had ⟦entered⟧ Krasnohorivka.",
        ("unnamed: Russian milbloggers", "RUS"),
    ),
    # pointing back
    "it": (
        "Russia's defence ministry spoke of gains, and reported losses. It said its troops had ⟦taken⟧ Yahidne.",
        MOD,
    ),
    "he": (
        "Zelensky said the week had been hard. He added that Bakhmut was still ⟦held⟧ by his army.",
        ZELENSKY,
    ),
    "the ministry": (
        "Russia's defence ministry said the week went well. The ministry also said its troops had ⟦seized⟧ Spirne.",
        MOD,
    ),
    # quotations
    "quotation": ("“We still ⟦hold⟧ the village,” Zelensky said in his evening address.", ZELENSKY),
    "quotation over sentences": (
        "“The fight goes on. Our brigade ⟦holds⟧ Bilohorivka,” said Serhiy Haidai.",
        ("Serhii Haidai", "UKR"),
    ),
    "quotation goes on": (
        "“It was a hard night,” Zelensky said. “The enemy ⟦attacked⟧ Avdiivka from three sides.”",
        ZELENSKY,
    ),
    "quotation after a colon": ("Zelensky said: “Our soldiers ⟦liberated⟧ Snihurivka this morning.”", ZELENSKY),
    # an adverbial between the verb and its clause
    "without evidence that": (
        "Russia's defence ministry claimed without offering proof that Kyiv had ⟦shelled⟧ the plant.",
        MOD,
    ),
    "on a day, in a speech, that": (
        "Zelensky said on Monday in a televised speech that the army had ⟦retaken⟧ Robotyne.",
        ZELENSKY,
    ),
    # an agency that only passes on
    "who is relayed, not the agency": (
        "Kyiv spoke of a good week. It said on Sunday it had ⟦retaken⟧ two hamlets near Snihurivka, Reuters reports.",
        UKRAINE,
    ),
    "the agency alone": ("Russian troops ⟦took⟧ the farm near Popasna, according to TASS.", ("TASS", "RUS")),
    # offices
    "a deputy is not the chief": (
        "Deputy Chief of the Ukrainian General Staff Stepan Vovchenko said Russian forces ⟦held⟧ the quarry.",
        ("Stepan Vovchenko", "UKR"),
    ),
    "a long office before a rank and a name": (
        "Deputy Head of the Main Planning Department of the Ukrainian General Staff Brigadier General Stepan Vovchenko "
        "stated that Russian forces ⟦left⟧ the quarry.",
        ("Stepan Vovchenko", "UKR"),
    ),
    "whoever held it once": (
        "A former Russian defence minister said the brigade had ⟦left⟧ Bakhmut.",
        ("unnamed: former Russian defence minister", "RUS"),
    ),
    "an adviser is of the side he advises": (
        "An adviser to the Ukrainian defence minister said Russian troops had ⟦left⟧ Bakhmut.",
        ("unnamed: adviser to the Ukrainian defence minister", "UKR"),
    ),
    "a nation after a title is nobody's name": (
        "The mood is sour, said one commander. Russian sources also widely claimed that troops ⟦entered⟧ Yahidne.",
        ("unnamed: Russian sources", "RUS"),
    ),
    "a name goes before whoever held the office": (
        "Ukraine's army chief, General Stepan Vovchenko, said Russia had ⟦attacked⟧ Yahidne.",
        ("Stepan Vovchenko", "UKR"),
    ),
    "a verb after the name is no apposition": (
        "The chief of Ukraine's air force, Stepan Vovchenko, has yet to answer. He said Russia ⟦attacked⟧ twice.",
        ("Stepan Vovchenko", "UKR"),
    ),
    # numbered units
    "a brigade": (
        "The 147th Mechanized Brigade said it had ⟦repelled⟧ two assaults.",
        ("147th Mechanized Brigade", "UKR"),
    ),
    "a brigade of the other army": (
        "The 855th Naval Infantry Brigade said it had ⟦taken⟧ the quarry.",
        ("855th Naval Infantry Brigade", "RUS"),
    ),
    "a unit's army told": ("Russia's 147th Brigade said it had ⟦taken⟧ the quarry.", ("147th Brigade", "RUS")),
    "a unit's spokeswoman": (
        "The 147th Mechanized Brigade holds the hill. Its spokeswoman said Russian troops ⟦attacked⟧ twice.",
        ("147th Mechanized Brigade", "UKR"),
    ),
    # lists
    "items of a list": (
        "The Ukrainian General Staff reported the following:\n\n- Russian forces attacked Lyman.\n\n"
        "- Russian forces ⟦shelled⟧ Kupiansk.\n",
        STAFF,
    ),
    # whose side
    "its spokesman": (
        "The Ukrainian General Staff was cautious. Its spokesman said Russian troops had ⟦entered⟧ Yahidne.",
        STAFF,
    ),
    "a minister of the state spoken of": (
        "Ukraine asks for shells. A deputy defence minister said Russian troops had ⟦entered⟧ Yahidne.",
        ("unnamed: deputy defence minister", "UKR"),
    ),
    "a body in the phrase": (
        "The deputy chief of the general staff said Russian troops had ⟦entered⟧ Yahidne.",
        ("unnamed: deputy chief of the general staff", "UKR"),
    ),
    # the report's own voice
    "no cue": ("Russian troops ⟦captured⟧ the town of Popasna in May.", REPORTER),
    "which clause": (
        "Zelensky said he had visited Kherson, which Russian troops ⟦captured⟧ in the first days of the war.",
        REPORTER,
    ),
    "participle": ("Ukraine said drones flew over the province ⟦held⟧ by Russia since 2022.", REPORTER),
    "as clause after the cue": (
        "Russian troops took Melitopol, Russia's Interfax news agency said, as missiles ⟦struck⟧ several cities.",
        REPORTER,
    ),
    "what comes before what is said": (
        "Zelensky said after the ⟦bombing⟧ of Kryvyi Rih that more air defence was needed.",
        REPORTER,
    ),
    "ordered evacuation": ("Ukraine has ordered the ⟦evacuation⟧ of children from Kupiansk.", REPORTER),
    "passive belief": ("The town is believed to have been ⟦captured⟧ last week.", REPORTER),
    "inside the speaker's own phrase": (
        "Ukrainian forces ⟦fighting⟧ near Kreminna said they lacked shells.",
        REPORTER,
    ),
    "our colleague": ("Russian troops ⟦hold⟧ the station, my colleague Anna Lind reported from the city.", REPORTER),
}


@pytest.mark.parametrize(("marked", "expected"), NEWS.values(), ids=NEWS.keys())
def test_news(marked: str, expected: tuple[str, str] | None) -> None:
    found = attribute(marked)
    if expected is None:
        assert found.side == "UKR", found
    else:
        assert (found.speaker, found.side) == expected, found


ASSESSOR = {
    "own voice": ("Russian forces continued ⟦attacks⟧ near Bakhmut on March 9.", ISW),
    "staff": ("The Ukrainian General Staff reported that troops repelled ⟦assaults⟧ near Orikhovo-Vasylivka.", STAFF),
    "footage": ("Geolocated footage shows that Wagner fighters ⟦advanced⟧ in northern Bakhmut.", ISW),
    "footage beside a claim": (
        "The Russian MoD claimed that artillery hit a depot, and geolocated footage showed them ⟦striking⟧ Vodiane.",
        ISW,
    ),
    "the milblogger": (
        "A Russian milblogger claimed that Wagner took a mine. The milblogger added that fighters ⟦entered⟧ Sil.",
        ("unnamed: Russian milblogger", "RUS"),
    ),
    "title and name": (
        "Ukrainian Eastern Group of Forces Spokesperson Colonel Serhiy Cherevaty stated that fighting ⟦continues⟧.",
        ("Serhii Cherevatyi", "UKR"),
    ),
    "report suggests": ("The Ukrainian General Staff report suggests that Russian troops ⟦advanced⟧ near Sil.", ISW),
}


@pytest.mark.parametrize(("marked", "expected"), ASSESSOR.values(), ids=ASSESSOR.keys())
def test_assessor(marked: str, expected: tuple[str, str]) -> None:
    found = attribute(marked, outlet="Institute for the Study of War")
    assert (found.speaker, found.side) == expected, found


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Ukrainian, Russian, and social media sources said troops had ⟦entered⟧ Toretsk.",
            [
                ("unnamed: Ukrainian sources", "UKR"),
                ("unnamed: Russian sources", "RUS"),
                ("unnamed: social media sources", "independent"),
            ],
        ),
        (
            "Ukrainian and Western sources said troops had ⟦entered⟧ Toretsk.",
            [("unnamed: Ukrainian sources", "UKR"), ("unnamed: Western sources", "independent")],
        ),
        (
            "Russian news agencies and military bloggers said troops had ⟦entered⟧ Toretsk.",
            [("unnamed: Russian news agencies", "RUS"), ("unnamed: Russian military bloggers", "RUS")],
        ),
        (
            "Ukrainian officials and residents said troops had ⟦entered⟧ Toretsk.",
            [("unnamed: Ukrainian officials", "UKR"), ("unnamed: residents", "independent")],
        ),
    ],
)
def test_an_adjective_before_two_nouns_and_two_adjectives_before_one(
    marked: str, expected: list[tuple[str, str]]
) -> None:
    found = attribute(marked)
    assert [(found.speaker, found.side), *found.joint] == expected


def test_joint_sources() -> None:
    found = attribute("Ukrainian and Russian sources said that Ukrainian troops had ⟦crossed⟧ the river near Krynky.")
    assert {(found.speaker, found.side), *found.joint} == {
        ("unnamed: Ukrainian sources", "UKR"),
        ("unnamed: Russian sources", "RUS"),
    }


@pytest.mark.parametrize(
    ("war", "marked", "speaker", "side"),
    [
        ("syria", "The army general command said it had ⟦taken⟧ the hill.", "Syrian army", "SYR"),
        ("syria", "The government said rebels had ⟦shelled⟧ the market.", "Syrian government", "SYR"),
        ("syria", "The rebels said they had ⟦taken⟧ the hill.", "unnamed: rebels", "REB"),
        ("syria", "Turkish state television said troops had ⟦taken⟧ it.", "unnamed: Turkish state television", "TUR"),
        ("iraq", "State TV said troops had ⟦taken⟧ the hill.", "unnamed: State TV", "IRQ"),
        ("sudan", "The army said it had ⟦taken⟧ the bridge.", "Sudanese Armed Forces", "SAF"),
    ],
)
def test_speakers_of_other_wars(war: str, marked: str, speaker: str, side: str) -> None:
    found = attribute(marked, war=war)
    assert (found.speaker, found.side) == (speaker, side), found


def test_two_bodies() -> None:
    found = attribute(
        "The Russian Ministry of Defense (MoD) and a Russian source claimed that troops ⟦entered⟧ Spirne."
    )
    assert (found.speaker, found.side) == MOD
    assert found.joint == (("unnamed: Russian source", "RUS"),)


def test_a_modifier_is_the_reports_own_unless_quoted() -> None:
    plain = "Zelensky said grain was stolen in Russian-⟦occupied⟧ Melitopol."
    assert attribute(plain, modifier=True).speaker == "reporter"
    quoted = "“They steal grain in ⟦occupied⟧ Melitopol every day,” Zelensky said."
    assert attribute(quoted, modifier=True).speaker == "Volodymyr Zelensky"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Russia's defence ministry said that its troops had ⟦captured⟧ Klishchiivka.", MOD),
        ("Russian troops have ⟦entered⟧ the outskirts of Vuhledar, Ukraine's military said on Telegram.", AFU),
        ("According to the Ukrainian General Staff, the enemy ⟦shelled⟧ Nikopol overnight.", STAFF),
        ("Russian troops ⟦captured⟧ the town of Popasna in May.", REPORTER),
    ],
)
def test_without_a_parse(marked: str, expected: tuple[str, str]) -> None:
    found = attribute(marked, parsed=False)
    assert (found.speaker, found.side) == expected, found


def test_said_this_covers_the_sentence_before() -> None:
    text = "Russian units ⟦attacked⟧ Hryhorivka twice overnight.\n\nThe Ukrainian General Staff said this on Facebook."
    assert attribute(text).speaker == "Ukrainian General Staff"


def test_the_reason_names_rule_and_words() -> None:
    found = attribute("Russia's defence ministry said that its troops had ⟦captured⟧ Klishchiivka.")
    assert found.reason.startswith("reported: 'said'")
    assert found.cue is not None


def test_needs_asks_only_for_neighbours_with_an_unread_cue() -> None:
    text = "Some who stayed all winter in the school, tired and cold, said little. Shells ⟦hit⟧ Lyman. Snow fell."
    plain = text.replace("⟦", "").replace("⟧", "")
    doc = document(Report("test", plain, language="en"))
    theatre = theatres.load("ukraine")
    attributor = Attributor(doc, theatre, find_speakers(doc, theatre), find_parties(plain, 0, len(plain), theatre), {})
    assert attributor.needs({1}) <= {0}


def test_empty_text_and_offsets_outside_are_the_reports_own() -> None:
    doc = document(Report("test", "", language="en"))
    theatre = theatres.load("ukraine")
    assert Attributor(doc, theatre, (), (), {}).attribute(0, 0).speaker == "reporter"
