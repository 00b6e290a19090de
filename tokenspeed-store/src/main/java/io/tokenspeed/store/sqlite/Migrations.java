package io.tokenspeed.store.sqlite;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.SQLiteDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Applies migrations with Liquibase. */
public final class Migrations {
    /** Off, because failures are thrown. A field, because the logging system drops loggers without references. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private Migrations() {}

    /**
     * Applies missing migrations in the transaction that the connection is in. The caller ensures that no other process
     * does so at the same time.
     *
     * @param changelog resource that lists the change sets
     */
    public static void run(Connection connection, String changelog) throws SQLException {
        LIQUIBASE.setLevel(Level.OFF);
        try (Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new OneTransaction(connection))) {
            Map<String, Object> scope = new HashMap<>();
            scope.put(Scope.Attr.ui.name(), new LoggerUIService());
            scope.put(
                    Scope.Attr.resourceAccessor.name(),
                    new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()));
            Scope.child(scope, () -> update(database, changelog));
        } catch (LiquibaseException failure) {
            throw new SQLException(rootMessage(failure), failure);
        } catch (SQLException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new SQLException(rootMessage(failure), failure);
        }
    }

    /**
     * Releases a lock that a killed process left in SQLite. In PostgreSQL the lock is part of the same transaction, so
     * it cannot be left; and asking for it before its table exists would end the transaction.
     */
    private static void update(Database database, String changelog) throws LiquibaseException {
        if (database instanceof SQLiteDatabase) {
            LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
        }
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .setOutput(OutputStream.nullOutputStream())
                .execute();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
