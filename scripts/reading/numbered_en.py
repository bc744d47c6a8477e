"""English nouns that bear a number, and what a title is told by, as data.

"hall 6", "junctions 10 and 11", "bus 66". Plurals are made in `lexicon.py`.
"""

from __future__ import annotations

NOUNS = (
    # transport and vehicles
    "tram bus car carriage coach truck locomotive tanker vessel ship submarine junction "
    "intersection runway taxiway hangar bay dock jetty quay slipway pier berth buoy lighthouse "
    "checkpoint crossing tunnel bridge milestone kilometre kilometer mile lane platform gate "
    "terminal concourse seat coupe flight "
    # buildings and places
    "hall hut barrack dormitory apartment flat villa house suite cell ward theatre warehouse shed "
    "tower barn shaft mine pit silo locker drawer shelf shop stall booth counter stand precinct "
    "constituency camp outpost sluice pump substation furnace turbine tank reactor "
    # publications and law
    "page chapter volume verse canto sonnet psalm hymn sura surah article clause paragraph annex "
    "appendix schedule exhibit footnote endnote table chart diagram photo plate slide proposition "
    "ordinance statute directive resolution decree recommendation principle ticket receipt "
    "voucher invoice docket indictment interview checklist lesson module worksheet homework "
    "problem theorem lemma equation quatrain stanza scene episode op opus symphony sonata "
    "concerto prelude etude nocturne quartet track film movie novel album song thriller sitcom "
    "documentary drama musical memoir single ep reel disc side sheet lot ballot petition "
    "objective target "
    # sport, science and technology
    "stage heat race game match round frame inning lap hole jersey shirt bib horse matchday "
    "gameweek satellite probe spacecraft orbiter rover rocket capsule sample specimen patient "
    "subject participant volunteer chromosome exon hurdle arm cohort group prisoner inmate "
    "defendant witness juror count reg gene protein isotope camera server node router printer "
    "device microphone elevator escalator lift trailer mark sensor asteroid comet exoplanet "
    "crater sol bed square court pitch bunker screen bench ring rink "
    "visa subclass height hill"
)
"""Singulars, strong: no counted noun follows "car 33" even where a verb looks like one."""

NAMES = (
    "operation voyager pioneer mariner apollo artemis cassini leopard abrams challenger patriot "
    "falcon soyuz progress ariane max boeing's airbus's boeing airbus psalm corinthians "
    "thessalonians timothy kings chronicles samuel omega titan delta atlas vega merlin xbox nokia "
    "pixel surface rapier hill shahed iskander scud grad opus ultra"
)

TITLED = (
    "film movie novel book song track album play series show magazine painting game documentary "
    "memoir poem musical opera drama sitcom thriller comedy single bestseller classic titled "
    "called entitled named podcast exhibition ballad hit anthem essay sequel prequel programme "
    "program operation app project campaign slogan read watched novella"
)
"""What a title in quotation marks belongs to: the film "12 Angry Men"."""

WEAK = (
    # verbs, and nouns that are counted in
    "house seat stage ship mine stand shop lift exhibit tank match frame schedule table chart "
    "target hurdle lap subject book coach dock bridge tunnel tower sample record mark note track "
    "plate slide camp suite ward file room bill round grade zone channel package group type plus "
    "option pro notes issue law act season series team test trial batch patient district sector "
    "road mission goal form measure amendment plot division brigade project pool pillar kernel "
    "squadron regiment battalion attachment port order orders line lines part parts number "
    "numbers unit units case cases contract contracts well wells top class area building level "
    "gate floor section step point points item no host arm hole race game name crossing pump "
    "stall objective court pitch screen bench ring height hill"
)
"""Cues that are verbs or plain nouns too: what they announce counts something if a noun follows."""
MEMBERED = ""
BEARERS = ""
VALUED = ""
