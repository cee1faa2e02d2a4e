package org.openrenda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of the project as a person wrote them, for the house tests. */
final class Sources {

    private static final Set<String> NOT_OURS =
            Set.of("target", "data", "vendor", "node_modules", ".git", ".idea");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|xml|yml|sql|sh|jte|css|js|md)|.*/(openrenda|run)");

    private static final Path ROOT = root();

    private Sources() {}

    /** A written line: its file, number and text. */
    record Line(Path file, int number, String text) {

        @Override
        public String toString() {
            return ROOT.relativize(file) + ":" + number + ": " + text.strip();
        }
    }

    static List<Path> all() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    ROOT,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return NOT_OURS.contains(folder.getFileName().toString())
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (TEXT.matcher(file.toString()).matches()) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
    }

    /** All files whose path from the root matches. */
    static List<Path> matching(String path) {
        return all().stream()
                .filter(file -> ROOT.relativize(file).toString().matches(path))
                .toList();
    }

    static Stream<Line> lines(List<Path> files) {
        return files.stream()
                .flatMap(file -> {
                    List<String> lines = text(file).lines().toList();
                    return IntStream.range(0, lines.size())
                            .mapToObj(i -> new Line(file, i + 1, lines.get(i)));
                });
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("openrenda"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
