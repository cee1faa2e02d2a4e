package org.openrenda.meetings.terminals;

/**
 * A token fresh from making: shown once, and known to nobody after that.
 *
 * @param name of the device
 */
public record NewToken(TerminalId id, String name, String token) {

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "NewToken[id=" + id + "]";
    }
}
