package org.openrenda.voting.secretballots;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.openrenda.platform.database.DataScope;
import org.openrenda.voting.polls.PollId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator of the database who wants to know whose ballot is whose. */
record Prying(JdbcClient jdbc) {

    /** How well the places of the rows follow the roll: 1 for the same order. */
    double correlation(PollId id, String table, String column, Map<String, Integer> who) {
        List<Integer> order =
                DataScope.system(() ->
                        jdbc
                                .sql(
                                        "select "
                                                + column
                                                + " from voting."
                                                + table
                                                + " where poll_id = :poll"
                                                + " order by ctid")
                                .param("poll", id.value())
                                .query(byte[].class)
                                .list()
                                .stream()
                                .map(cred -> who.get(HexFormat.of().formatHex(cred)))
                                .toList());
        int n = order.size();
        double squares =
                IntStream.range(0, n)
                        .mapToDouble(at -> Math.pow(order.get(at) - (double) at, 2))
                        .sum();
        return 1 - 6 * squares / (n * ((double) n * n - 1));
    }

    /** The tables in which any of these credentials stands, as bytes or as text. */
    Set<String> tablesWith(Set<String> credentials) {
        List<String> tables =
                jdbc.sql(
                                """
                                select n.nspname || '.' || c.relname from pg_class c
                                    join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|info|kept)'
                                    and has_table_privilege(c.oid, 'select')
                                """)
                        .query(String.class)
                        .list();
        Set<String> found = new TreeSet<>();
        String some = String.join("|", credentials.stream().sorted().limit(20).toList());
        for (String table : tables) {
            int rows =
                    DataScope.system(() ->
                            jdbc.sql("select count(*) from " + table + " t where t::text ~ :some")
                                    .param("some", some)
                                    .query(Integer.class)
                                    .single());
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    int number(String sql) {
        return DataScope.system(() -> jdbc.sql(sql).query(Integer.class).single());
    }
}
