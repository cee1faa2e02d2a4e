/** The part of the ground that holds to-dos with due dates, reminders and cards. */
@NamedInterface("tasks")
@NullMarked
package org.openrenda.platform.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
