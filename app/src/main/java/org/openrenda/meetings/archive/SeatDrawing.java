package org.openrenda.meetings.archive;

import java.util.HashMap;
import java.util.Map;
import org.openrenda.meetings.seating.HallRow;
import org.openrenda.meetings.seating.SeatPlace;
import org.openrenda.meetings.seating.SeatingPlan;
import org.openrenda.meetings.sittings.MeetingView;
import org.openrenda.meetings.sittings.ParticipantId;

/** The seat map as a drawing that any browser shows for as long as there are browsers. */
record SeatDrawing(MeetingView view, SeatingPlan plan) {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 36;
    private static final int AISLE = 24;
    private static final int LEFT = 120;
    private static final int EDGE = 16;
    private static final int TOP = 64;

    String text() {
        Map<ParticipantId, String> names = new HashMap<>();
        view.people().forEach(one -> names.put(one.who().id(), one.who().name()));
        StringBuilder drawn = new StringBuilder();
        int y = TOP;
        boolean podium = false;
        for (HallRow row : plan.layout().rows()) {
            y += row.gap() || podium && !row.podium() ? AISLE : 0;
            podium = row.podium();
            words(drawn, EDGE, y + HEIGHT / 2 + 5, "start", row.name());
            row(drawn, row, y, names);
            y += HEIGHT + 6;
        }
        String title = view.meeting().title() + "座次图（" + plan.hallName() + "）";
        StringBuilder head = new StringBuilder();
        words(head, EDGE, 36, "start", title);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                        .formatted(widest() + LEFT + EDGE, y + EDGE)
                + "font-family=\"sans-serif\" font-size=\"14\">\n<title>"
                + escaped(title)
                + "</title>\n"
                + head
                + drawn
                + "</svg>\n";
    }

    private int widest() {
        return plan.layout().rows().stream().mapToInt(SeatDrawing::width).max().orElse(WIDTH);
    }

    private static int width(HallRow row) {
        return row.seats() * WIDTH + (row.blocks().size() - 1) * AISLE;
    }

    private void row(StringBuilder to, HallRow row, int y, Map<ParticipantId, String> names) {
        int x = LEFT + (widest() - width(row)) / 2;
        int seat = 0;
        for (int block : row.blocks()) {
            for (int n = 0; n < block; n++) {
                SeatPlace place = new SeatPlace(row.line(), ++seat);
                if (plan.layout().holds(place)) {
                    box(to, x, y, place, names);
                }
                x += WIDTH;
            }
            x += AISLE;
        }
    }

    private void box(
            StringBuilder to, int x, int y, SeatPlace place, Map<ParticipantId, String> names) {
        ParticipantId who = plan.taken().get(place);
        to.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                        .formatted(x + 1, y, WIDTH - 2, HEIGHT));
        to.append("fill=\"none\" stroke=\"#666\"/>\n");
        String name = who == null ? "" : names.getOrDefault(who, "");
        words(to, x + WIDTH / 2, y + HEIGHT / 2 + 5, "middle", name);
    }

    private static void words(StringBuilder to, int x, int y, String anchor, String words) {
        if (!words.isEmpty()) {
            to.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">".formatted(x, y, anchor));
            to.append(escaped(words)).append("</text>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
