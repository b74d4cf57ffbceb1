"""What `typeset` does in each language, and what it never touches.

In the tables ⍽ stands for U+00A0 and ⌇ for U+202F; a case with one form must come back unchanged. The sources are
those of docs/typography.md.
"""

from __future__ import annotations

import pytest

from traitdunion.typography import House, SpanishQuotes, typeset, typeset_text

Case = tuple[str, ...]

FRENCH: list[Case] = [
    # Imprimerie nationale, « Ponctuation »: narrow space before ; ! ?, no-break space before :
    ("Photo : x ; oui ! non ?", "Photo⍽: x⌇; oui⌇! non⌇?"),
    ("Quoi ?!… (Quoi ?) Oui !!", "Quoi⌇?!… (Quoi⌇?) Oui⌇!!"),
    ("déjà⍽! déjà⌇: déjà&#8239;?", "déjà⌇! déjà⍽: déjà⌇?"),
    ("un mot\n: la suite\n?", "un mot⍽: la suite⌇?"),
    ("<b>Note :</b> a, <b>Note</b> : b", "<b>Note⍽:</b> a, <b>Note</b>⍽: b"),
    ("Windows 10 : 2 000 postes", "Windows 10⍽: 2⌇000 postes"),
    ("Intrigué? Vous! ceci: cela;",),  # a missing space is noted in the source, not added
    # « Guillemets »
    ('" société collaborative " et " mot"', "«⍽société collaborative⍽» et «⍽mot⍽»"),
    ("L'« été » d'“hiver”, «<em>mot</em>»", "L’«⍽été⍽» d’“hiver”, «⍽<em>mot</em>⍽»"),
    ('« Il a dit "non" hier »', "«⍽Il a dit “non” hier⍽»"),
    ("\"a 'b' c\" et le 'boom'", "«⍽a “b” c⍽» et le “boom”"),
    ('l\'"avenir", "l\'avenir"', "l’«⍽avenir⍽», «⍽l’avenir⍽»"),
    ('un "mot"<sup>1</sup> !', "un «⍽mot⍽»<sup>1</sup>⌇!"),
    ("&ldquo;mot&rdquo; &lsquo;x&rsquo;", "“mot” ‘x’"),
    ("»mot« «» « »",),
    ('<p>Il dit "oui</p><p>non</p>',),
    # « Apostrophe »
    ("rock'n'roll, presqu'île, O'Connor, mai '68", "rock’n’roll, presqu’île, O’Connor, mai ’68"),
    ("l'&eacute;t&eacute; d'<code>x</code> l'<b>été</b>", "l’été d’<code>x</code> l’<b>été</b>"),
    # « Nombres », « Unités », « Abréviations », « Siècles »
    ("12 500 000 habitants, 1 200,50 €", "12⌇500⌇000 habitants, 1⌇200,50⍽€"),
    ("01 23 45 67 89, +33 1 23 45 67 89, en 2019 300 fois",),
    ("5 km/h, 20 °C, 3 Go, 45 %, 3 M€, <b>25</b> €", "5⍽km/h, 20⍽°C, 3⍽Go, 45⍽%, 3⍽M€, <b>25</b>⍽€"),
    ("à 17 h 30, 30 min, de 9 h à 12 h", "à 17⍽h⍽30, 30⍽min, de 9⍽h à 12⍽h"),
    ("le 4 mars 2026, le 1er mai", "le 4⍽mars 2026, le 1er mai"),
    ("n° 3, p. 12, chap. II, § 4, fig. 2", "n°⍽3, p.⍽12, chap.⍽II, §⍽4, fig.⍽2"),
    ("Mme <b>Martin</b>, MM. Petit, Dr House", "Mme⍽<b>Martin</b>, MM.⍽Petit, Dr⍽House"),
    ("J.-P. Sartre, S. Hessel", "J.-P.⍽Sartre, S.⍽Hessel"),
    ("la vitamine C. Elle dort",),
    ("en 2019 l’année, en 2019 s’est",),
    ("le n<sup>o</sup> 3, au XIX<sup>e</sup> siècle", "le n<sup>o</sup>⍽3, au XIX<sup>e</sup>⍽siècle"),
    ("l´été, l'(a)venir, d'[autres]", "l’été, l’(a)venir, d’[autres]"),
    ("f'(x) = 5'10",),
    ("au XXe siècle, au IIIe siècle av. J.-C.", "au XXe⍽siècle, au IIIe⍽siècle av.⍽J.-C."),
    # « Tiret »
    ("Il vient -- enfin -- ici", "Il vient –⍽enfin⍽– ici"),
    ("Il vient — enfin —, dit-on", "Il vient —⍽enfin⍽—, dit-on"),
    ("-- Bonjour, dit-il.", "—⍽Bonjour, dit-il."),
    ("a<br>– Et toi ?", "a<br>–⍽Et toi⌇?"),
    ("Paris – Lyon. Rome – Nice",),  # two sentences, no pair
    ("--option, -v, mot--mot, a--b.jpg",),
    # Écriture inclusive, as its users write it
    ("les lecteur·rice·s, lecteur.rice.s, lecteur(rice)s, toustes",),
    ("l’équipe (salarié·es) et l’usager·ère",),
    # Never touched
    (":) ;) :-) &lt;3 :smile: ^^",),
    ("12:30, 3:1, 16:9, 2026-03-04, v1.2, 10.000, 1/2",),
    ("std::vector :: x, a != b, ?q=1, C++",),
    ("5' 30\" et 48° 51' 24\" N",),
    ('<svg><text>"x" !</text></svg><samp>a !</samp><var>b ?</var>',),
    ('<span class="x no-typo">"a" <span>b !</span> c !</span>',),
    ('<span translate=no>"a" !</span>',),
    ('<script>if (a < b) { "x" !</script><style>a ::b ; c { }</style>',),
    ("http://ex.org/?a=b:c;d! \"https://x.org/'a'\"", "http://ex.org/?a=b:c;d! «⍽https://x.org/'a'⍽»"),
    ("<a title='l\"été !' data-x=\"a > b ?\">l'été</a>", '<a title=\'l"été !\' data-x="a > b ?">l’été</a>'),
    # Other languages inside
    ('<span lang="en">"It\'s" ?</span> "fin"', '<span lang="en">“It’s” ?</span> «⍽fin⍽»'),
    ('<p lang="en"><b>"a"</b> : b</p> "a" : b', '<p lang="en"><b>“a”</b> : b</p> «⍽a⍽»⍽: b'),
    ('"<i lang="en">open <i>source</i></i>" !', '«⍽<i lang="en">open <i>source</i></i>⍽»⌇!'),
]

