package org.openrenda.deputies.stations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.congress.CongressView;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.calendar.Calendar;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.record.Record;
import org.openrenda.platform.record.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stations where deputies meet the people (LIA-1 to LIA-3): the tree of tiers, who keeps each,
 * what it was found to have, and the place's own map to show them on.
 */
@Component
public class Stations {

    private final StationTable table;
    private final LocalMaps maps;
    private final Congress congress;
    private final Access access;
    private final Documents documents;
    private final Record record;
    private final Calendar calendar;

    Stations(
            StationTable table,
            LocalMaps maps,
            Congress congress,
            Access access,
            Documents documents,
            Record record,
            Calendar calendar) {
        this.table = table;
        this.maps = maps;
        this.congress = congress;
        this.access = access;
        this.documents = documents;
        this.record = record;
        this.calendar = calendar;
    }

    /** Sets up a station under one of a higher tier, or at the top. */
    @Transactional
    public StationId open(Actor actor, StationText text) {
        actor.require(DeputiesPermission.ARRANGE, text.congress());
        verify(text, null);
        StationId id = table.add(text, calendar.today());
        note(
                actor,
                text.congress(),
                id,
                "设立联络站",
                "设立" + text.tier().label() + "“" + text.name() + "”");
        return id;
    }

    @Transactional
    public void change(Actor actor, StationId id, StationText text) {
        Station before = arranged(actor, id);
        if (!before.congress().equals(text.congress())) {
            throw new Refusal("联络站不能改到别的人大。");
        }
        verify(text, id);
        table.change(id, text);
        note(actor, before.congress(), id, "修改联络站", "修改“" + text.name() + "”的基本情况");
    }

    private void verify(StationText text, @Nullable StationId own) {
        Refusal.needed("name", "请填写联络站名称", text.name());
        Refusal.needed("address", "请填写地址", text.address());
        if (text.name().length() > 60 || text.address().length() > 120) {
            throw Refusal.of("name", "名称不超过 60 字，地址不超过 120 字。");
        }
        if (text.space() < 0 || text.space() > 100_000) {
            throw Refusal.of("space", "面积应在 0 到 100000 平方米之间。");
        }
        if (congress.areas().stream().noneMatch(area -> area.code().equals(text.areaCode()))) {
            throw Refusal.of("area", "请选择所在区域。");
        }
        if (table.isNamed(text.congress(), text.name(), own == null ? 0 : own.value())) {
            throw Refusal.of("name", "本级已有同名的联络站。");
        }
        StationId parent = text.parent();
        if (parent != null) {
            Station upper = known(parent);
            if (parent.equals(own) || !text.tier().standsUnder(upper.text().tier())) {
                throw new Refusal(
                        "LIA-2",
                        "%s不能设在%s之下。".formatted(text.tier().label(), upper.text().tier().label()));
            }
        }
    }

    /** Closes a station with the reason the public may read. */
    @Transactional
    public void close(Actor actor, StationId id, String why) {
        Station before = arranged(actor, id);
        String said = Refusal.needed("why", "请写明停用原因，群众可以看到", why);
        if (!before.isOpen()) {
            throw new Refusal("这个联络站已经停用。");
        }
        table.close(id, calendar.today(), said);
        note(actor, before.congress(), id, "停用联络站", "停用“" + before.name() + "”：" + said);
    }

    @Transactional
    public void reopen(Actor actor, StationId id) {
        Station before = arranged(actor, id);
        if (before.isOpen()) {
            throw new Refusal("这个联络站正在使用。");
        }
        table.close(id, null, "");
        note(actor, before.congress(), id, "恢复联络站", "恢复使用“" + before.name() + "”");
    }

    /** Names a keeper among those who hold the role at the station's congress. */
    @Transactional
    public void appoint(Actor actor, StationId id, AccountId account) {
        Station station = arranged(actor, id);
        if (!access.holders(Role.STATION_KEEPER, station.congress(), null).contains(account)) {
            throw Refusal.of("keeper", "请选择本级的联络站工作人员账号；没有账号的，请安全管理员先授予角色。");
        }
        String name = access.account(account).displayName();
        table.appoint(id, account, name);
        record.noteInside(actor, station.congress(), subject(id), "安排值守", name + " 值守本站");
    }

