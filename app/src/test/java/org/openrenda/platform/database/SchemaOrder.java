package org.openrenda.platform.database;

import java.util.List;

/** The order of the schemas, for the house tests. */
public final class SchemaOrder {

    private SchemaOrder() {}

    public static List<String> after(String schema) {
        List<String> all = Migrations.SCHEMAS;
        return all.subList(all.indexOf(schema) + 1, all.size());
    }

    public static List<String> except(String schema) {
        return Migrations.SCHEMAS.stream().filter(other -> !other.equals(schema)).toList();
    }
}
