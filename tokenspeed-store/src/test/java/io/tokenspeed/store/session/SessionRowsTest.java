package io.tokenspeed.store.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.session.SessionCourse;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.session.SessionOrigin;
import io.tokenspeed.model.session.SessionOwner;
import io.tokenspeed.model.session.SessionStatus;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.session.SessionWrite.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRowsTest {
    @TempDir
    private Path folder;

    private Connection connection;
    private SessionRows rows;

    @BeforeEach
    void open() throws SQLException {
        Path path = folder.resolve("ts.sqlite");
        SqliteLocalStorage.open(path, () -> Pricing.NONE).close();
        connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        rows = new SessionRows(connection);
    }

    @AfterEach
    void close() throws SQLException {
        rows.close();
        connection.close();
    }

    @Test
    void write_ofEveryField_isReadAgain() throws SQLException {
        SessionDetail detail = new SessionDetail(
                "s",
                SessionOrigin.TRACKED,
                "p",
                new SessionOwner("voygent", "u-1", "trips"),
                new SessionCourse(10L, 20L, SessionStatus.CANCELLED),
                "{\"plan\":\"team\"}");

        SessionWrite write = rows.write(detail);

        assertThat(write.outcome()).isEqualTo(Outcome.ADDED);
        assertThat(rows.find("s")).contains(detail);
        assertThat(rows.find("p")).isEmpty();
    }

    @Test
    void write_ofTheSameAgain_changesNothing() throws SQLException {
        rows.write(SessionDetail.logged("s", "p"));

        assertThat(rows.write(SessionDetail.logged("s", "p")).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void write_ofAnEndAfterAStart_hasBoth() throws SQLException {
        rows.write(tracked("u-1", new SessionCourse(10L, null, SessionStatus.OPEN)));

        SessionWrite end = rows.write(tracked(null, new SessionCourse(null, 20L, SessionStatus.OK)));

        assertThat(end.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(rows.find("s").orElseThrow().course()).isEqualTo(new SessionCourse(10L, 20L, SessionStatus.OK));
    }

    @Test
    void write_ofAnotherUser_isAConflictAndStoresNothing() throws SQLException {
        rows.write(tracked("u-1", SessionCourse.UNKNOWN));

        SessionWrite other = rows.write(tracked("u-2", new SessionCourse(1L, null, SessionStatus.OPEN)));

        assertThat(other.outcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(other.conflicts()).containsExactly("userId");
        assertThat(rows.find("s")).contains(tracked("u-1", SessionCourse.UNKNOWN));
    }

    @Test
    void write_ofAParentThatArrivesLate_givesItsRootToAllBelow() throws SQLException {
        rows.write(SessionDetail.logged("c", "b"));
        rows.write(SessionDetail.logged("d", "c"));
        assertThat(roots()).isEqualTo(Map.of("c", "b", "d", "b"));

        rows.write(SessionDetail.logged("b", "a"));

        assertThat(roots()).isEqualTo(Map.of("b", "a", "c", "a", "d", "a"));
    }

    @Test
    void write_ofACycle_isRefused() throws SQLException {
        rows.write(SessionDetail.logged("b", "a"));
        rows.write(SessionDetail.logged("c", "b"));

        assertThat(rows.write(SessionDetail.logged("a", "c")).outcome()).isEqualTo(Outcome.CYCLE);
        assertThat(rows.write(SessionDetail.logged("x", "x")).outcome()).isEqualTo(Outcome.CYCLE);
        assertThat(roots()).isEqualTo(Map.of("b", "a", "c", "a"));
    }

    @Test
    void note_ofACycle_storesTheSessionAsARoot() throws SQLException {
        rows.write(SessionDetail.logged("b", "a"));

        rows.note(List.of(SessionDetail.logged("a", "b")));

        assertThat(rows.find("a").orElseThrow().parentId()).isNull();
        assertThat(roots()).isEqualTo(Map.of("a", "a", "b", "a"));
    }

    @Test
    void write_withMoreThan32Ancestors_isRefusedAlsoFromAbove() throws SQLException {
        for (int i = 1; i <= SessionTree.MOST_ANCESTORS; i++) {
            rows.write(SessionDetail.logged("s" + i, "s" + (i - 1)));
        }

        assertThat(rows.write(SessionDetail.logged("s33", "s32")).outcome()).isEqualTo(Outcome.TOO_DEEP);
        assertThat(rows.write(SessionDetail.logged("s0", "top")).outcome()).isEqualTo(Outcome.TOO_DEEP);
        assertThat(roots())
                .hasSize(32)
                .allSatisfy((session, root) -> assertThat(root).isEqualTo("s0"));
    }

    @Test
    void note_inAnyOrder_givesTheSameRoots() throws SQLException {
        Random random = new Random(13);
        for (int round = 0; round < 50; round++) {
            List<SessionDetail> details = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                details.add(SessionDetail.logged("s" + i, "s" + random.nextInt(i)));
            }
            Map<String, String> inOrder = rootsAfter(details);
            Collections.shuffle(details, random);

            assertThat(rootsAfter(details))
                    .isEqualTo(inOrder)
                    .allSatisfy((session, root) -> assertThat(root).isEqualTo("s0"));
        }
    }

    private Map<String, String> rootsAfter(List<SessionDetail> details) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM session_detail");
        }
        rows.note(details);
        return roots();
    }

    private Map<String, String> roots() throws SQLException {
        Map<String, String> roots = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT session_id, root_id FROM session_detail")) {
            while (row.next()) {
                roots.put(row.getString(1), row.getString(2));
            }
        }
        return roots;
    }

    private static SessionDetail tracked(@Nullable String user, SessionCourse course) {
        return new SessionDetail(
                "s", SessionOrigin.TRACKED, null, new SessionOwner("voygent", user, null), course, null);
    }
}
