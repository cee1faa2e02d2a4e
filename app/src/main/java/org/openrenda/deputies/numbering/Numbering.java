package org.openrenda.deputies.numbering;

import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Gives out numbers, without gaps in each series, congress and year. */
@Repository
public class Numbering {

    private final JdbcClient jdbc;

    Numbering(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next number. It is taken back when the act that asked for it fails, so that none is lost.
     *
     * @param series what is numbered: 建议, 议案, or the stem of a unit's documents
     */
    @Transactional
    public int next(CongressId congress, String series, int year) {
        return jdbc.sql(
                        """
                        insert into deputies.numbering as n (congress_id, series, year, last)
                        values (:congress, :series, :year, 1)
                        on conflict (congress_id, series, year) do update set last = n.last + 1
                        returning last
                        """)
                .param("congress", congress.value())
                .param("series", series)
                .param("year", year)
                .query(Integer.class)
                .single();
    }
}
