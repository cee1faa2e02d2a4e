/** What a person may run from a shell instead of a page. */
@NamedInterface("command")
package org.openrenda.platform.command;

import org.springframework.modulith.NamedInterface;
