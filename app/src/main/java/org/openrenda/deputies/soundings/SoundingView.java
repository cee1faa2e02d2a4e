package org.openrenda.deputies.soundings;

import java.util.List;

/** A sounding with its stations and what was said there. */
public record SoundingView(Sounding sounding, List<StationAnswer> answers, List<Opinion> opinions) {

    public int inFavour() {
        return answers.stream().mapToInt(StationAnswer::inFavour).sum();
    }

    public int against() {
        return answers.stream().mapToInt(StationAnswer::against).sum();
    }

    public int proposals() {
        return answers.stream().mapToInt(StationAnswer::proposals).sum();
    }
}
