package org.openrenda.evaluation.forms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A form as lists show it.
 *
 * @param retiredOn since when no evaluation is begun with it; null while it is in use
 */
public record FormRow(
        FormId id, String name, int version, int items, @Nullable LocalDate retiredOn) {}
