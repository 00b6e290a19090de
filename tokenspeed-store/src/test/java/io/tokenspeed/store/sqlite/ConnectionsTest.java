package io.tokenspeed.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    @TempDir
    private Path folder;

    private Connections connections() {
        return new Connections(folder.resolve("ts.sqlite"));
    }

    @Test
    void use_twice_usesOneConnection() {
        try (Connections connections = connections()) {
            Connection first = connections.use(connection -> connection);

            assertThat(connections.<Connection>use(connection -> connection)).isSameAs(first);
        }
    }

    @Test
    void use_workThatThrows_closesItsConnection() throws SQLException {
        List<Connection> used = new ArrayList<>();
        List<Exception> failures = List.of(new IllegalStateException("ours"), new SQLException("theirs"));
        try (Connections connections = connections()) {
            for (Exception failure : failures) {
                assertThatThrownBy(() -> connections.use(connection -> {
                            used.add(connection);
                            connection.createStatement().execute("BEGIN IMMEDIATE");
                            if (failure instanceof SQLException sql) {
                                throw sql;
                            }
                            throw (RuntimeException) failure;
                        }))
                        .isInstanceOfAny(IllegalStateException.class, StorageException.class);
            }
        }

        assertThat(used).hasSize(2).doesNotHaveDuplicates();
        for (Connection connection : used) {
            assertThat(connection.isClosed()).isTrue();
        }
    }
}
