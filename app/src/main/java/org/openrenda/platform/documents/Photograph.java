package org.openrenda.platform.documents;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.openrenda.platform.Refusal;

/** Draws a photograph anew: place, time, camera and anything hidden behind the picture are gone. */
final class Photograph {

    private static final long PIXELS_MAX = 50_000_000L;

    private Photograph() {}

    static byte[] redrawn(byte[] given, FileKind kind, String name) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(given))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Documents.refuse(name, "无法作为图片打开");
            }
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            // The size stands in the header: a bomb is refused before it is unpacked.
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MAX) {
                throw Documents.refuse(name, "的像素过多（超过 5000 万）");
            }
            BufferedImage picture = reader.read(0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String format = kind == FileKind.PNG ? "png" : "jpg";
            ImageIO.write(kind == FileKind.PNG ? picture : opaque(picture), format, out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Documents.refuse(name, "无法作为图片打开");
        }
    }

    private static BufferedImage opaque(BufferedImage picture) {
        BufferedImage plain =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = plain.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return plain;
    }
}
