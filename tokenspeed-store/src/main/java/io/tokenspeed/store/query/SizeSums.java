package io.tokenspeed.store.query;

import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.store.hours.SpeedColumn.HistogramSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the speeds of several times by group and size of the prompt. */
final class SizeSums {
    private final Map<SizeGroup, Sum> sums = new HashMap<>();

    private static final class Sum {
        private long requests;
        private final HistogramSum decode = new HistogramSum();
        private final HistogramSum e2e = new HistogramSum();
        private final HistogramSum ttft = new HistogramSum();

        private void add(SizeBlock block, int row) {
            requests += block.requests(row);
            block.decode().addTo(decode, row);
            block.e2e().addTo(e2e, row);
            block.ttft().addTo(ttft, row);
        }
    }

    void add(SizeBlock block) {
        for (int row = 0; row < block.size(); row++) {
            sums.computeIfAbsent(block.group(row), unused -> new Sum()).add(block, row);
        }
    }

    /** The sums, in {@link SizedSpeeds#ORDER}. */
    List<SizedSpeeds> rows() {
        List<SizedSpeeds> rows = new ArrayList<>();
        sums.forEach((group, sum) -> rows.add(new SizedSpeeds(
                group.keys(), group.size(), sum.requests, sum.decode.result(), sum.e2e.result(), sum.ttft.result())));
        rows.sort(SizedSpeeds.ORDER);
        return rows;
    }
}
