package io.tokenspeed.store.alert;

import io.tokenspeed.model.alert.AlertChange;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The tables of alerts in a SQLite file. */
public final class SqliteAlertTable implements AlertTable {
    private final Connections connections;
    private final Clock clock;

    /**
     * @param connections to a database with the current schema
     * @param clock when a rule was changed
     */
    public SqliteAlertTable(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public List<AlertRule> rules() {
        return connections.use(RuleRows::list);
    }

    @Override
    public void put(AlertRule rule) {
        write(connection -> RuleRows.put(connection, rule, clock.instant()));
    }

    @Override
    public boolean delete(String ruleId) {
        return connections.use(connection -> RuleRows.delete(connection, ruleId));
    }

    @Override
    public List<AlertState> states() {
        return connections.use(StateRows::list);
    }

    @Override
    public List<AlertEvent> openEvents() {
        return connections.use(EventRows::open);
    }

    @Override
    public List<AlertEvent> events(Instant since, int limit) {
        return connections.use(connection -> EventRows.since(connection, since, limit));
    }

    @Override
    public Optional<AlertEvent> event(long id) {
        return connections.use(connection -> EventRows.find(connection, id));
    }

    @Override
    public void prune(Instant before) {
        write(connection -> EventRows.prune(connection, before));
    }

    @Override
    public List<AlertDelivery> due(Instant now) {
        return connections.use(connection -> DeliveryRows.due(connection, now));
    }

    @Override
    public List<AlertDelivery> deliveries(AlertDelivery.Status status, int limit) {
        return connections.use(connection -> DeliveryRows.list(connection, status, limit));
    }

    @Override
    public void update(AlertDelivery delivery) {
        write(connection -> DeliveryRows.update(connection, delivery));
    }

    @Override
    public void change(Consumer<AlertChange> changes) {
        write(connection -> {
            changes.accept(new AlertTransaction(connection, connections.failures()));
            return 0;
        });
    }

    /** What {@code work} throws is thrown after the connection was given back. */
    private void write(Connections.Work<Integer> work) {
        Optional<RuntimeException> failure = connections.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                return committed(connection, statement, work);
            }
        });
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<RuntimeException> committed(
            Connection connection, Statement statement, Connections.Work<Integer> work) throws SQLException {
        try {
            work.on(connection);
            statement.execute("COMMIT");
            return Optional.empty();
        } catch (RuntimeException undone) {
            rollback(statement, undone);
            return Optional.of(undone);
        }
    }

    /** After some errors, such as a full disk, SQLite has rolled back already. */
    private static void rollback(Statement statement, RuntimeException cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }
}
