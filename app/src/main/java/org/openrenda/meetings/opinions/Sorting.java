package org.openrenda.meetings.opinions;

import java.util.List;
import java.util.Set;
import org.openrenda.meetings.sittings.ItemId;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.MeetingsPermission;
import org.openrenda.meetings.sittings.Sittings;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;

/** Puts what was said into the list: one opinion out of the same remarks, in words and order. */
@Component
class Sorting {

    private static final int TEXT_MAX = 1_000;

    private final Sittings sittings;
    private final RemarkTable remarkTable;
    private final OpinionTable table;

    Sorting(Sittings sittings, RemarkTable remarkTable, OpinionTable table) {
        this.sittings = sittings;
        this.remarkTable = remarkTable;
        this.table = table;
    }

    /** Makes one opinion of the list out of these remarks; the same ones become one. */
    OpinionId list(Actor actor, ItemId item, Set<RemarkId> chosen, String text) {
        OpinionList after = sorting(actor, item);
        List<OpinionTable.Row> listed = table.of(after.id());
        if (listed.size() >= OpinionTable.OPINIONS_MAX) {
            throw new Refusal("一份清单最多 " + OpinionTable.OPINIONS_MAX + " 条审议意见，请合并同类意见。");
        }
        List<Remark> found = unsorted(item, chosen);
        String words = words(text.isBlank() ? found.getFirst().text() : text);
        OpinionId id = table.add(after.id(), listed.size() + 1, words);
        found.forEach(one -> remarkTable.sort(one.id(), id, "", actor.name()));
        sorted(actor, after, "列入第 %d 条，来自 %d 条会上意见".formatted(listed.size() + 1, found.size()));
        return id;
    }

    /** Adds remarks of the same content to an opinion of the list. */
    void join(Actor actor, OpinionId id, Set<RemarkId> chosen) {
        OpinionList after = sorting(actor, itemOf(id));
        OpinionTable.Row row = row(after, id);
        List<Remark> found = unsorted(after.item(), chosen);
        found.forEach(one -> remarkTable.sort(one.id(), id, "", actor.name()));
        sorted(actor, after, "第 %d 条并入 %d 条会上意见".formatted(row.place(), found.size()));
    }

    /** Leaves remarks out of the list, with the reason. */
    void drop(Actor actor, ItemId item, Set<RemarkId> chosen, String reason) {
        OpinionList after = sorting(actor, item);
        String why = reason("请写明不列入清单的理由", reason);
        List<Remark> found = unsorted(item, chosen);
        found.forEach(one -> remarkTable.sort(one.id(), null, why, actor.name()));
        sorted(actor, after, "%d 条会上意见不列入：%s".formatted(found.size(), why));
    }

    /** Takes a remark that was left out up again. */
    void takeUp(Actor actor, RemarkId id) {
        ItemId item = remarkTable.itemOf(id).orElseThrow(OpinionReader::unknown);
        OpinionList after = sorting(actor, item);
        boolean dropped =
                remarkTable.of(item).stream()
                        .anyMatch(one -> one.id().equals(id) && !one.dropped().isEmpty());
        if (!dropped) {
            throw new Refusal("这条意见没有被排除在清单之外。");
        }
        remarkTable.sort(id, null, "", actor.name());
        sorted(actor, after, "1 条会上意见重新整理");
    }

    /** Puts an opinion of the list into other words; the old ones stay in the steps. */
    void reword(Actor actor, OpinionId id, String text) {
        OpinionList after = sorting(actor, itemOf(id));
        OpinionTable.Row row = row(after, id);
        String words = words(text);
        table.write(id, row.place(), words);
        sorted(actor, after, "改写第 %d 条，原文：%s".formatted(row.place(), row.text()));
    }

    /** Moves an opinion up or down in the list. */
    void move(Actor actor, OpinionId id, boolean up) {
        OpinionList after = sorting(actor, itemOf(id));
        List<OpinionTable.Row> rows = table.of(after.id());
        OpinionTable.Row row = row(after, id);
        int at = row.place() - 1 + (up ? -1 : 1);
        if (at < 0 || at >= rows.size()) {
            throw new Refusal(up ? "这一条已在最前。" : "这一条已在最后。");
        }
        OpinionTable.Row other = rows.get(at);
        table.write(row.id(), other.place(), row.text());
        table.write(other.id(), row.place(), other.text());
        sorted(actor, after, "第 %d 条调到第 %d 条".formatted(row.place(), other.place()));
    }

    /** Makes two opinions of the list one: the sources of the first go into the second. */
    void merge(Actor actor, OpinionId from, OpinionId into) {
        OpinionList after = sorting(actor, itemOf(into));
        OpinionTable.Row gone = row(after, from);
        OpinionTable.Row kept = row(after, into);
        if (from.equals(into)) {
            throw Refusal.of("into", "请选择另一条审议意见。");
        }
        sources(after.item(), from)
                .forEach(one -> remarkTable.sort(one.id(), into, "", actor.name()));
        table.remove(gone);
        String said = "第 %d 条并入第 %d 条，原文：%s";
        sorted(actor, after, said.formatted(gone.place(), kept.place(), gone.text()));
    }

    /** Takes an opinion off the list; what it was made of waits to be sorted again. */
    void takeApart(Actor actor, OpinionId id) {
        OpinionList after = sorting(actor, itemOf(id));
        OpinionTable.Row row = row(after, id);
        sources(after.item(), id)
                .forEach(one -> remarkTable.sort(one.id(), null, "", actor.name()));
        table.remove(row);
        sorted(actor, after, "撤下第 %d 条，原文：%s".formatted(row.place(), row.text()));
    }

    private List<Remark> unsorted(ItemId item, Set<RemarkId> chosen) {
        List<Remark> found =
                remarkTable.of(item).stream()
                        .filter(one -> chosen.contains(one.id()) && one.isUnsorted())
                        .toList();
        if (chosen.isEmpty() || found.size() != chosen.size()) {
            throw new Refusal("请选择还没有整理的会上意见；别人可能刚整理过，请刷新页面。");
        }
        return found;
    }

    private List<Remark> sources(ItemId item, OpinionId id) {
        return remarkTable.of(item).stream().filter(one -> id.equals(one.sorted())).toList();
    }

    private OpinionTable.Row row(OpinionList list, OpinionId id) {
        return table.of(list.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("这一条不在清单里，别人可能刚改过，请刷新页面。"));
    }

    private ItemId itemOf(OpinionId id) {
        return table.itemOf(id).orElseThrow(() -> new Refusal("这一条不在清单里，别人可能刚改过，请刷新页面。"));
    }

    private OpinionList sorting(Actor actor, ItemId item) {
        MeetingView view = sittings.view(actor, sittings.meetingOf(item));
        actor.require(MeetingsPermission.PLAN, view.meeting().congress());
        return table.lock(item).orElseThrow(() -> new Refusal("这个议题还没有人提意见。")).sort();
    }

    private void sorted(Actor actor, OpinionList after, String text) {
        table.write(after, ListAct.SORT, text, actor.name());
    }

    private static String words(String text) {
        String words = Refusal.needed("text", "请写审议意见", text).replace("\r", "");
        if (words.length() > TEXT_MAX) {
            throw Refusal.of("text", "一条审议意见请写在 " + TEXT_MAX + " 字以内。");
        }
        return words;
    }

    private static String reason(String ask, String given) {
        String why = Refusal.needed("reason", ask, given);
        Opinions.checkReason(why);
        return why;
    }
}
