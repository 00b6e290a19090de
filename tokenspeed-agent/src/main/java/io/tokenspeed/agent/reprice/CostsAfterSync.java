package io.tokenspeed.agent.reprice;

import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What newer prices mean for stored costs: requests that had no price get their cost, and for all others it is only said
 * what they would cost.
 *
 * @param repricing computes the costs
 * @param text says what would change
 */
public record CostsAfterSync(Repricing repricing, RepriceText text) {
    /** Gives each request without a cost that has a price now its cost, and returns how many there were. */
    public static long fill(Repricing repricing, ZoneId zone) {
        UsageFilter all = UsageFilter.all(zone);
        return repricing.preview(all, RepriceScope.UNPRICED).sums().rows() == 0
                ? 0
                : repricing.apply(all, RepriceScope.UNPRICED).sums().rows();
    }

    /** Fills costs, and returns sentences for the user; none where nothing changes. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        long filled = fill(repricing, text.zone());
        if (filled > 0) {
            lines.add(Numbers.full(filled) + (filled == 1 ? " request" : " requests")
                    + " without a cost got one; \"tokenspeed reprice undo\" takes that back.");
        }
        RepricePreview preview = repricing.preview(UsageFilter.all(text.zone()), RepriceScope.ALL);
        if (preview.sums().rows() > 0) {
            lines.add(text.sentence(preview) + " \"tokenspeed reprice\" shows them.");
        }
        return lines;
    }
}