ENGLISH: list[Case] = [
    # Chicago Manual of Style, Punctuation and Quotations; New Hart's Rules, Quotations and direct speech
    ("\"'Quoted' words,\" \"and 'more'\"", "“‘Quoted’ words,” “and ‘more’”"),
    ('("three") ["four"] "six"—"seven"', "(“three”) [“four”] “six”—“seven”"),
    ('"OuiShare"\'s, <b>"x"</b>\'s, the Joneses\' car', "“OuiShare”’s, <b>“x”</b>’s, the Joneses’ car"),
    ("'I don't know the boys' names,' he said", "‘I don’t know the boys’ names,’ he said"),
    ("'Twas the '90s: rock 'n' roll, give 'em hell", "’Twas the ’90s: rock ’n’ roll, give ’em hell"),
    ("<p>It&#39;s &quot;ok&quot;</p>", "<p>It’s “ok”</p>"),
    ("“He said 'no'” and ‘already’", "“He said ‘no’” and ‘already’"),
    ('the "13" screen" is 6\'2" tall', 'the “13" screen” is 6\'2" tall'),
    ('<p>"One.</p><p>Two.</p>',),
    ('He said " and left',),
    # CMOS, Dashes
    ("yes--no, yes -- no, yes---no", "yes—no, yes — no, yes—no"),
    ('"Wait--" he said', "“Wait—” he said"),
    ("<p>-- An author</p>", "<p>— An author</p>"),
    ("1914-18, 2019-2020, pp. 10-12", "1914–18, 2019–2020, pp.⍽10–12"),
    ("2020-05, 2026-03-04, 555-1234, COVID-19, e-mail",),
    ("--dry-run, x--, a--b.png, x_a--b, <!-- a -- b -->, ---",),
    # CMOS, Ellipses
    ("Wait... and (...) and then....", "Wait… and (…) and then…."),
    ("v1...v2, 1...5, ../.., a/.../b, .......",),
    # SI brochure, Formatting the value of a quantity; CMOS 6.121
    ("5 km, 20 °C, Mr. Smith, J. R. R. Tolkien", "5⍽km, 20⍽°C, Mr.⍽Smith, J.⍽R.⍽R.⍽Tolkien"),
    ("Plan B. The end. I. It",),
    # Never touched
    ("Really ? Yes ! « mot »",),
    ('C:\\temp\\x, \\(a\'\\), {{ "x" }}, {% raw "x" %}',),
    ("o'connor@ex.org, www.x.org/a'b",),
    ('x="y", f(), :\'( :"(',),
    ("a &lt; b &amp; c &gt; d &am;p &nosuch; &",),
    (r'"Say \"x\"" and it\'s', r"“Say \"x\"” and it\'s"),
]

