package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.storage.StorageException;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Runs transactions on one database. Safe for use by several threads. */
public abstract class HubDatabase implements AutoCloseable {
    /** A device id that no device has. */
    private static final String CHECK = "check";

    /** Work in a transaction that returns a result. */
    public interface Work<T> {
        T in(HubSession session) throws SQLException;
    }

    /** Work in a transaction that returns nothing. */
    public interface Change {
        void in(HubSession session) throws SQLException;
    }

    /** Makes a change in a transaction; any exception rolls it back. */
    public final void change(Change change) {
        write(session -> {
            change.in(session);
            return true;
        });
    }

    /** Checks that the database can be written, by inserting and deleting one row. */
    public final void check() {
        String unique = UUID.randomUUID().toString();
        change(session -> {
            session.handle()
                    .execute("INSERT INTO nonce (device_id, nonce, expires_at) VALUES (?, ?, 0)", CHECK, unique);
            session.handle().execute("DELETE FROM nonce WHERE device_id = ? AND nonce = ?", CHECK, unique);
        });
    }

    /** Runs work in a transaction that may write; any exception rolls it back. */
    public abstract <T> T write(Work<T> work);

    /** Runs work that only reads, on one snapshot of the database. */
    public abstract <T> T read(Work<T> work);

    /** Returns this database with other time limits for its transactions. */
    public abstract HubDatabase with(Patience patience);

    /** Returns one sentence for users about a failure. */
    abstract String sentence(Throwable failure);

    @Override
    public abstract void close();

    /** Begins a transaction. */
    interface Begin {
        void on(HubSession session) throws SQLException;
    }

    final <T> T transaction(HubSession session, Begin begin, Work<T> work) {
        try {
            begin.on(session);
            T result = work.in(session);
            session.commit();
            return result;
        } catch (SQLException | JdbiException | ArithmeticException failure) {
            rollback(session, failure);
            throw new StorageException(sentence(failure), failure);
        } catch (RuntimeException | Error failure) {
            rollback(session, failure);
            throw failure;
        }
    }

    /** Some errors, a full disk among them, have rolled back already. */
    private static void rollback(HubSession session, Throwable cause) {
        try {
            session.rollback();
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }
}
