"""The program's own words in Spanish."""

from __future__ import annotations

__all__ = ["FRACTIONS", "NUMBERS", "QUOTES", "TEXTS", "ordinal", "singular"]

NUMBERS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
QUOTES = ("«", "»", "“", "”")
_SMALL = "un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
FRACTIONS = (
    rf"\b(?:(?:{_SMALL}) de cada (?:{_SMALL}|veinte|cincuenta|cien)"
    r"|(?:un|dos|tres|cuatro) (?:tercios?|cuartos?|quintos?|décimos?))\b"
)


def ordinal(number: int) -> str:
    """Give ``1.º``, ``22.º``.

    >>> ordinal(3)
    '3.º'
    """
    return f"{number}.º"


def singular(unit: str) -> str:
    """Give the unit of one thing: ``llamadas`` → ``llamada``."""
    head, _, tail = unit.partition(" ")
    if head.endswith(("ones", "dades", "tores", "dores")):
        head = head[:-2]
    elif head.endswith("s"):
        head = head[:-1]
    return f"{head} {tail}" if tail else head


TEXTS: dict[str, str] = {
    "join_two": "{a} y {b}",
    "join_more": ", ",
    "join_last": "{a} y {b}",
    "more_than": "más de {number}",
    "at_least": "al menos {number}",
    "nearly": "casi {number}",
    "about": "cerca de {number}",
    "less_than": "menos de {number}",
    "one_in": "{part} de cada {whole}",
    "year_before": "el año anterior",
    "in_that_year": "en {year}",
    "compare_count_up": "{amount} más que {when}",
    "compare_count_down": "{amount} menos que {when}",
    "compare_amount_up": "{amount} más que {when}",
    "compare_amount_down": "{amount} menos que {when}",
    "compare_share_up": "{amount} por encima del valor de {when}",
    "compare_share_down": "{amount} por debajo del valor de {when}",
    "compare_count_near": "casi tantos como {when}",
    "compare_amount_near": "casi tanto como {when}",
    "compare_share_near": "casi igual que {when}",
    "compare_count_same": "tantos como {when}",
    "compare_amount_same": "tanto como {when}",
    "compare_share_same": "igual que {when}",
    "compare_first": "el primer año con datos",
    "rose": "subió",
    "fell": "bajó",
    "stayed": "se mantuvo igual",
    "up": "al alza",
    "down": "a la baja",
    "level": "sin cambio",
    "more": "más",
    "fewer": "menos",
    "as_many": "igual número",
    "higher": "mayor",
    "lower": "menor",
    "equal": "igual",
    "rise": "subida",
    "fall": "bajada",
    "no_change": "sin cambio",
    "standing": "{rank}",
    "standing_tied": "empatado en el {rank}",
    "ties_count": ", tantos como {names}",
    "ties_amount": ", tanto como {names}",
    "against_up": "{amount} por encima de",
    "against_down": "{amount} por debajo de",
    "against_same": "igual que",
    "against_near": "casi igual que",
    "points": "{number} puntos",
    "point": "{number} punto",
    "rate_unit": "{unit} por {base}",
    "table": "Tabla {number}",
    "figure": "Figura {number}",
    "source": "Fuente: {sources}.",
    "as_of": "a fecha de {date}",
    "total": "Total",
    "others_row": "{count} más",
    "others_note": "No se muestran: {count} más, {sum} en conjunto.",
    "others_note_rows": "No se muestran: {count} más.",
    "continued": "continuación",
    "footnote_link": "Nota {number}",
    "footnote_back": "Volver al texto",
    "as_printed": "como se imprime",
    "page_of": "{page} de {pages}",
    # los textos de las ayudas
    "award_doj": (
        "Este proyecto recibió el apoyo de la ayuda n.º {number}, concedida por {agency}, Departamento de "
        "Justicia de los Estados Unidos. Las opiniones, los resultados y las conclusiones o "
        "recomendaciones de esta publicación son de sus autores y no reflejan necesariamente los del "
        "Departamento de Justicia."
    ),
    "award_stevens": (
        "Este proyecto recibe el apoyo de {agency} con la ayuda n.º {number}: {federal}, el "
        "{federal_share} de su costo; {other}, o el {other_share}, se paga con fondos que no son del "
        "gobierno federal. El contenido es de sus autores y no representa necesariamente la opinión "
        "oficial de {agency} ni del gobierno de los Estados Unidos."
    ),
    "award_plain": "Este trabajo recibió el apoyo de {agency} con la ayuda n.º {number}.",
    "data_category": "Categoría",
    "data_group": "Grupo",
    "change": "Variación",
    "change_since": "Variación desde {year}",
    "share_of": "Parte de {label}",
    "measure": "Medida",
    "value": "Número",
    "unit": "Se cuentan",
    "period": "Periodo",
    "who": "Quién",
    "note": "Nota",
    "in_year": "en {year}",
    "since": "desde {year}",
    "since_until": "de {since} a {year}",
    "since_start": "desde el inicio",
    "end_of_year": "fin de {year}",
    "fixed": "",
    "no_figure": "–",
    "no_figure_note": "– la fuente no da cifra.",
    "lost_figure_note": "– cifra perdida en la fuente.",
    "not_comparable": "n/c",
    "not_comparable_note": "n/c no comparable: {why}.",
    "not_comparable_default": "los años cuentan cosas distintas",
    "under": "menos de {to}",
    "from_to": "{start}–{to}",
    "or_more": "{start} o más",
    "scale": "de 0 a {most}",
    "all_rows": "todos",
    "contents": "Índice",
    "printed_as": "Impreso como {published}",
    "lost_in_source": "Perdido en la fuente",
    "correction_what": "Cifra",
    "correction_printed": "Impreso",
    "correction_used": "Usado",
    "correction_why": "Motivo",
    "correction_kept": "como se imprimió",
    "correction_lost": "perdido",
    "dots": "Un punto por cada uno de los {count} {unit}",
    "dots_per": "Un punto por cada {per} de los {count} {unit}",
    "dots_bright": "; los más claros son {count} {label}",
    "alt_bar": "Gráfico de barras",
    "alt_paired_bar": "Gráfico de barras por pares",
    "alt_stacked_bar": "Gráfico de barras apiladas",
    "alt_ranked_bar": "Gráfico de barras ordenadas",
    "alt_share_bar": "Barras de proporción",
    "alt_panels": "Paneles pequeños",
    "alt_tile_map": "Mapa de cuadros de los estados",
    "alt_line": "Gráfico de líneas",
    "alt_heat_table": "Tabla con celdas sombreadas",
    "alt_bar_table": "Tabla con barras en las celdas",
    "alt_with": "{mark} con {count} {things}: {title}.",
    "alt_values_one": "valor",
    "alt_values": "valores",
    "alt_series": "{label}: {data}.",
    "alt_datum": "{category} {text}",
    "alt_gap": "{category} sin cifra",
    "alt_extremes": "El mayor: {most} con {most_text}; el menor: {least} con {least_text}.",
    "alt_trend_up": "De {first} a {last} la cifra subió de {start} a {end}.",
    "alt_trend_down": "De {first} a {last} la cifra bajó de {start} a {end}.",
    "alt_trend_level": "De {first} a {last} la cifra se mantuvo en {end}.",
    "alt_rows": "{rows} filas y {columns} columnas.",
    "alt_artwork_dots": "Un campo de puntos, algunos brillantes; la línea de abajo dice qué cuentan.",
    "alt_artwork_bars": "Barras dibujadas con los datos.",
    "subtotal": "{label}, en conjunto",
    "status_p": "provisional.",
    "status_r": "revisado.",
    "status_e": "estimado.",
    "status_b": "ruptura de la serie.",
    "status_c": "no se muestra, para proteger a las personas contadas.",
    "status_x": "no disponible.",
    "status_z": "no procede.",
    "ours": "calculado o corregido por nosotros; las notas dicen cómo.",
    "restated": "Revisado: antes {before} ({change}). {reason}.",
}
