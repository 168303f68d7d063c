"""Pictures as SVG files of their own, with measures and looks in each shape: for where no style sheet is.

On paper: ink and white, and the four hues of statuses. Everything is told by shape and pattern as well, so
that it can be read in a fax.
"""

from __future__ import annotations

from html import escape

from medborgarlofte.publishing.promise_line import Bar, Drawing, Label, Look, Point, Shape, Stroke

from .content import Squares

WIDTH = 480.0  # points: the width of the text on paper
EM = 10.0  # points: the size of the text in a drawing
INK, _SOFT, PAPER = "#16191d", "#4a4f57", "#ffffff"
HUES = {"good": "#14663a", "under_way": "#3d5568", "behind": "#8a4b00", "missed": "#b3261e", "quiet": _SOFT}
_HATCH = (
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<path d="M0 0V6" stroke="{INK}" stroke-width="1.8"/></pattern>'
)
# Colour, thickness, and what else a stroke of that look has.
_STROKES = {
    Look.TRACK: (INK, 1.4, ""),
    Look.FAINT: (_SOFT, 1.4, ' stroke-dasharray="1 4"'),
    Look.DOTS: (INK, 2.2, ' stroke-dasharray="0.1 6" stroke-linecap="round"'),
    Look.MARK: (INK, 1.4, ""),
    Look.TODAY: (INK, 1, ""),
    Look.CLEAR: (PAPER, 3.2, ""),
    Look.PACE: (INK, 2.8, ""),
    Look.LATE: (PAPER, 2.2, ""),
    Look.CUT: (PAPER, 2.2, ""),
}


def as_svg(picture: Drawing | Squares) -> str:
    """The picture as an SVG file: a drawing `WIDTH` wide, a code in units of its squares."""
    if isinstance(picture, Squares):
        return _file(len(picture.rows), len(picture.rows), f'<path d="{picture.path()}"/>')
    return _file(WIDTH, picture.height * EM, "".join(map(_shape, picture.shapes)))


def _file(width: float, height: float, shapes: str) -> str:
    size = f'width="{width:.2f}" height="{height:.2f}" viewBox="0 0 {width:.2f} {height:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{_HATCH}</defs>{shapes}</svg>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Bar):
        return _bar(shape)
    if isinstance(shape, Stroke):
        colour, thick, more = _STROKES[shape.look]
        ends = f'x1="{_x(shape.x1)}" y1="{_y(shape.y1)}" x2="{_x(shape.x2)}" y2="{_y(shape.y2)}"'
        return f'<line {ends} stroke="{colour}" stroke-width="{thick}"{more}/>'
    if isinstance(shape, Point):
        return f'<circle cx="{_x(shape.x)}" cy="{_y(shape.y)}" r="{0.3 * EM}" fill="{INK}"/>'
    return _label(shape)


def _bar(bar: Bar) -> str:
    place = f'x="{_x(bar.x)}" y="{_y(bar.y)}" width="{_x(bar.width)}" height="{_y(bar.height)}"'
    if bar.look is Look.HATCH:
        return f'<rect {place} fill="url(#hatch)" stroke="{INK}" stroke-width="0.7"/>'
    if bar.look is Look.LACK:
        return f'<rect {place} fill="none" stroke="{_SOFT}" stroke-width="0.7"/>'
    return f'<rect {place} fill="{HUES.get(bar.hue, INK)}"/>'


def _label(label: Label) -> str:
    anchor = ' text-anchor="end"' if label.end else ""
    colour = _SOFT if label.small else INK
    look = f'font-family="Inter" font-size="{EM}" fill="{colour}"'
    return f'<text x="{_x(label.x)}" y="{_y(label.y)}"{anchor} {look}>{escape(label.text)}</text>'


def _x(share: float) -> str:
    return f"{share * WIDTH / 100:.2f}"


def _y(ems: float) -> str:
    return f"{ems * EM:.2f}"
