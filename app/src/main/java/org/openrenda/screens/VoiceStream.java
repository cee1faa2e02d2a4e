package org.openrenda.screens;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.web.Figure;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Pushes figures to open screens when they change. The counts are read once for all screens of the
 * same congresses, and not at all while no screen is open.
 */
@Component
class VoiceStream {

    private static final int SCREENS_MAX = 200;

    /** A screen comes back by itself; coming back also keeps its sign-in alive. */
    private static final Duration STREAM_LASTS = Duration.ofMinutes(10);

    private static final int BEATS_BETWEEN_SIGNS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final VoiceFigures figures;
    private final Clock clock;
    private final List<Screen> screens = new CopyOnWriteArrayList<>();
    private final Map<List<Long>, Map<String, String>> shown = new HashMap<>();
    private int beats;

    VoiceStream(VoiceFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** An open screen. */
    private record Screen(List<Long> congresses, SseEmitter emitter) {}

    SseEmitter open(List<Long> congresses) {
        if (screens.size() >= SCREENS_MAX) {
            throw new Refusal("同时打开的大屏已达 " + SCREENS_MAX + " 个，请关闭不用的再试。");
        }
        SseEmitter emitter = new SseEmitter(STREAM_LASTS.toMillis());
        Screen screen = new Screen(congresses.stream().sorted().toList(), emitter);
        emitter.onCompletion(() -> screens.remove(screen));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> screens.remove(screen));
        screens.add(screen);
        send(screen, "figures", read(screen.congresses()));
        return emitter;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void beat() {
        beats = screens.isEmpty() ? 0 : beats + 1;
        Map<List<Long>, Map<String, String>> fresh = new HashMap<>();
        for (Screen screen : screens) {
            Map<String, String> now = fresh.computeIfAbsent(screen.congresses(), this::read);
            Map<String, String> before = shown.get(screen.congresses());
            boolean changed = before != null && !before.equals(now);
            if (changed) {
                send(screen, "figures", withTime(now));
                send(screen, "part", Map.of("id", "voice-part", "url", "/screens/voice/part"));
            } else if (beats % BEATS_BETWEEN_SIGNS == 0) {
                send(screen, "figures", withTime(now));
            }
        }
        shown.clear();
        shown.putAll(fresh);
    }

    private Map<String, String> read(List<Long> congresses) {
        Map<String, String> values = new HashMap<>();
        for (Figure figure : figures.figures(congresses)) {
            values.put(figure.key(), figure.value());
        }
        return values;
    }

    private Map<String, String> withTime(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("updated", time());
        return all;
    }

    String time() {
        return TIME.format(LocalTime.ofInstant(clock.instant(), ZONE));
    }

    private void send(Screen screen, String name, Map<String, String> data) {
        try {
            screen.emitter().send(SseEmitter.event().name(name).data(data));
        } catch (IOException | IllegalStateException gone) {
            screens.remove(screen);
        }
    }
}
