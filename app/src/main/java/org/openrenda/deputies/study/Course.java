package org.openrenda.deputies.study;

import org.openrenda.platform.CongressId;

/**
 * A course for deputies.
 *
 * @param pass how many of a hundred must be right; a course without questions is passed by reading
 * @param open whether deputies may study it; its questions no longer change then
 * @param questions how many questions its test has
 * @param passed how many deputies passed it
 */
public record Course(
        CourseId id,
        CongressId congress,
        String title,
        String text,
        int pass,
        boolean open,
        int questions,
        int passed) {}
