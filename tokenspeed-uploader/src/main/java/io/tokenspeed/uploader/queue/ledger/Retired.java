package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.uploader.queue.database.QueueState;
import io.tokenspeed.uploader.queue.database.Sql;
import io.tokenspeed.uploader.queue.database.StateName;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals.Amount;
import java.sql.SQLException;

/** The totals of buckets whose ledger entries were deleted. Works in its caller's transaction. */
public final class Retired {
    private Retired() {}

    /** Reads the totals. */
    public static DeliveryTotals of(Sql sql) throws SQLException {
        QueueState state = new QueueState(sql);
        return new DeliveryTotals(
                amount(state, StateName.RETIRED_REQUESTS, StateName.RETIRED_TOKENS),
                amount(state, StateName.RETIRED_SENT_REQUESTS, StateName.RETIRED_SENT_TOKENS),
                new Amount(0, 0),
                amount(state, StateName.RETIRED_LOST_REQUESTS, StateName.RETIRED_LOST_TOKENS));
    }

    private static Amount amount(QueueState state, StateName requests, StateName tokens) throws SQLException {
        return new Amount(state.number(requests.text()), state.number(tokens.text()));
    }

    /** Adds the totals of ledger entries that are about to be deleted; none of them may be waiting. */
    public static void add(Sql sql, DeliveryTotals gone) throws SQLException {
        QueueState state = new QueueState(sql);
        state.add(StateName.RETIRED_REQUESTS.text(), gone.generated().requests());
        state.add(StateName.RETIRED_TOKENS.text(), gone.generated().tokens());
        state.add(StateName.RETIRED_SENT_REQUESTS.text(), gone.sent().requests());
        state.add(StateName.RETIRED_SENT_TOKENS.text(), gone.sent().tokens());
        state.add(StateName.RETIRED_LOST_REQUESTS.text(), gone.lost().requests());
        state.add(StateName.RETIRED_LOST_TOKENS.text(), gone.lost().tokens());
    }
}
