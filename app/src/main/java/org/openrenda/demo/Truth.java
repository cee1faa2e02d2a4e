package org.openrenda.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.openrenda.platform.database.DataFolder;
import org.springframework.stereotype.Component;

/** What was planted in the tickets, as a file to check against what the program finds. */
@Component
class Truth {

    private final DataFolder folder;

    Truth(DataFolder folder) {
        this.folder = folder;
    }

    void write(TicketStream stream, DemoTable.City city) {
        Path file = folder.path().resolve("demo-truth.json");
        TicketStream.Effect effect = TicketStream.EFFECT;
        String text =
                """
                {
                  "seed": %d,
                  "endsOn": "%s",
                  "tickets": %d,
                  "bursts": [
                %s
                  ],
                  "issues": [
                %s
                  ],
                  "effects": [
                    {"topic": "%s", "area": "%s", "start": "%s", "reduction": %s}
                  ]
                }
                """
                        .formatted(
                                city.seed(),
                                city.endsOn(),
                                city.tickets(),
                                lines(stream, city, true),
                                lines(stream, city, false),
                                effect.topic(),
                                effect.county(),
                                city.endsOn().minusDays(effect.daysBeforeEnd()),
                                effect.reduction());
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String lines(TicketStream stream, DemoTable.City city, boolean bursts) {
        List<Happening> wanted =
                stream.happenings().stream().filter(one -> one.isBurst() == bursts).toList();
        return wanted.stream()
                .map(one -> line(one, city.tickets()))
                .collect(Collectors.joining(",\n"));
    }

    private static String line(Happening one, int size) {
        return """
            {"name": "%s", "topic": "%s", "area": "%s", "start": "%s", "days": %d, \
        "expected": %d}\
        """
                .formatted(
                        one.name(),
                        one.topic(),
                        one.town(),
                        one.start(),
                        one.days(),
                        Math.round(one.aDay(size) * one.days()));
    }
}
