package org.openrenda.deputies.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.CongressId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about courses, questions and results. */
@Repository
class CourseTable {

    private static final int LISTED_MOST = 1_000;
    private static final int ATTEMPTS_MOST = 20_000;

    private static final String COURSE =
            """
            select c.*,
                (select count(*) from deputies.question q where q.course_id = c.id) as questions,
                (select count(distinct a.account_id) from deputies.attempt a
                    where a.course_id = c.id and a.passed) as done
            from deputies.course c
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CourseTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CourseId add(CongressId congress, String title, String text, int pass, String byName) {
        return new CourseId(
                jdbc.sql(
                                """
                                insert into deputies.course
                                    (congress_id, title, text, pass, open, at, by_name)
                                values (:congress, :title, :text, :pass, false, :at, :by)
                                returning id
                                """)
                        .param("congress", congress.value())
                        .param("title", title)
                        .param("text", text)
                        .param("pass", pass)
                        .param("at", now())
                        .param("by", byName)
                        .query(Long.class)
                        .single());
    }

    void ask(CourseId id, Question question) {
        jdbc.sql(
                        """
                        insert into deputies.question (course_id, text, options, right_ones)
                        values (:course, :text, :options, :right)
                        """)
                .param("course", id.value())
                .param("text", question.text())
                .param("options", question.options().toArray(String[]::new))
                .param("right", question.right().toArray(Integer[]::new))
                .update();
    }

    void open(CourseId id) {
        jdbc.sql("update deputies.course set open = true where id = :id")
                .param("id", id.value())
                .update();
    }

    Optional<Course> lock(CourseId id) {
        jdbc.sql("select id from deputies.course where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return jdbc.sql(COURSE + " where c.id = :id")
                .param("id", id.value())
                .query((rs, n) -> course(rs))
                .optional();
    }

    List<Course> of(List<Long> congresses) {
        return jdbc.sql(
                        COURSE
                                + """
                                 where c.congress_id = any(:congresses)
                                 order by c.id desc limit :most
                                """)
                .param("congresses", congresses.toArray(Long[]::new))
                .param("most", LISTED_MOST)
                .query((rs, n) -> course(rs))
                .list();
    }

    List<Question> questions(CourseId id) {
        return jdbc.sql(
                        """
                        select * from deputies.question where course_id = :id
                        order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", LISTED_MOST)
                .query((rs, n) -> question(rs))
                .list();
    }

    void attempt(CourseId id, AccountId account, String name, int score, boolean passed) {
        jdbc.sql(
                        """
                        insert into deputies.attempt
                            (course_id, account_id, name, score, passed, at)
                        values (:course, :account, :name, :score, :passed, :at)
                        """)
                .param("course", id.value())
                .param("account", account.value())
                .param("name", name)
                .param("score", score)
                .param("passed", passed)
                .param("at", now())
                .update();
    }

    /** In the order in which they were made. */
    List<Attempt> attempts(CourseId id) {
        return jdbc.sql(
                        """
                        select * from deputies.attempt where course_id = :id
                        order by id limit :most
                        """)
                .param("id", id.value())
                .param("most", ATTEMPTS_MOST)
                .query((rs, n) ->
                        new Attempt(
                                rs.getLong("id"),
                                new AccountId(rs.getLong("account_id")),
                                rs.getString("name"),
                                rs.getInt("score"),
                                rs.getBoolean("passed"),
                                rs.getTimestamp("at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Course course(ResultSet rs) throws SQLException {
        return new Course(
                new CourseId(rs.getLong("id")),
                new CongressId(rs.getLong("congress_id")),
                rs.getString("title"),
                rs.getString("text"),
                rs.getInt("pass"),
                rs.getBoolean("open"),
                rs.getInt("questions"),
                rs.getInt("done"));
    }

    private static Question question(ResultSet rs) throws SQLException {
        Set<Integer> right =
                new LinkedHashSet<>(
                        Arrays.asList((Integer[]) rs.getArray("right_ones").getArray()));
        return new Question(
                rs.getLong("id"),
                rs.getString("text"),
                List.of((String[]) rs.getArray("options").getArray()),
                right);
    }
}
