package org.openrenda.platform.uploads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files on their way. The browser makes a key that nobody else knows and sends piece after piece
 * with its offset; asked, we say how far it is, so that it goes on where it was cut. Whoever holds
 * the key may go on and use the file; what nobody uses within a day is thrown away.
 */
@Repository
public class Uploads {

    /** 20 MiB, as for any attachment. */
    public static final int FILE_BYTES_MAX = 20 * 1024 * 1024;

    static final int PIECE_BYTES_MAX = 512 * 1024;
    private static final long WAITING_BYTES_MAX = 2L * 1024 * 1024 * 1024;
    private static final int KEYS_MAX = 10;
    private static final String KNOWN =
            """
            select size, received from uploads.file where key_hash = :hash
            """;
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Uploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(int size, int received) {}

    /** How many bytes of this upload are here; 0 when it is not known. */
    @Transactional(readOnly = true)
    public int received(String key) {
        return known(hash(key), false).map(Known::received).orElse(0);
    }

    /**
     * Takes a piece if it follows what is here, and says how many bytes are here now. A piece that
     * is here already, or that leaves a gap, changes nothing: the answer tells where to go on.
     */
    @Transactional
    public int put(String key, String name, int size, int offset, byte[] piece) {
        byte[] hash = hash(key);
        if (size <= 0 || size > FILE_BYTES_MAX) {
            throw Refusal.of("files", "文件应在 20 MB 以内。");
        }
        if (piece.length == 0 || piece.length > PIECE_BYTES_MAX) {
            throw Refusal.of("files", "分段大小不对，请刷新页面重试。");
        }
        if (known(hash, true).isEmpty()) {
            begin(hash, name, size);
        }
        Known known = known(hash, true).orElseThrow();
        boolean fits = known.size() == size && offset + piece.length <= size;
        if (offset != known.received() || !fits) {
            return known.received();
        }
        jdbc.sql(
                        """
                        insert into uploads.piece (key_hash, at_offset, bytes)
                        values (:hash, :offset, :bytes)
                        """)
                .param("hash", hash)
                .param("offset", offset)
                .param("bytes", piece)
                .update();
        jdbc.sql("update uploads.file set received = :received where key_hash = :hash")
                .param("received", offset + piece.length)
                .param("hash", hash)
                .update();
        return offset + piece.length;
    }

    private void begin(byte[] hash, String name, int size) {
        long waiting =
                jdbc.sql("select coalesce(sum(size), 0) from uploads.file")
                        .query(Long.class)
                        .single();
        if (waiting + size > WAITING_BYTES_MAX) {
            throw new Refusal("正在上传的文件太多，请过一会儿再试。");
        }
        String plain = name.replaceAll("[\\p{Cntrl}\"<>|:*?/\\\\]", "").strip();
        jdbc.sql(
                        """
                        insert into uploads.file (key_hash, name, size, received, at)
                        values (:hash, :name, :size, 0, :at) on conflict do nothing
                        """)
                .param("hash", hash)
                .param(
                        "name",
                        plain.isEmpty() ? "文件" : plain.substring(Math.max(0, plain.length() - 120)))
                .param("size", size)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Known> known(byte[] hash, boolean locked) {
        String lock = locked ? KNOWN + " for update" : KNOWN;
        return jdbc.sql(lock)
                .param("hash", hash)
                .query((rs, n) -> new Known(rs.getInt("size"), rs.getInt("received")))
                .optional();
    }

    /**
     * The files of these keys, to be attached.
     *
     * @throws Refusal when one has not arrived whole
     */
    @Transactional(readOnly = true)
    public List<Uploaded> read(List<String> keys) {
        if (keys.size() > KEYS_MAX) {
            throw Refusal.of("files", "一次最多上传 " + KEYS_MAX + " 个文件。");
        }
        List<Uploaded> files = new ArrayList<>();
        for (String key : keys) {
            byte[] hash = hash(key);
            String name =
                    jdbc.sql(
                                    """
                                    select name from uploads.file
                                    where key_hash = :hash and received = size
                                    """)
                            .param("hash", hash)
                            .query(String.class)
                            .optional()
                            .orElseThrow(() -> Refusal.of("files", "有文件还没有传完，请等传完再提交。"));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            jdbc.sql("select bytes from uploads.piece where key_hash = :hash order by at_offset")
                    .param("hash", hash)
                    .query(rs -> {
                        whole.writeBytes(rs.getBytes("bytes"));
                    });
            files.add(new Uploaded(name, whole.toByteArray()));
        }
        return files;
    }

    /**
     * All files of a form: those that came with it whole, and those that came in pieces.
     *
     * @throws Refusal when one has not arrived whole
     */
    @Transactional(readOnly = true)
    public List<Uploaded> of(@Nullable List<MultipartFile> whole, List<String> keys) {
        List<Uploaded> files = new ArrayList<>();
        for (MultipartFile file : whole == null ? List.<MultipartFile>of() : whole) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                files.add(new Uploaded(name == null ? "附件" : name, bytes(file)));
            }
        }
        files.addAll(read(keys));
        return files;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** What was attached need not lie here any longer. */
    @Transactional
    public void drop(List<String> keys) {
        for (String key : keys) {
            jdbc.sql("delete from uploads.file where key_hash = :hash")
                    .param("hash", hash(key))
                    .update();
        }
    }

    /** Throws away what nobody used. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    @Transactional
    void sweep() {
        jdbc.sql("delete from uploads.file where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static byte[] hash(String key) {
        if (!key.matches("[0-9a-f]{32}")) {
            throw new Refusal("上传编号不对，请刷新页面重试。");
        }
        return Sha256.of("upload\n" + key);
    }
}
