package org.openrenda.evaluation.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.database.DataFolder;
import org.openrenda.platform.documents.TableFile;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads a list of raters from a table file into the lines a clerk would have typed. */
@Component
class RaterFile {

    private static final long BYTES_MAX = 2L * 1024 * 1024;
    private static final int ROWS_MAX = 5_000;

    private final Path folder;

    RaterFile(DataFolder data) {
        this.folder = data.folder("evaluation-lists");
    }

    /**
     * Name and phone number of each row, a row a line; the file is not kept.
     *
     * @throws Refusal beside the field when it is no such table
     */
    String lines(MultipartFile file, String field) {
        String name = String.valueOf(file.getOriginalFilename()).toLowerCase(Locale.ROOT);
        if (file.isEmpty() || !name.matches(".*\\.(xlsx|csv|tsv)")) {
            throw Refusal.of(field, "请选择 xlsx、csv 或 tsv 文件。");
        }
        if (file.getSize() > BYTES_MAX) {
            throw Refusal.of(field, "名单文件超过 2 MB，请只留姓名和手机号两列。");
        }
        try {
            Path kept =
                    Files.createTempFile(folder, "list-", name.substring(name.lastIndexOf('.')));
            try {
                file.transferTo(kept);
                return lines(TableFile.open(kept, name), field);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String lines(TableFile table, String field) {
        int name = column(table, "姓名");
        int phone = column(table, "手机");
        if (name < 0 && phone < 0) {
            throw Refusal.of(field, "没有找到“姓名”或“手机号”这一列，请在第一行写明列名。");
        }
        StringJoiner lines = new StringJoiner("\n");
        int rows = 0;
        try (TableFile.Rows all = table.rows(0)) {
            for (TableFile.Row row = all.next(); row != null; row = all.next()) {
                if (++rows > ROWS_MAX) {
                    throw Refusal.of(field, "名单超过 " + ROWS_MAX + " 行，请分成几组。");
                }
                String line = (cell(row, name) + " " + cell(row, phone)).strip();
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        if (lines.length() == 0) {
            throw Refusal.of(field, "名单里没有人。");
        }
        return lines.toString();
    }

    private static int column(TableFile table, String words) {
        for (int at = 0; at < table.header().size(); at++) {
            if (table.header().get(at).contains(words)) {
                return at;
            }
        }
        return -1;
    }

    private static String cell(TableFile.Row row, int column) {
        return column < 0 ? "" : row.cell(column).replaceAll("\\s", "");
    }
}
