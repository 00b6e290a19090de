package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.ListedPrices;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncRun.FetchedList;
import io.tokenspeed.model.price.sync.SyncStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The list of one source.
 *
 * @param site the source
 * @param copy the list; null where none could be had
 * @param prices what it says; null where it is not believed
 * @param status how far it came
 * @param problem why it is not believed or could not be had, or what was left out; null for neither
 */
record GatheredList(
        PriceSite site,
        @Nullable ListCopy copy,
        @Nullable ListedPrices prices,
        SyncStatus status,
        @Nullable String problem) {
    private static final int MOST_NAMES = 5;

    static GatheredList failed(PriceSite site, String problem) {
        return new GatheredList(site, null, null, SyncStatus.FAILED, problem);
    }

    static GatheredList refused(PriceSite site, @Nullable ListCopy copy, String problem) {
        return new GatheredList(site, copy, null, SyncStatus.REFUSED, problem);
    }

    /** A list that was read, and is believed unless too much in it is wrong. */
    static GatheredList read(PriceSite site, ListCopy copy, ListedPrices prices, boolean unchanged) {
        long rows = prices.offer().rows().size();
        if (prices.isUnbelievable()) {
            String problem = rows == 0
                    ? "The list has no price."
                    : prices.offer().invalid() + " entries of the list are wrong and " + rows
                            + " are right, so the list is not believed.";
            return refused(site, copy, problem);
        }
        SyncStatus status = unchanged ? SyncStatus.UNCHANGED : SyncStatus.OK;
        return new GatheredList(site, copy, prices, status, note(prices));
    }

    private static @Nullable String note(ListedPrices prices) {
        int count = prices.leftOut().size();
        if (count == 0) {
            return null;
        }
        String names = String.join(", ", prices.leftOut().subList(0, Math.min(count, MOST_NAMES)));
        return "Left out, because the price depends on the time of day: " + names
                + (count > MOST_NAMES ? " and " + (count - MOST_NAMES) + " more." : ".");
    }

    /** What became of the sync with this source. */
    SyncRun run(Instant at, SyncCounts counts) {
        FetchedList list = copy == null ? null : new FetchedList(copy.etag(), copy.digest(), copy.bytes());
        return new SyncRun(site.source(), at, status, list, counts, problem);
    }

    /** What became of the sync if the list is not believed after all. */
    SyncRun refusal(Instant at, SyncCounts counts, String why) {
        return refused(site, copy, why).run(at, counts);
    }
}