    @Transactional
    public void dismiss(Actor actor, StationId id, AccountId account) {
        Station station = arranged(actor, id);
        table.dismiss(id, account);
        String name = access.account(account).displayName();
        record.noteInside(actor, station.congress(), subject(id), "结束值守", name + " 不再值守本站");
    }

    /** LIA-3: writes down which items of the standard are met; earlier checks stay. */
    @Transactional
    public void check(Actor actor, StationId id, Set<Standard> met, String remark) {
        Station station = kept(actor, id);
        table.check(id, met, remark.strip(), actor.name());
        String text =
                "达到 %d 项，共 %d 项，得分 %d"
                        .formatted(met.size(), Standard.values().length, Standard.score(met));
        note(actor, station.congress(), id, "规范化检查", text);
    }

    /** Adds a photograph; place and time of taking are removed from it. */
    @Transactional
    public void photo(Actor actor, StationId id, String name, byte[] bytes) {
        Station station = kept(actor, id);
        if (!name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(jpe?g|png)")) {
            throw Refusal.of("files", "照片请用 jpg 或 png 文件。");
        }
        documents.attach(actor, station.congress(), subject(id), name, bytes);
        record.noteInside(actor, station.congress(), subject(id), "添加照片", name);
    }

    /**
     * Sets the map of the congress's area: GeoJSON of boundaries, checked and cut to what is drawn.
     */
    @Transactional
    public int setMap(Actor actor, CongressId at, byte[] geojson) {
        actor.require(DeputiesPermission.ARRANGE, at);
        int shapes = maps.set(at, geojson, actor.name());
        record.noteInside(
                actor, at, new Subject("deputies", "map", at.value()), "更新地图", shapes + " 个区域");
        return shapes;
    }

    /** The map of the uppermost congress that has one, as GeoJSON; empty features without. */
    @Transactional(readOnly = true)
    public String map() {
        return maps.first(congress.congresses().stream().map(CongressView::id).toList());
    }

    /** The names of the areas of the place's own map in which a point lies; none without a map. */
    @Transactional(readOnly = true)
    public List<String> around(Place place) {
        return new MapShapes(map()).around(place);
    }

    @Transactional(readOnly = true)
    public List<StationRow> rows(StationSearch search) {
        return table.rows(search);
    }

    @Transactional(readOnly = true)
    public int count(StationSearch search) {
        return table.count(search);
    }

    @Transactional(readOnly = true)
    public Optional<Station> find(StationId id) {
        return table.find(id);
    }

    /** A station that its reader may know of: everybody may, since stations are public. */
    @Transactional(readOnly = true)
    public Station known(StationId id) {
        return table.find(id).orElseThrow(() -> new Refusal("没有这个联络站。"));
    }

    /** Stations this account keeps. */
    @Transactional(readOnly = true)
    public List<StationId> keptBy(AccountId account) {
        return table.keptBy(account);
    }

    /**
     * The station, if this actor may work there: a clerk of its congress, or one who keeps it.
     *
     * @throws Refusal for anybody else
     */
    @Transactional(readOnly = true)
    public Station kept(Actor actor, StationId id) {
        Station station = known(id);
        actor.require(DeputiesPermission.KEEP, station.congress());
        if (!actor.may(DeputiesPermission.ARRANGE, station.congress())
                && !station.isKeptBy(actor.account())) {
            throw new Refusal("您不是“" + station.name() + "”的工作人员。");
        }
        return station;
    }

    private Station arranged(Actor actor, StationId id) {
        Station station = table.lock(id).orElseThrow(() -> new Refusal("没有这个联络站。"));
        actor.require(DeputiesPermission.ARRANGE, station.congress());
        return station;
    }

    private void note(Actor actor, CongressId at, StationId id, String act, String text) {
        record.note(actor, at, subject(id), act, text);
    }

    static Subject subject(StationId id) {
        return new Subject("deputies", "station", id.value());
    }

    static String address(StationId id) {
        return "/deputies/stations/" + id;
    }
}
