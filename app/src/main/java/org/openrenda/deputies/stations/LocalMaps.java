package org.openrenda.deputies.stations;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The place's own map. What a file holds beyond shapes and names is dropped, so that the browser
 * gets only numbers and short texts.
 */
@Repository
class LocalMaps {

    private static final int BYTES_MAX = 4 * 1024 * 1024;
    private static final int FEATURES_MAX = 2_000;
    private static final int POINTS_MAX = 200_000;
    private static final int NAME_MAX = 40;
    private static final String NONE = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    LocalMaps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    int set(CongressId at, byte[] given, String byName) {
        ObjectNode clean = cleaned(given);
        jdbc.sql(
                        """
                        insert into deputies.base_map (congress_id, geojson, set_at, set_by)
                        values (:congress, :json, :at, :by)
                        on conflict (congress_id) do update set geojson = excluded.geojson,
                            set_at = excluded.set_at, set_by = excluded.set_by
                        """)
                .param("congress", at.value())
                .param("json", clean.toString())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", byName)
                .update();
        return clean.get("features").size();
    }

    String first(List<CongressId> congresses) {
        return jdbc.sql(
                        """
                        select geojson from deputies.base_map where congress_id = any(:ids)
                        order by array_position(:ids, congress_id) limit 1
                        """)
                .param("ids", congresses.stream().map(CongressId::value).toArray(Long[]::new))
                .query(String.class)
                .optional()
                .orElse(NONE);
    }

    static ObjectNode cleaned(byte[] given) {
        if (given.length == 0 || given.length > BYTES_MAX) {
            throw Refusal.of("files", "地图文件应在 4 MB 以内。");
        }
        JsonNode root;
        try {
            root = JSON.readTree(new String(given, StandardCharsets.UTF_8));
        } catch (JacksonException broken) {
            throw refuse("不是 JSON");
        }
        if (!root.path("type").asString("").equals("FeatureCollection")
                || !root.path("features").isArray()
                || root.path("features").size() > FEATURES_MAX) {
            throw refuse("不是 FeatureCollection，或超过 " + FEATURES_MAX + " 个区域");
        }
        ObjectNode clean = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = clean.putArray("features");
        int[] points = new int[1];
        for (JsonNode feature : root.path("features")) {
            ObjectNode kept = features.addObject().put("type", "Feature");
            String name = feature.path("properties").path("name").asString("");
            kept.putObject("properties")
                    .put("name", name.substring(0, Math.min(name.length(), NAME_MAX)));
            shape(feature.path("geometry"), kept.putObject("geometry"), points);
        }
        return clean;
    }

    private static void shape(JsonNode geometry, ObjectNode kept, int[] points) {
        String type = geometry.path("type").asString("");
        int depth =
                switch (type) {
                    case "LineString" -> 1;
                    case "Polygon", "MultiLineString" -> 2;
                    case "MultiPolygon" -> 3;
                    default -> throw refuse("含有不支持的图形“" + type.replaceAll("\\W", "") + "”");
                };
        kept.put("type", type);
        kept.set("coordinates", coordinates(geometry.path("coordinates"), depth, points));
    }

    private static ArrayNode coordinates(JsonNode given, int depth, int[] points) {
        if (!given.isArray()) {
            throw refuse("坐标不完整");
        }
        ArrayNode kept = JSON.createArrayNode();
        if (depth == 0) {
            if (++points[0] > POINTS_MAX) {
                throw refuse("超过 " + POINTS_MAX + " 个点，请先简化边界");
            }
            double longitude = given.path(0).asDouble(-1);
            double latitude = given.path(1).asDouble(-1);
            if (longitude < 70 || longitude > 140 || latitude < 0 || latitude > 60) {
                throw refuse("坐标应是经纬度，经度 70 到 140，纬度 0 到 60");
            }
            return kept.add(rounded(longitude)).add(rounded(latitude));
        }
        for (JsonNode part : given) {
            kept.add(coordinates(part, depth - 1, points));
        }
        return kept;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private static Refusal refuse(String why) {
        return Refusal.of("files", "地图文件" + why + "，没有保存。请用 GeoJSON（WGS-84 或本地统一坐标）。");
    }
}
