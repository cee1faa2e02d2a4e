package org.openrenda.deputies.voices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.stations.StationId;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Origin;
import org.openrenda.platform.UnitId;

/**
 * A citizen's voice: what was said, who answers for it, and how far it is.
 *
 * @param station where it was spoken; null for a message
 * @param account the deputy it was written to, or the keeper who took it down
 * @param caller the first character of the name, or empty
 * @param phoneShown the number as lists show it, or empty
 * @param unit to whom it was passed last
 * @param dueOn the day by which the next step is owed; null when nothing is
 * @param outcome what it became: a micro matter
 */
public record Voice(
        VoiceId id,
        CongressId congress,
        String number,
        VoiceWay way,
        @Nullable StationId station,
        AccountId account,
        String accountName,
        String caller,
        String phoneShown,
        String title,
        String text,
        String areaCode,
        LocalDate takenOn,
        @Nullable LocalDate dueOn,
        VoiceStage stage,
        @Nullable UnitId unit,
        @Nullable String unitName,
        @Nullable Origin outcome) {

    /** What is owed now and by which parameter's clock; null when nothing is. */
    @Nullable String clock(VoiceStage at) {
        return switch (at) {
            case TAKEN -> way == VoiceWay.MESSAGE ? "deputies.voice.answer" : "deputies.voice.sort";
            case PASSED -> "deputies.voice.unit";
            case REPORTED, SUGGESTED, FORWARDED -> "deputies.voice.back";
            case RAISED, ANSWERED, CLOSED, REFUSED -> null;
        };
    }

    boolean isOver() {
        return stage == VoiceStage.CLOSED
                || stage == VoiceStage.REFUSED
                || stage == VoiceStage.ANSWERED;
    }
}
