package org.openrenda.platform.documents;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands an official document out, as docx or as PDF. */
public final class OfficialPaper {

    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private OfficialPaper() {}

    /**
     * The answer to a request for a paper.
     *
     * @param name the file's name without its ending
     * @param format {@code pdf}, or anything else for docx
     */
    public static ResponseEntity<byte[]> answer(
            OfficialDocument paper, String name, String format) {
        boolean pdf = format.equals("pdf");
        byte[] bytes = pdf ? OfficialPdf.write(paper) : OfficialDocx.write(paper);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(pdf ? "application/pdf" : DOCX))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name + (pdf ? ".pdf" : ".docx"), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
