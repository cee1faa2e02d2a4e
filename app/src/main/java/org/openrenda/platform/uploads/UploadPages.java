package org.openrenda.platform.uploads;

import java.util.Map;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Pieces of files; open to everybody, because citizens send photographs without an account. */
@Controller
class UploadPages {

    private final Uploads uploads;

    UploadPages(Uploads uploads) {
        this.uploads = uploads;
    }

    @Open
    @GetMapping("/uploads/{key}")
    ResponseEntity<Map<String, Integer>> received(@PathVariable String key) {
        return answer(uploads.received(key));
    }

    @Open
    @Limited("uploads.piece")
    @PutMapping(value = "/uploads/{key}", consumes = "application/octet-stream")
    ResponseEntity<Map<String, Integer>> put(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int size,
            @RequestParam(defaultValue = "0") int offset,
            @RequestBody byte[] piece) {
        return answer(uploads.put(key, name, size, offset, piece));
    }

    private static ResponseEntity<Map<String, Integer>> answer(int received) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("received", received));
    }
}
