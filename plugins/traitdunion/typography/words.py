"""The words that typography must know: units, titles, references, months. Lists are parted by spaces."""

from __future__ import annotations

# Symbols of units are the same in every language (SI brochure, Formatting the value of a quantity). Those of
# one letter, also a word in English, serve the others only.
UNITS = (
    "km km² km/h m² m³ cm cm² mm µm nm kg mg µg g t ml mL cl cL dl dL Hz kHz MHz GHz kW MW GW TW kWh MWh GWh TWh kB MB "
    "GB TB KiB MiB GiB °C °F K kcal kJ MJ dB lm px dpi Mb/s Gb/s Mbit/s"
)
FRENCH_UNITS = "ha ko Mo Go To"
FRENCH_QUANTITIES = (
    "million millions milliard milliards euros francs dollars watts an ans année années mois semaine semaines jour jours "
    "heure heures minute minutes seconde secondes"
)
SPANISH_QUANTITIES = "mil millón millones billón billones"
LETTER_UNITS = "m s h min l L W V"
CURRENCIES = "€ $ £ ¥ k€ M€ Md€ k$ M$ CHF EUR USD GBP CAD"
PER_CENT = "% ‰"

FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
FRENCH_OFFICES = "M. MM. Mme Mmes"  # also before the name of an office: M. le maire
FRENCH_TITLES = "M. MM. Mme Mmes Mlle Mlles Dr Drs Dre Pr Pre Prs Me Mgr St Ste"
FRENCH_REFERENCES = "p. pp. n° nº § §§ art. chap. ch. fig. figs. ill. vol. t. tab. f° fol. l. v. al. annexe"
FRENCH_NUMBERED = "page pages chapitre chapitres article articles"
SPANISH_TITLES = "Sr. Sra. Sres. Sras. Srta. Dr. Dra. D. D.ª D.ᵃ Dña. Prof. Profa. Ud. Uds. Fr. Mons. Sto. Sta."
SPANISH_REFERENCES = (
    "p. pp. pág. págs. n.º n.ᵒ núm. núms. art. arts. cap. caps. fig. figs. vol. vols. t. § §§ siglo siglos s. ss. "
    "v. vv."
)
ENGLISH_TITLES = "Mr. Mrs. Ms. Dr. Prof. St. Mr Mrs Ms Dr St Rev. Hon. Gen. Lt. Capt. Sgt."
ENGLISH_REFERENCES = "p. pp. pp fig. figs. Fig. Figs. vol. vols. ch. § §§"
ENGLISH_NUMBERED = "no. nos. No. Nos."

# Set phrases, one space each.
FRENCH_PHRASES = ("av. J.-C.", "apr. J.-C.")
SPANISH_PHRASES = (
    "EE. UU.",
    "FF. AA.",
    "CC. OO.",
    "JJ. OO.",
    "RR. HH.",
    "DD. HH.",
    "p. ej.",
    "a. m.",
    "p. m.",
    "a. C.",
    "d. C.",
    "S. A.",
    "S. L.",
)

# English words that begin with an apostrophe.
ENGLISH_CLIPPED = "tis twas twere twill twould twasn't tisn't em til cause cos cuz bout round nuff neath gainst n kay"
# And words that may: only where no quotation mark closes after them.
ENGLISH_MAY_BE_CLIPPED = (
    "twenties thirties forties fifties sixties seventies eighties nineties phone phones burbs "
    "fraid hood tude zine zines"
)

# Words that begin sentences, so that a capital and a full stop before them are no initial.
FRENCH_OPENINGS = (
    "A À Ainsi Alors Après Au Aucun Aussi Autant Aux Avant Avec Ce Cela Celle Celles Celui Ces Cet Cette Ceux "
    "Chacun Chaque Chez Comme Comment Dans De Depuis Des Donc Du Elle Elles En Enfin Ensuite Entre Est Et Il Ils "
    "J Je L La Là Le Les Leur Leurs Lors Lorsque Ma Mais Malgré Même Mes Mon N Ne Ni Non Nos Notre Nous Oui On Or "
    "Ou Où Par Parce Parfois Pas Pendant Peut Plus Pour Pourquoi Puis Qu Quand Que Quel Quelle Qui Quoi S Sa Sans "
    "Se Selon Ses Si Son Sous Sur Ta Tandis Tel Tes Ton Tous Tout Toute Très Tu Un Une Vers Voici Voilà Vos Votre "
    "Vous Y"
)
ENGLISH_OPENINGS = (
    "A After All Also An And Another Any Are As At Be Because Before Both But By Can Did Do Does During Each "
    "Either Even Every Few For From Had Has Have He Her Here His How However I If In Instead Is It Its Just Like "
    "Many Maybe Meanwhile More Most My Neither Never No Nobody Nor Not Nothing Now Of On Once One Only Or Other "
    "Our Perhaps She Since So Some Still Such That The Their Then There These They This Those Though Thus To "
    "Today Under Until We Were What When Where Which While Who Why Will With Without Would Yes Yet You Your"
)
SPANISH_OPENINGS = (
    "A Además Ahora Al Algo Algunas Algunos Allí Antes Aquel Aquella Aquí Así Aún Aunque Bajo Cada Casi Como Cómo "
    "Con Cual Cuando Cuándo De Del Desde Después Donde Dónde Durante El Él Ella Ellas Ellos En Entonces Entre Era "
    "Es Esa Ese Eso Esta Está Estas Este Esto Estos Fue Ha Hace Hasta Hay Hoy La Las Le Les Lo Los Luego Más Me "
    "Mi Mientras Mis Muchas Muchos Muy Nada Nadie Ni No Nos Nosotros Nuestra Nuestro O Otra Otro Para Pero Por "
    "Porque Pues Que Qué Quien Quién Se Según Ser Si Sí Siempre Sin Sobre Solo Son Su Sus También Tampoco Te "
    "Tiene Toda Todas Todo Todos Tras Tu Un Una Uno Unos Y Ya Yo"
)
