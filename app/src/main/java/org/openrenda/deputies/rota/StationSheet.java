package org.openrenda.deputies.rota;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.stations.Place;
import org.openrenda.deputies.stations.Station;
import org.openrenda.deputies.stations.StationRow;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.record.Entry;
import org.openrenda.platform.web.Dates;
import org.openrenda.platform.web.LegalBasis;
import org.openrenda.platform.web.MapPoint;
import org.openrenda.platform.web.Matter;
import org.openrenda.platform.web.StatusWord;
import org.springframework.stereotype.Component;

/** Lays a station out in the shape that all matters of the house have. */
@Component
class StationSheet {

    private static final LegalBasis LAW =
            LegalBasis.of("地方组织法第六十条", "常务委员会通过建立基层联系点、代表联络站等方式，密切同人民群众的联系，听取对立法、监督等工作的意见和建议。");

    private final Congress congress;

    StationSheet(Congress congress) {
        this.congress = congress;
    }

    Matter matter(Station station, List<Entry> record, boolean named) {
        return new Matter(
                station.name(),
                station.text().tier().label(),
                station.isOpen() ? StatusWord.green("使用中") : StatusWord.grey("已停用"),
                List.of(),
                null,
                facts(station),
                record.stream().map(one -> entry(one, named)).toList());
    }

    private List<Matter.Fact> facts(Station station) {
        List<Matter.Fact> facts = new ArrayList<>();
        facts.add(Matter.Fact.of("类型", station.text().kind().label()).by(LAW));
        facts.add(Matter.Fact.of("地址", station.text().address()));
        facts.add(Matter.Fact.of("服务区域", area(station.text().areaCode())));
        if (!station.text().hours().isEmpty()) {
            facts.add(Matter.Fact.of("开放时间", station.text().hours()));
        }
        if (!station.text().telephone().isEmpty()) {
            facts.add(Matter.Fact.of("联系电话", station.text().telephone()));
        }
        if (station.text().space() > 0) {
            facts.add(Matter.Fact.of("面积", station.text().space() + " 平方米"));
        }
        String parent = station.parentName();
        if (parent != null) {
            facts.add(Matter.Fact.of("上级站", parent));
        }
        facts.add(Matter.Fact.of("设立日期", Dates.full(station.openedOn())));
        facts.add(
                Matter.Fact.of(
                        "规范化得分",
                        station.checkedOn() == null
                                ? "未检查"
                                : station.score() + "（" + Dates.full(station.checkedOn()) + "）"));
        return facts;
    }

    String area(String code) {
        return congress.areas().stream()
                .filter(area -> area.code().equals(code))
                .map(area -> area.name())
                .findFirst()
                .orElse("");
    }

    private static Matter.Entry entry(Entry one, boolean named) {
        String summary = one.summary();
        return Matter.Entry.of(
                        LocalDateTime.ofInstant(one.at(), Calendar.ZONE),
                        named ? one.actorName() : "",
                        one.act())
                .saying(summary == null ? "（内容已依法删除）" : summary);
    }

    static List<MapPoint> points(List<StationRow> rows) {
        List<MapPoint> points = new ArrayList<>();
        for (StationRow row : rows) {
            Place place = row.place();
            if (place != null) {
                points.add(
                        new MapPoint(
                                row.name(),
                                "/d/stations/" + row.id(),
                                row.address(),
                                place.longitude(),
                                place.latitude()));
            }
        }
        return points;
    }

    static List<MapPoint> point(Station station) {
        Place place = station.text().place();
        return place == null
                ? List.of()
                : List.of(
                        new MapPoint(
                                station.name(),
                                "/d/stations/" + station.id(),
                                station.text().address(),
                                place.longitude(),
                                place.latitude()));
    }
}
