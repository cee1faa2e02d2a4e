package org.openrenda.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("附件的内容与扩展名相符")
class FilePartsTest {

    private static byte[] zip(List<String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "DOCX,[Content_Types].xml;word/document.xml,true",
        "XLSX,[Content_Types].xml;xl/workbook.xml,true",
        "OFD,OFD.xml;Doc_0/Document.xml,true",
        "DOCX,[Content_Types].xml;xl/workbook.xml,false",
        "XLSX,[Content_Types].xml;word/document.xml,false",
        "DOCX,word/document.xml,false",
        "DOCX,run.exe,false",
        "OFD,Doc_0/OFD.xml,false",
        "OFD,run.exe,false"
    })
    @DisplayName("改了扩展名的压缩包不收，真正的 docx、xlsx、ofd 收")
    void looksForTheParts(FileKind kind, String parts, boolean taken) throws IOException {
        assertThat(kind.looksLike(zip(List.of(parts.split(";"))))).isEqualTo(taken);
    }

    @Test
    @DisplayName("目录损坏、目录过大的压缩包不收")
    void refusesDamagedAndHugeDirectories() throws IOException {
        byte[] whole = zip(List.of("[Content_Types].xml", "word/document.xml"));
        assertThat(FileKind.DOCX.looksLike(Arrays.copyOf(whole, whole.length - 30))).isFalse();
        List<String> many = new ArrayList<>(List.of("OFD.xml"));
        for (int n = 0; n < 10_000; n++) {
            many.add("p" + n);
        }
        assertThat(FileKind.OFD.looksLike(zip(many))).isFalse();
    }

    @Test
    @DisplayName("pdf 只看开头")
    void looksAtTheFirstBytes() {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        assertThat(FileKind.PDF.looksLike(pdf)).isTrue();
    }
}
