package org.openrenda.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** An expected refusal is an answer, not an accident: the error page shows its sentence. */
@ControllerAdvice
class RefusalAnswer {

    @ExceptionHandler
    void answer(Refusal refusal, HttpServletResponse response) throws IOException {
        HttpStatus status =
                refusal instanceof Actor.Forbidden
                        ? HttpStatus.FORBIDDEN
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        response.sendError(status.value());
    }

    /**
     * A form that should carry files and does not, or carries too much, is the sender's mistake.
     */
    @ExceptionHandler
    void answer(MultipartException upload, HttpServletResponse response) throws IOException {
        HttpStatus status =
                upload instanceof MaxUploadSizeExceededException
                        ? HttpStatus.CONTENT_TOO_LARGE
                        : HttpStatus.BAD_REQUEST;
        response.sendError(status.value());
    }
}