SPANISH: list[Case] = [
    # RAE, Ortografía de la lengua española (2010): comillas, raya, signos de interrogación, espacios
    ("« Nosotros » somos «así»", "«Nosotros» somos «así»"),
    ("\"dos 'tres' dos\" y 'uno'", "“dos ‘tres’ dos” y ‘uno’"),
    ('«Dijo "sí"», ¿"qué"? ¡"ya"!', "«Dijo “sí”», ¿“qué”? ¡“ya”!"),
    ("--Hola --dijo María. --Adiós.", "—Hola —dijo María. —Adiós."),
    ('"¿Vienes?" --preguntó--.', "“¿Vienes?” —preguntó—."),
    ("(--dijo--) palabra -- palabra", "(—dijo—) palabra — palabra"),
    ("usa --verbose y --quiet, Madrid--Barcelona",),
    ("EE. UU., JJ. OO., p. ej., 44 a. C.", "EE.⍽UU., JJ.⍽OO., p.⍽ej., 44 a.⍽C."),
    ("25 %, 5 km, 20 €, 1 000 000", "25⍽%, 5⍽km, 20⍽€, 1⌇000⌇000"),
    ("Sr. García, D. Juan, pág. 5, n.º 3, siglo XXI", "Sr.⍽García, D.⍽Juan, pág.⍽5, n.º⍽3, siglo⍽XXI"),
    ("tel. 600 123 456, en 2019 ha habido",),
    ("5 p. m.", "5 p.⍽m."),
    ("el '98, O'Donnell, pa' allá", "el ’98, O’Donnell, pa’ allá"),
    ("¿Qué? ¡Sí! 25%, 10.000, 12:30, 2019-2020",),
    ('Una comilla " sola',),
]

OTHERS: list[tuple[str, str, str]] = [
    # Unicode CLDR, <delimiters>
    ("de", "\"a 'b' c\" geht's", "„a ‚b‘ c“ geht’s"),
    ("pt-BR", "\"a 'b'\" : d'água", "“a ‘b’” : d’água"),
    ("ar", 'قال "نعم" ...', "قال ”نعم“ ..."),
    ("sv", '"a" och "b"', "”a” och ”b”"),
    ("und", '"a" l\'x', '"a" l\'x'),
    ("", '"a"', '"a"'),
    # OQLF, Banque de dépannage linguistique; Guide du typographe (Lausanne)
    ("fr-CA", '"Oui ?" : non !', "«⍽Oui⌇?⍽»⍽: non⌇!"),
    ("fr-CH", "\"Oui 'là' ?\" :", "«⌇Oui ‹⌇là⌇›⌇?⌇»⌇:"),
    ("fr_FR", "Oui !", "Oui⌇!"),
]  # fmt: skip


def spaced(text: str) -> str:
    return text.replace("⍽", "\u00a0").replace("⌇", "\u202f")


def check(case: Case, language: str) -> None:
    result = typeset(spaced(case[0]), language)
    assert result == spaced(case[-1])
    assert typeset(result, language) == result


@pytest.mark.parametrize("case", FRENCH, ids=lambda case: case[0])
def test_french_is_set_as_the_imprimerie_nationale_does(case: Case) -> None:
    check(case, "fr")


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: case[0])
def test_english_is_set_as_the_chicago_manual_does(case: Case) -> None:
    check(case, "en")


@pytest.mark.parametrize("case", SPANISH, ids=lambda case: case[0])
def test_spanish_is_set_as_the_academy_does(case: Case) -> None:
    check(case, "es")


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages_have_their_own_marks(language: str, text: str, expected: str) -> None:
    check((text, expected), language)


def test_the_house_may_open_spanish_quotations_with_angular_marks() -> None:
    house = House(spanish_quotes=SpanishQuotes.ANGULAR)
    assert typeset("\"Antonio me dijo: 'Vaya coche'\"", "es", house) == "«Antonio me dijo: “Vaya coche”»"


def test_the_house_chooses_the_width_of_french_spaces_and_its_dashes() -> None:
    house = House(french_narrow="\u00a0", french_dash="—", english_dash="–")
    assert typeset("Oui -- enfin -- oui !", "fr", house) == spaced("Oui —⍽enfin⍽— oui⍽!")
    assert typeset("yes -- no", "en", house) == "yes – no"


def test_a_plain_text_may_hold_what_looks_like_markup() -> None:
    assert typeset_text('Le <b> & "l\'été" &amp; :', "fr") == spaced("Le <b> & «⍽l’été⍽» &amp;⍽:")


def test_a_quotation_may_span_a_line_break_but_not_a_block() -> None:
    assert typeset('"a<br>b" <div>"c</div>d"', "en") == '“a<br>b” <div>"c</div>d"'


def test_unclosed_markup_is_left_alone() -> None:
    for html in ('<a href="x', '<!-- "x"', '<code>"x" <b>"y"', "<script>'x'", "a <b 'c'", '<p class=\'no-typo>"x"'):
        assert typeset(html, "en") == html


def test_languages_may_alternate_at_any_depth() -> None:
    html = '<b lang="fr">"a <b lang="en">"b ' * 5_000
    assert typeset(html, "en") == html
    assert typeset('<b lang="fr">"a" <b lang="en">"b"</b> "c"</b> "d"', "en") == spaced(
        '<b lang="fr">«⍽a⍽» <b lang="en">“b”</b> «⍽c⍽»</b> “d”'
    )


def test_noncharacters_of_a_text_come_back() -> None:
    assert typeset("\ufdd0'a'\ufdd4", "en") == "\ufdd0‘a’\ufdd4"
    assert typeset_text("\ufdd2's", "en") == "\ufdd2's"


def test_invisible_references_stay_visible_in_the_source() -> None:
    assert typeset("a&shy;b &thinsp;&rlm;&#x2009;&hellip;", "de") == "a&shy;b \u2009&rlm;\u2009…"
