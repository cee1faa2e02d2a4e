package org.openrenda.deputies.stations;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The named areas of the place's own map, to tell in which of them a point lies. */
final class MapShapes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Shape> shapes = new ArrayList<>();

    /** The rings of one area: outer borders and holes alike, since a ray crosses both. */
    private record Shape(String name, List<double[][]> rings) {

        boolean holds(double x, double y) {
            boolean inside = false;
            for (double[][] ring : rings) {
                for (int at = 0, before = ring.length - 1; at < ring.length; before = at++) {
                    double[] a = ring[at];
                    double[] b = ring[before];
                    boolean passes = a[1] > y != b[1] > y;
                    if (passes && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                        inside = !inside;
                    }
                }
            }
            return inside;
        }
    }

    MapShapes(String geojson) {
        for (JsonNode feature : JSON.readTree(geojson).path("features")) {
            JsonNode geometry = feature.path("geometry");
            List<double[][]> rings = new ArrayList<>();
            switch (geometry.path("type").asString("")) {
                case "Polygon" -> polygon(geometry.path("coordinates"), rings);
                case "MultiPolygon" ->
                        geometry.path("coordinates").forEach(one -> polygon(one, rings));
                default -> {
                    continue;
                }
            }
            shapes.add(new Shape(feature.path("properties").path("name").asString(""), rings));
        }
    }

    private static void polygon(JsonNode given, List<double[][]> rings) {
        for (JsonNode ring : given) {
            double[][] points = new double[ring.size()][2];
            for (int at = 0; at < points.length; at++) {
                points[at][0] = ring.path(at).path(0).asDouble();
                points[at][1] = ring.path(at).path(1).asDouble();
            }
            rings.add(points);
        }
    }

    /** The names of the areas around a point, in the order of the map. */
    List<String> around(Place place) {
        double x = place.longitude().doubleValue();
        double y = place.latitude().doubleValue();
        return shapes.stream().filter(one -> one.holds(x, y)).map(Shape::name).toList();
    }
}
