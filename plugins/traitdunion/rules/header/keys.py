"""Keys: what a header may say, and the words that people type for it in their own languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from traitdunion.rules.suggestions import folded, nearest

KEYS = (
    "title", "summary", "slug", "date", "authors", "section", "tags", "status", "lang", "translates", "translators",
    "reviewers", "translated", "modified", "same_as", "cover", "pictures", "license", "template", "menu", "featured",
    "aliases", "parity", "adapts", "only", "reason", "wanted", "translation",
)  # fmt: skip
"""Every key of a header, the usual ones first."""

PICTURE_KEYS = ("src", "alt", "caption", "credit", "license", "decorative")
"""The keys of `cover`, and, `src` apart, of an entry of `pictures`."""

_WORDS = {  # accents, case, hyphens and underscores do not matter
    "title": "titre titulo titel headline العنوان",
    "summary": "description resume resumen resumo excerpt chapo standfirst abstract descripcion descricao"
    " entradilla subtitle",
    "slug": "url permalink adresse direccion endereco save_as",
    "date": "fecha data jour published published_at publication_date date_de_publication التاريخ",
    "authors": "author auteur auteurs autrice autrices auteure auteures autor autora autores autoras by byline المؤلف",
    "section": "category categories categorie categoria rubrique rubrica seccion secao sections",
    "tags": "tag mots-cles mot-cle mots_cles motscles etiquetas etiqueta etiquettes keywords keyword palabras-clave"
    " palavras-chave themes temas",
    "status": "draft brouillon borrador rascunho statut estado etat state hidden visibility publie publicado",
    "lang": "langue idioma language langage lengua lingua locale اللغة",
    "translates": "translate translation_of translationof traduit traduit_de traduce traduce_de traduz original source_language",
    "translators": "translator traducteur traducteurs traductrice traductrices traductor traductora traductores"
    " traductoras tradutor tradutora tradutores translated_by",
    "reviewers": "reviewer relecteur relecteurs relectrice relectrices revisor revisora revisores revisoras reviewed_by"
    " relecture proofreader",
    "translated": "date_de_traduction translation_date traduit_le fecha_de_traduccion",
    "modified": "updated lastmod last_modified modifie mis_a_jour maj modificado actualizado atualizado",
    "cover": "image images couverture portada capa picture thumbnail featured_image hero photo banner",
    "pictures": "photos pictures_credits fotos imagenes",
    "license": "licence licencia licenca copyright rights droits derechos",
    "template": "layout gabarit plantilla modele",
    "menu": "menu_order ordre orden ordem weight",
    "featured": "pinned sticky highlight une a_la_une vedette destacado destacada",
    "aliases": "alias redirect redirect_from redirections old_urls anciennes_adresses",
}
_PICTURE_WORDS = {
    "src": "file fichier source image url path archivo ficheiro arquivo name",
    "alt": "texte_alternatif text_alternatif texto_alternativo alternative_text alternative description",
    "caption": "legende leyenda legenda title titre titulo pie",
    "credit": "credito credits creditos photographer photographe fotografo author auteur autor by",
    "license": _WORDS["license"],
    "decorative": "decoratif decorativo decorativa decoration",
}


def _by_word(words: Mapping[str, str]) -> Mapping[str, str]:
    return {folded(word): key for key, line in words.items() for word in line.split()}


_FOLDED = {folded(known): known for known in (*KEYS, *PICTURE_KEYS)}
_SHORT = 4  # a word of so few letters is one letter away from too many others
_MEANT, _PICTURE_MEANT = _by_word(_WORDS), _by_word(_PICTURE_WORDS)


def meant_by(key: str) -> str:
    """Return the header's key that `key` is, or is a well-known other word for, in any block; else `key` itself."""
    key = key.strip()
    if key in KEYS or key in PICTURE_KEYS:
        return key
    word = folded(key)
    return _FOLDED.get(word) or _MEANT.get(word) or _PICTURE_MEANT.get(word) or key


def suggest_key(key: str, known: Collection[str]) -> str | None:
    """Return the key among `known` that an unknown one most likely means: another word for it, else a near spelling."""
    words = _PICTURE_MEANT if "alt" in known else _MEANT
    usual = words.get(folded(key))
    if usual in known:
        return usual
    near = nearest(key, words, 1) if len(key) > _SHORT else None
    return nearest(key, known) or (words[near] if near is not None and words[near] in known else None)
