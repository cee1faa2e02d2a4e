package org.openrenda.deputies.rota;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.deputies.stations.StationRow;
import org.openrenda.deputies.stations.StationSearch;
import org.openrenda.deputies.stations.Stations;
import org.openrenda.platform.Open;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Subject;
import org.openrenda.platform.web.ListPage;
import org.openrenda.platform.web.ListQuery;
import org.openrenda.platform.web.MapPoint;
import org.openrenda.platform.web.QrCode;
import org.openrenda.platform.web.Table;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What anyone sees of stations: where they are, when deputies are there, and the map. */
@Controller
class PublicStationPages {

    private static final int MAP_MAX = 1_000;
    private static final int DAYS_AHEAD = 31;
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Stations stations;
    private final Rota rota;
    private final StationSheet sheet;
    private final Congress congress;
    private final Documents documents;
    private final Calendar calendar;

    PublicStationPages(
            Stations stations,
            Rota rota,
            StationSheet sheet,
            Congress congress,
            Documents documents,
            Calendar calendar) {
        this.stations = stations;
        this.rota = rota;
        this.sheet = sheet;
        this.congress = congress;
        this.documents = documents;
        this.calendar = calendar;
    }

    @Open
    @GetMapping("/d/stations")
    ModelAndView list(HttpServletRequest request, Model model) {
        ListQuery query = ListQuery.of(request);
        Place here = here(query);
        StationSearch search = search(query, here, (int) query.offset(), query.size());
        List<StationRow> rows = DataScope.system(() -> stations.rows(search));
        List<MapPoint> points =
                StationSheet.points(
                        DataScope.system(() -> stations.rows(search(query, here, 0, MAP_MAX))));
        Map<String, String> counties = new TreeMap<>();
        congress.areas().stream()
                .filter(area -> area.level().equals("COUNTY"))
                .forEach(area -> counties.put(area.code(), area.name()));
        model.addAttribute("points", points);
        int total = DataScope.system(() -> stations.count(search));
        return ListPage.of("代表联络站", query, table(rows, here != null), total)
                .filters(List.of(query.choose("area", "区域", counties)))
                .in("deputies/public-stations");
    }

    private static @Nullable Place here(ListQuery query) {
        try {
            return Place.of(query.filter("longitude"), query.filter("latitude")).orElse(null);
        } catch (Refusal nowhere) {
            return null;
        }
    }

    private StationSearch search(ListQuery query, @Nullable Place here, int offset, int most) {
        return new StationSearch(
                congress.congresses().stream().map(one -> one.id().value()).toList(),
                "",
                query.filter("area").matches("\\d{6,9}") ? query.filter("area") : "",
                "OPEN",
                query.filter("q"),
                here,
                "",
                false,
                offset,
                most);
    }

    private static Table table(List<StationRow> rows, boolean near) {
        return new Table(
                List.of(
                        Table.Column.text("name", "联络站"),
                        Table.Column.text("tier", "层级"),
                        Table.Column.text("hours", "开放时间"),
                        Table.Column.text("near", near ? "距您约" : "地址")),
                rows.stream()
                        .map(row ->
                                Table.Row.of(
                                        "",
                                        Table.Cell.link(row.name(), "/d/stations/" + row.id())
                                                .small(near ? row.address() : ""),
                                        Table.Cell.text(row.tier().label()),
                                        Table.Cell.text(row.hours()),
                                        Table.Cell.text(near ? metres(row) : row.address())))
                        .toList());
    }

    private static String metres(StationRow row) {
        Integer metres = row.metres();
        if (metres == null) {
            return "未标位置";
        }
        return metres < 1_000
                ? (metres + 50) / 100 * 100 + " 米"
                : "%.1f 千米".formatted(metres / 1_000.0);
    }

    @Open
    @GetMapping("/d/stations/{id}")
    String station(@PathVariable long id, Model model) {
        Station station = stations.known(new StationId(id));
        LocalDate today = calendar.today();
        model.addAttribute("station", station);
        model.addAttribute("matter", sheet.matter(station, List.of(), false));
        model.addAttribute("points", StationSheet.point(station));
        model.addAttribute(
                "days",
                DataScope.system(() -> rota.ofStation(station, today, today.plusDays(DAYS_AHEAD))));
        model.addAttribute(
                "photos",
                DataScope.system(() -> documents.of(new Subject("deputies", "station", id))));
        return "deputies/public-station";
    }

    @Open
    @GetMapping("/d/stations/{id}/photos/{file}")
    ResponseEntity<byte[]> photo(@PathVariable long id, @PathVariable long file) {
        Documents.Content content =
                DataScope.system(() ->
                                documents.content(new Subject("deputies", "station", id), file))
                        .orElseThrow(() -> new Refusal("没有这张照片。"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(1)).cachePublic())
                .body(content.bytes());
    }

    /** The code on the station's wall: it leads citizens to the page of the station. */
    @Open
    @GetMapping("/d/stations/{id}/code.svg")
    ResponseEntity<String> code(@PathVariable long id) {
        Station station = stations.known(new StationId(id));
        return svg(address("/d/stations/" + station.id()));
    }

    /** The code by which deputies sign in; only those who keep the station may print it. */
    @org.openrenda.platform.Needs("deputies.keep")
    @GetMapping("/deputies/stations/{id}/sign-in.svg")
    ResponseEntity<String> signInCode(org.openrenda.platform.Actor actor, @PathVariable long id) {
        Station station = stations.kept(actor, new StationId(id));
        String seal = rota.seal(station.id());
        return svg(address("/deputies/stations/" + station.id() + "/sign-in?seal=" + seal));
    }

    private static String address(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + path;
    }

    private static ResponseEntity<String> svg(String text) {
        return ResponseEntity.ok().contentType(SVG).body(QrCode.svg(text));
    }

    /** The place's own map as GeoJSON; without one, no features, and the page draws a grid. */
    @Open
    @GetMapping(value = "/d/map.geojson", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> map() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(10)).cachePublic())
                .body(stations.map());
    }
}
