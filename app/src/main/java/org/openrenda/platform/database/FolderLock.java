package org.openrenda.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to start and stop the database of a data folder, held for the whole life of the
 * program. Held only during the start, a second program would reuse the server of the first and
 * stop it under its feet.
 */
final class FolderLock implements AutoCloseable {

    /**
     * Folders held by this process. The system forgets a process's lock when any of its handles on
     * the file is closed, so a second attempt must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock, or returns null when someone else holds it. */
    static FolderLock take(Path folder, Holder holder) throws IOException {
        if (!HELD.add(folder)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            folder.resolve("openrenda.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD.remove(folder);
                return null;
            }
            holder.write(folder);
            return new FolderLock(folder, channel);
        } catch (IOException failure) {
            if (channel != null) {
                channel.close();
            }
            HELD.remove(folder);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }

    /**
     * Who holds the lock, for the sentence shown to everyone else.
     *
     * @param serving whether it serves pages, so that commands may share its database
     */
    record Holder(boolean serving, long pid) {

        static Holder of(Path folder) throws IOException {
            Path file = file(folder);
            String[] words =
                    Files.exists(file) ? Files.readString(file).trim().split(" ") : new String[0];
            return words.length == 2
                    ? new Holder(words[0].equals("serve"), Long.parseLong(words[1]))
                    : new Holder(false, 0);
        }

        private void write(Path folder) throws IOException {
            Files.writeString(file(folder), (serving ? "serve " : "command ") + pid + "\n");
        }

        private static Path file(Path folder) {
            return folder.resolve("openrenda.pid");
        }
    }
}
