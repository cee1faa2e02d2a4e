package org.openrenda.hotline.intake;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.mask.Mask;
import org.openrenda.platform.secrets.Secrets;

/**
 * The door every ticket comes through (F-HOT-2): nothing that tells who a person is passes it. It
 * is made for one source with what is known at the time, and serves many threads.
 *
 * @param congress whose source it is, and whose tickets those without a county are
 * @param congressOf the congress of each county, by the county's code
 * @param units the unit names of each congress
 * @param latest a ticket later than this is a mistake
 */
record Gate(
        long congress,
        Sorting sorting,
        Areas areas,
        Map<String, Long> congressOf,
        Map<Long, UnitNames> units,
        Secrets secrets,
        LocalDateTime latest,
        Map<String, String> shortTexts) {

    static final int NUMBER_CHARS_MAX = 100;
    static final int TITLE_CHARS_MAX = 500;
    static final int TEXT_CHARS_MAX = 20_000;
    static final int PLACE_CHARS_MAX = 500;
    private static final int SHORT_CHARS_MAX = 60;
    private static final int CHANNEL_CHARS_MAX = 20;
    private static final int REMEMBERED_MAX = 5_000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int DIGEST_BYTES = 16;
    private static final String MOBILE = "(\\+?86[- ]?)?1[3-9]\\d{9}";

    /** A row after the gate: a ticket, or why it cannot be one. */
    record Prepared(long line, String number, @Nullable Ticket ticket, @Nullable String trouble) {

        Taken.BadRow bad(String otherwise) {
            return new Taken.BadRow(line, number, trouble == null ? otherwise : trouble);
        }
    }

    Gate {
        congressOf = Map.copyOf(congressOf);
        units = Map.copyOf(units);
    }

    static Map<String, String> memory() {
        return new ConcurrentHashMap<>(new HashMap<>());
    }

    Prepared prepare(Mapping.Reading reading) {
        if (!reading.trouble().isEmpty()) {
            String number = shown(reading.ticket().number());
            return new Prepared(reading.line(), number, null, Mask.mask(reading.trouble()));
        }
        return prepare(reading.line(), reading.ticket());
    }

    Prepared prepare(long line, RawTicket raw) {
        String trouble = trouble(raw);
        if (trouble != null) {
            return new Prepared(line, shown(raw.number()), null, trouble);
        }
        Ticket ticket = ticket(raw, raw.receivedAt());
        return new Prepared(line, ticket.number(), ticket, null);
    }

    private @Nullable String trouble(RawTicket raw) {
        LocalDateTime time = raw.receivedAt();
        if (raw.number().isBlank()) {
            return "没有工单编号";
        }
        if (raw.number().length() > NUMBER_CHARS_MAX) {
            return "工单编号超过 " + NUMBER_CHARS_MAX + " 字";
        }
        if (time == null) {
            return "没有受理时间";
        }
        if (time.toLocalDate().isBefore(EARLIEST)) {
            return "受理时间早于 1990 年";
        }
        if (time.isAfter(latest)) {
            return "受理时间在将来：" + time.toLocalDate();
        }
        if (raw.title().length() > TITLE_CHARS_MAX) {
            return "标题超过 " + TITLE_CHARS_MAX + " 字";
        }
        if (raw.text().length() > TEXT_CHARS_MAX) {
            return "内容超过 " + TEXT_CHARS_MAX + " 字";
        }
        return raw.place().length() > PLACE_CHARS_MAX ? "地址超过 " + PLACE_CHARS_MAX + " 字" : null;
    }

    private Ticket ticket(RawTicket raw, LocalDateTime receivedAt) {
        String title = masked(raw.title().isEmpty() ? raw.kind() : raw.title());
        String text = masked(raw.text());
        String place = masked(raw.place());
        String label = brief(raw.label(), SHORT_CHARS_MAX);
        String area = areas.find(raw.county(), raw.town(), place, title, text);
        long owner = congressOf.getOrDefault(areas.county(area), congress);
        Sorting.Sorted sorted = sorting.sort(label, title, text);
        boolean closed = raw.closedOn() != null || Cells.closed(raw.state());
        return new Ticket(
                owner,
                safeNumber(raw.number().strip()),
                receivedAt,
                Cells.kind(raw.kind()),
                raw.channel().isEmpty() ? "未注明" : brief(raw.channel(), CHANNEL_CHARS_MAX),
                title,
                text,
                place,
                sorted.topic(),
                sorted.confidence(),
                label,
                area,
                unit(raw.unit(), sorted.topic(), owner),
                caller(raw.caller()),
                closed,
                raw.closedOn(),
                raw.contacted(),
                raw.solved(),
                Cells.satisfaction(raw.satisfaction()),
                fingerprint(raw));
    }

    private static String masked(String text) {
        return text.isEmpty() ? "" : Mask.mask(Cells.clean(text));
    }

    /** Channels and labels are few: each is masked once. */
    private String brief(String text, int most) {
        if (text.isEmpty()) {
            return "";
        }
        String known = shortTexts.get(text);
        if (known == null) {
            known = masked(text);
            if (shortTexts.size() < REMEMBERED_MAX) {
                shortTexts.put(text, known);
            }
        }
        return known.length() > most ? known.substring(0, most) : known;
    }

    /** A number that is somebody's telephone number is kept as its digest only. */
    private String safeNumber(String number) {
        String clean = Cells.clean(number);
        if (clean.matches(MOBILE)) {
            return "#" + hex(secrets.index("number", clean));
        }
        return clean;
    }

    private String shown(String number) {
        String safe = Mask.mask(safeNumber(number.strip()));
        return safe.length() > SHORT_CHARS_MAX ? safe.substring(0, SHORT_CHARS_MAX) : safe;
    }

    /** For a file without numbers: what is the same row has the same digest. */
    byte[] digestOf(List<String> cells) {
        return secrets.index("row", String.join("\t", cells));
    }

    private static String hex(byte[] digest) {
        return java.util.HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }

    private byte @Nullable [] caller(String given) {
        String plain = given.replaceAll("[\\s\\-—()（）]", "").replaceFirst("^(\\+|00)?86(?=1)", "");
        return plain.isEmpty() ? null : shortened(secrets.index("caller", plain));
    }

    private long unit(String named, String topic, long owner) {
        long byName = named.isEmpty() ? 0 : unitIn(congress, named);
        if (byName == 0 && owner != congress && !named.isEmpty()) {
            byName = unitIn(owner, named);
        }
        if (byName != 0 || topic.isEmpty()) {
            return byName;
        }
        String responsible = sorting.topics().lexicon().unitOf(topic).orElse("");
        return responsible.isEmpty() ? 0 : unitIn(congress, responsible);
    }

    private long unitIn(long owner, String name) {
        UnitNames names = units.get(owner);
        return names == null ? 0 : names.find(name);
    }

    /** Keyed, because who knows the rest of a row could find a bare digest's number by trying. */
    private byte[] fingerprint(RawTicket raw) {
        StringBuilder all = new StringBuilder(raw.title().length() + raw.text().length() + 200);
        for (String part :
                List.of(
                        raw.kind(),
                        raw.channel(),
                        raw.title(),
                        raw.text(),
                        raw.caller(),
                        raw.county(),
                        raw.town(),
                        raw.place(),
                        raw.unit(),
                        raw.state(),
                        raw.satisfaction(),
                        raw.label())) {
            all.append(part).append('\t');
        }
        all.append(raw.receivedAt()).append(raw.closedOn());
        all.append(raw.contacted()).append(raw.solved());
        return shortened(secrets.index("ticket", all.toString()));
    }

    private static byte[] shortened(byte[] digest) {
        return java.util.Arrays.copyOf(digest, DIGEST_BYTES);
    }
}
