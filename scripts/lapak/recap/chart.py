"""A result → its chart: as SVG by the template, and the same drawing on paper."""

from __future__ import annotations

from lapak.course.project import Project
from lapak.course.values.words import Words
from lapak.dates import find_date
from lapak.handout.theme import load_theme
from lapak.handout.typesetting import TypstCall, set_paper
from lapak.recap.results import EditionResult
from lapak.render.palette import load_palette
from lapak.render.templates import load_templates


def to_chart(result: EditionResult, project: Project, colour: str, words: Words) -> str:
    """A result, the edition's colour and the words → the chart as SVG."""
    palette = load_palette(project)
    return (
        load_templates(project.template_roots)
        .get_template("recap/chart.svg")
        .render(
            result=result,
            words=words,
            title=words["team_recap_title"],
            basis=_to_basis(result, words),
            summary=to_summary(result, words),
            ink=palette.find("ink"),
            pale=palette.find("tint"),
            dark=colour,
        )
    )


def to_chart_paper(chart: str, result: EditionResult, project: Project, words: Words) -> bytes:
    """A chart and its result → a PDF (PDF/UA-1)."""
    title = f"{words['team_recap_title']}: {result.site_name}"
    inputs = {"chart": chart, "title": title, "summary": to_summary(result, words)}
    template, fonts = project.find_template("recap/chart.typ"), load_theme(project, []).fonts
    return set_paper(TypstCall(template, fonts, find_date(project.root), inputs))


def to_summary(result: EditionResult, words: Words) -> str:
    """A result → the chart in words, for who cannot see it."""
    lines = [
        words.fill(
            "team_recap_line", n=one.number, topic=one.topic, before=one.shown[0].share, after=one.shown[1].share
        )
        for one in result.questions
    ]
    return " ".join([f"{words['team_recap_title']}: {result.site_name}. {_to_basis(result, words)}.", *lines])


def _to_basis(result: EditionResult, words: Words) -> str:
    if result.pairs:
        return words.fill("team_recap_pairs", n=result.pairs)
    return words.fill("team_recap_all", before=result.befores, after=result.afters)
