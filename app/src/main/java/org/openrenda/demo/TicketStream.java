package org.openrenda.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrenda.analysis.text.Taxonomy;
import org.openrenda.analysis.text.Topic;
import org.openrenda.demo.Wording.Caller;
import org.openrenda.demo.Wording.Subject;
import org.openrenda.demo.Wording.Text;
import org.openrenda.hotline.intake.RawTicket;

/**
 * Two years of calls to the invented hotline. The same seed, day and size give the same tickets, to
 * the letter, so that a stream that broke off goes on where it was.
 */
final class TicketStream {

    /** What is planted for the effect of supervision: one matter, one district, one day. */
    static final Effect EFFECT = new Effect("0601", "990102", 120, 0.38);

    private static final int MONTHS = 24;
    private static final double GROWTH_A_YEAR = 0.08;
    private static final double AGAIN = 0.085;
    private static final double TWO_MATTERS = 0.12;
    private static final double BAD = 0.002;
    private static final int REMEMBERED = 3_000;
    private static final int CALLERS_A_TOWN = 100_000;
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final LocalDate from;
    private final LocalDate end;
    private final int size;
    private final SplittableRandom chance;
    private final List<Town> towns;
    private final List<Subject> subjects = Wording.subjects();
    private final Wording wording = new Wording();
    private final List<Happening> happenings = new ArrayList<>();
    private final Draw urban;
    private final Draw rural;
    private final Draw anywhere;
    private final Function<String, String> unitOf;
    private final List<Made> lately = new ArrayList<>();
    private final double planned;

    /** A reduction that is really in the stream. */
    record Effect(String topic, String county, int daysBeforeEnd, double reduction) {

        boolean touches(String topic, String county, LocalDate day, LocalDate end) {
            return topic.startsWith(this.topic)
                    && county.equals(this.county)
                    && !day.isBefore(end.minusDays(daysBeforeEnd));
        }
    }

    /**
     * A stream.
     *
     * @param end the first day without tickets
     * @param size tickets in all, about
     */
    TicketStream(long seed, LocalDate end, int size) {
        this.end = end;
        this.from = end.minusMonths(MONTHS);
        this.size = size;
        chance = new SplittableRandom(seed);
        towns = Town.all(new SplittableRandom(seed + 1));
        happenings.addAll(Happening.bursts(end));
        happenings.addAll(Happening.issues(end));
        urban = Draw.of(towns, t -> t.population() * t.intensity() * (t.urban() ? 1 : 0.3));
        rural = Draw.of(towns, t -> t.population() * t.intensity() * (t.urban() ? 0.02 : 1));
        anywhere = Draw.of(towns, t -> t.population() * t.intensity() * (t.urban() ? 1.15 : 0.85));
        Taxonomy taxonomy = Taxonomy.standard();
        unitOf = topic -> taxonomy.topic(topic).map(Topic::unit).orElse("");
        planned = plannedHappenings();
    }

