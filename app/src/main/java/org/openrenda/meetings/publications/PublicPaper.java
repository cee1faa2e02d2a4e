package org.openrenda.meetings.publications;

import org.openrenda.meetings.papers.PaperId;

/** A paper for everyone, in its newest version. */
public record PublicPaper(PaperId id, String title, String fileName) {}
