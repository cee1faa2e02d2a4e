package org.openrenda.voting.secretballots;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.PersonId;
import org.openrenda.voting.polls.PollId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL about keys and issued credentials. */
@Repository
class SecretTable {

    private final JdbcClient jdbc;

    SecretTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose key it is. */
    enum Issuer {
        SYSTEM,
        SUPERVISOR,
        RECEIPT
    }

    /**
     * A credential issued to a voter; the blinded message tells nothing about the credential.
     *
     * @param signedB null until the supervisor has signed
     */
    record Issue(
            int voter,
            byte[] blindedA,
            byte[] blindedB,
            byte[] signedA,
            byte @Nullable [] signedB) {}

    /** A blinded message that the supervisor is to sign, and for whom. */
    record Waiting(int voter, String name, byte[] blinded) {}

    boolean addKey(
            PollId poll, Issuer issuer, byte[] key, @Nullable AccountId account, String name) {
        return jdbc.sql(
                                """
                                insert into voting.issuer
                                    (poll_id, issuer, public_key, account_id, by_name)
                                values (:poll, :issuer, :key, :account, :name)
                                on conflict do nothing
                                """)
                        .param("poll", poll.value())
                        .param("issuer", issuer.name())
                        .param("key", key)
                        .param("account", account == null ? null : account.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    Optional<byte[]> key(PollId poll, Issuer issuer) {
        return jdbc.sql(
                        """
                        select public_key from voting.issuer
                        where poll_id = :poll and issuer = :issuer
                        """)
                .param("poll", poll.value())
                .param("issuer", issuer.name())
                .query(byte[].class)
                .optional();
    }

    /** The account whose device keeps the supervisor's key. */
    Optional<AccountId> supervisor(PollId poll) {
        return jdbc.sql(
                        """
                        select account_id from voting.issuer
                        where poll_id = :poll and issuer = 'SUPERVISOR'
                        """)
                .param("poll", poll.value())
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .optional();
    }

    void addSecret(PollId poll, Issuer issuer, byte[] sealed) {
        jdbc.sql(
                        """
                        insert into voting.issuer_secret (poll_id, issuer, sealed)
                        values (:poll, :issuer, :sealed)
                        """)
                .param("poll", poll.value())
                .param("issuer", issuer.name())
                .param("sealed", sealed)
                .update();
    }

    Optional<byte[]> secret(PollId poll, Issuer issuer) {
        return jdbc.sql(
                        """
                        select sealed from voting.issuer_secret
                        where poll_id = :poll and issuer = :issuer
                        """)
                .param("poll", poll.value())
                .param("issuer", issuer.name())
                .query(byte[].class)
                .optional();
    }

    void forgetSecret(PollId poll, Issuer issuer) {
        jdbc.sql("delete from voting.issuer_secret where poll_id = :poll and issuer = :issuer")
                .param("poll", poll.value())
                .param("issuer", issuer.name())
                .update();
    }

    /** Puts an issue in unless this voter has one; gives the one that is there. */
    Issue issue(PollId poll, Issue made) {
        jdbc.sql(
                        """
                        insert into voting.issue
                            (poll_id, voter, blinded_a, blinded_b, signed_a)
                        values (:poll, :voter, :a, :b, :signed)
                        on conflict (poll_id, voter) do nothing
                        """)
                .param("poll", poll.value())
                .param("voter", made.voter())
                .param("a", made.blindedA())
                .param("b", made.blindedB())
                .param("signed", made.signedA())
                .update();
        return issue(poll, made.voter()).orElseThrow();
    }

    Optional<Issue> issue(PollId poll, int voter) {
        return jdbc.sql(
                        """
                        select voter, blinded_a, blinded_b, signed_a, signed_b from voting.issue
                        where poll_id = :poll and voter = :voter
                        """)
                .param("poll", poll.value())
                .param("voter", voter)
                .query((rs, n) ->
                        new Issue(
                                rs.getInt("voter"),
                                rs.getBytes("blinded_a"),
                                rs.getBytes("blinded_b"),
                                rs.getBytes("signed_a"),
                                rs.getBytes("signed_b")))
                .optional();
    }

    boolean isIssued(PollId poll, PersonId person) {
        return jdbc.sql(
                        """
                        select exists (select from voting.issue i
                            join voting.voter v on v.poll_id = i.poll_id and v.no = i.voter
                            where i.poll_id = :poll and v.person_id = :person)
                        """)
                .param("poll", poll.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** What the supervisor has still to sign, by number of the roster. */
    List<Waiting> waiting(PollId poll, int most) {
        return jdbc.sql(
                        """
                        select i.voter, v.name, i.blinded_b from voting.issue i
                            join voting.voter v on v.poll_id = i.poll_id and v.no = i.voter
                        where i.poll_id = :poll and i.signed_b is null
                        order by i.voter limit :most
                        """)
                .param("poll", poll.value())
                .param("most", most)
                .query((rs, n) ->
                        new Waiting(
                                rs.getInt("voter"), rs.getString("name"), rs.getBytes("blinded_b")))
                .list();
    }

    void countersign(PollId poll, int voter, byte[] signed) {
        jdbc.sql(
                        """
                        update voting.issue set signed_b = :signed
                        where poll_id = :poll and voter = :voter and signed_b is null
                        """)
                .param("poll", poll.value())
                .param("voter", voter)
                .param("signed", signed)
                .update();
    }

    int issued(PollId poll) {
        return jdbc.sql("select count(*) from voting.issue where poll_id = :poll")
                .param("poll", poll.value())
                .query(Integer.class)
                .single();
    }

    /** Who has a credential and is not on the roll of those present. */
    List<String> issuedToAbsent(PollId poll) {
        return jdbc.sql(
                        """
                        select v.name from voting.issue i
                            join voting.voter v on v.poll_id = i.poll_id and v.no = i.voter
                        where i.poll_id = :poll and not exists (select from voting.presence p
                            where p.poll_id = i.poll_id and p.voter = i.voter)
                        order by v.no limit 20
                        """)
                .param("poll", poll.value())
                .query(String.class)
                .list();
    }
}
