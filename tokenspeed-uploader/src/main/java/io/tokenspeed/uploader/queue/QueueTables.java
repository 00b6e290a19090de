package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.uploader.queue.database.Losses;
import io.tokenspeed.uploader.queue.database.QueueState;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.Batches;
import io.tokenspeed.uploader.queue.ledger.Ledger;
import io.tokenspeed.uploader.queue.ledger.QueuedRecords;
import java.sql.SQLException;

/** The tables of the queue in one transaction. */
final class QueueTables {
    final Sql sql;
    final Ledger ledger;
    final QueuedRecords records;
    final Batches batches;
    final Losses losses;
    final QueueState state;
    private final long now;

    /**
     * The tables.
     *
     * @param now the time in seconds since the epoch
     * @param client the description of this program in batches
     */
    QueueTables(Sql sql, long now, ClientInfo client) {
        this.sql = sql;
        this.now = now;
        this.ledger = new Ledger(sql, now);
        this.records = new QueuedRecords(sql, ledger);
        this.batches = new Batches(sql, now, client);
        this.losses = new Losses(sql);
        this.state = new QueueState(sql);
    }

    BatchResolver resolver() {
        return new BatchResolver(batches, records, ledger, losses);
    }

    /** The hub's clock in seconds since the epoch. A record waits while its bucket lies in the future by that clock. */
    long hubNow() throws SQLException {
        return now + state.number(StateName.CLOCK_OFFSET.text());
    }
}
