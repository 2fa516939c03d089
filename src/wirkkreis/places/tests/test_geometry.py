from math import cos, radians

import pytest

from wirkkreis.places.geometry import MARGIN, WIDTH, Box, Projection

SQUARE = {"type": "Polygon", "coordinates": [[[11, 51], [12, 51], [12, 52], [11, 52], [11, 51]]]}


def test_the_area_fills_the_width_and_stands_upright():
    projection = Projection.around([SQUARE])
    assert projection.point(11, 52) == (MARGIN, MARGIN)
    assert projection.point(12, 52)[0] == WIDTH - MARGIN
    assert projection.point(11, 51)[1] > projection.point(11, 52)[1]


def test_a_degree_of_longitude_is_shorter_by_the_cosine_of_the_latitude():
    x0, y0 = Projection.around([SQUARE]).point(11, 52)
    x1, y1 = Projection.around([SQUARE]).point(12, 51)
    assert (x1 - x0) / (y1 - y0) == pytest.approx(cos(radians(51.5)), rel=1e-3)


def test_an_outline_is_a_closed_path_without_its_repeated_last_corner():
    path = Projection.around([SQUARE]).outline(SQUARE)
    assert path.startswith("M10 ")
    assert path.endswith("Z")
    assert path.count("L") == 3


def test_islands_and_holes_are_paths_of_their_own():
    ring = SQUARE["coordinates"][0]
    islands = {"type": "MultiPolygon", "coordinates": [[ring, ring], [ring]]}
    assert Projection.around([SQUARE]).outline(islands).count("M") == 3


def test_a_point_is_no_outline():
    with pytest.raises(ValueError, match="Point"):
        Projection.around([{"type": "Point", "coordinates": [11, 51]}])


def test_without_outlines_there_is_no_projection():
    with pytest.raises(ValueError, match="no outline"):
        Projection.around([])


def test_the_box_around_outlines_holds_them_all():
    assert Box.around("M1 2L30 4.5Z", "M-5 8Z") == Box(-5, 2, 30, 8)
    assert Box.around() == Box()