    private double plannedHappenings() {
        double sum = 0;
        for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
            for (Happening one : happenings) {
                sum += one.covers(day) ? one.aDay(size) : 0;
            }
        }
        return sum;
    }

    List<Town> towns() {
        return towns;
    }

    List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /** Makes the tickets one after the other, the oldest first. */
    void each(Consumer<Made> taker) {
        List<LocalDate> days = from.datesUntil(end).toList();
        double sum = days.stream().mapToDouble(this::weight).sum();
        double ordinary = Math.max(0, size - planned);
        for (LocalDate day : days) {
            double noise = 1 + 0.06 * chance.nextGaussian();
            day(day, ordinary * weight(day) / sum * noise, taker);
        }
    }

    private double weight(LocalDate day) {
        double season = subjects.stream().mapToDouble(s -> weight(s, day)).sum();
        double growth = 1 + 2 * GROWTH_A_YEAR * FollowUp.passed(from, day, end);
        return season * Season.rhythm(day) * growth;
    }

    private static double weight(Subject subject, LocalDate day) {
        return subject.weight() * subject.season().factor(day);
    }

    private void day(LocalDate day, double expected, Consumer<Made> taker) {
        List<Made> made = new ArrayList<>();
        Draw today = Draw.of(subjects, subject -> weight(subject, day));
        for (int n = count(expected); n > 0; n--) {
            boolean again = !lately.isEmpty() && chance.nextDouble() < AGAIN;
            made.add(again ? again(day) : ordinary(day, subjects.get(today.next(chance))));
        }
        made.removeIf(one -> isSpared(one, day));
        for (Happening one : happenings) {
            if (one.covers(day)) {
                planted(one, day, made);
            }
        }
        made.sort(Comparator.comparing(Made::time));
        for (int at = 0; at < made.size(); at++) {
            Made numbered = numbered(made.get(at), day, at + 1);
            remember(numbered);
            taker.accept(chance.nextDouble() < BAD ? numbered.spoilt(at) : numbered);
        }
    }

    private boolean isSpared(Made made, LocalDate day) {
        return EFFECT.touches(made.subject().topic(), made.caller().town().county(), day, end)
                && chance.nextDouble() < EFFECT.reduction();
    }

    private void planted(Happening one, LocalDate day, List<Made> made) {
        Town town = town(one.town());
        Subject subject = subject(one.topic());
        for (int n = count(one.aDay(size)); n > 0; n--) {
            String place = one.isBurst() ? Wording.pick(town.estates(), chance) : one.name();
            Caller caller = new Caller(town, place, road(town), phone(town));
            Text text =
                    one.isBurst()
                            ? wording.of(subject, caller, chance)
                            : wording.of(subject, one.title(), one.matter(), caller, chance);
            made.add(make(day, subject, caller, text, one));
        }
    }

    private Made ordinary(LocalDate day, Subject subject) {
        Draw where =
                switch (subject.where()) {
                    case 'U' -> urban;
                    case 'R' -> rural;
                    default -> anywhere;
                };
        Town town = towns.get(where.next(chance));
        String place =
                subject.where() == 'R' && !town.urban()
                        ? Wording.pick(town.estates().subList(3, town.estates().size()), chance)
                        : Wording.pick(town.estates(), chance);
        Caller caller = new Caller(town, place, road(town), phone(town));
        Text text =
                chance.nextDouble() < TWO_MATTERS
                        ? wording.of(subject, Wording.pick(subjects, chance), caller, chance)
                        : wording.of(subject, caller, chance);
        return make(day, subject, caller, text, null);
    }

    /** The same caller in the same matter, within the weeks after. */
    private Made again(LocalDate day) {
        Made before = lately.get(chance.nextInt(lately.size()));
        Text text = new Text(before.ticket().title(), before.ticket().text());
        Text again =
                text.body().length() > 230 ? text : wording.again(text, before.caller(), chance);
        return make(day, before.subject(), before.caller(), again, before.happening());
    }

    private void remember(Made made) {
        if (lately.size() < REMEMBERED) {
            lately.add(made);
        } else {
            lately.set(chance.nextInt(REMEMBERED), made);
        }
    }

    private Made make(
            LocalDate day,
            Subject subject,
            Caller caller,
            Text text,
            @Nullable Happening happening) {
        String unit = unitOf.apply(subject.topic());
        boolean lasting = happening != null && !happening.isBurst();
        FollowUp after =
                FollowUp.of(
                        unit,
                        day,
                        end,
                        FollowUp.passed(from, day, end),
                        subject.days(),
                        lasting,
                        chance);
        int told = chance.nextInt(100);
        Town town = caller.town();
        RawTicket ticket =
                new RawTicket(
                        "",
                        moment(day),
                        subject.kind(),
                        channel(day),
                        text.title(),
                        text.body(),
                        caller.phone(),
                        told < 97 ? town.countyName() : "",
                        told < 92 ? town.name() : "",
                        town.name()
                                + caller.road()
                                + (1 + chance.nextInt(180))
                                + "号"
                                + caller.place(),
                        chance.nextInt(100) < 72 ? named(unit) : "",
                        after.closed() ? "已办结" : "办理中",
                        after.closedOn(),
                        after.contacted(),
                        after.solved(),
                        after.satisfaction(),
                        "");
        return new Made(ticket, subject, caller, happening, false);
    }

    private static String named(String unit) {
        return unit.isEmpty() ? "" : unit.equals("人民法院") ? "市中级人民法院" : "市" + unit;
    }

    private Made numbered(Made made, LocalDate day, int number) {
        String code = "YL" + COMPACT.format(day) + String.format("%05d", number);
        return made.with(code, made.ticket().receivedAt(), false);
    }

    private LocalDateTime moment(LocalDate day) {
        double hour = chance.nextInt(5) == 0 ? 24 * chance.nextDouble() : daytime();
        return day.atStartOfDay().plusSeconds((long) (Math.clamp(hour, 0, 23.99) * 3_600));
    }

    private double daytime() {
        double noon = chance.nextBoolean() ? 10.2 : 16.3;
        return noon + 2.1 * chance.nextGaussian();
    }

    /** The telephone loses ground to the phone's programs. */
    private String channel(LocalDate day) {
        double shift = 0.1 * FollowUp.passed(from, day, end);
        double drawn = chance.nextDouble();
        if (drawn < 0.66 - shift) {
            return "电话";
        }
        return drawn < 0.84 ? "微信" : drawn < 0.93 ? "APP" : "网站";
    }

    private String road(Town town) {
        return Wording.pick(town.roads(), chance);
    }

    /** 1990… is followed by the town and the caller: numbers of an invented city. */
    private String phone(Town town) {
        int callers = Math.min(CALLERS_A_TOWN, town.population() / 3);
        return "1990%07d".formatted(towns.indexOf(town) * CALLERS_A_TOWN + chance.nextInt(callers));
    }

    private int count(double expected) {
        double drawn = expected + Math.sqrt(expected) * chance.nextGaussian();
        double whole = Math.max(0, drawn);
        boolean up = chance.nextDouble() < whole - Math.floor(whole);
        return (int) whole + (up ? 1 : 0);
    }

    private Town town(String code) {
        return towns.stream().filter(t -> t.code().equals(code)).findFirst().orElseThrow();
    }

    private Subject subject(String topic) {
        return subjects.stream().filter(s -> s.topic().equals(topic)).findFirst().orElseThrow();
    }
}
