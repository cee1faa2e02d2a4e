package org.openrenda.platform.database;

/** Why the program cannot start: one Chinese sentence that says what to do. */
public final class StartRefused extends RuntimeException {

    /** Other parts of the program, too, may find at the start that it cannot go on. */
    public StartRefused(String sentence) {
        super(sentence);
    }

    StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The first cause of a failure in one line, for the end of a sentence. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s*\n\\s*", " ");
    }

    /** Whether this failure, or one that led to it, is a full disk. */
    static boolean isFullDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota")) {
                return true;
            }
        }
        return false;
    }

    static StartRefused fullDisk(Object folder, Throwable cause) {
        return new StartRefused("磁盘已满：“" + folder + "”所在的磁盘没有剩余空间，请腾出空间后再启动。", cause);
    }
}
