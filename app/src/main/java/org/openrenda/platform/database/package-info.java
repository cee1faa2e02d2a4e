/** The one database: found or started, migrated, and reached only within a scope of congresses. */
@NamedInterface("database")
package org.openrenda.platform.database;

import org.springframework.modulith.NamedInterface;
