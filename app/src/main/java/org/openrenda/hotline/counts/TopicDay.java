package org.openrenda.hotline.counts;

import java.time.LocalDate;

/** Tickets of one second-level topic in one county on one day. */
public record TopicDay(LocalDate day, String topic, String area, int tickets) {}
