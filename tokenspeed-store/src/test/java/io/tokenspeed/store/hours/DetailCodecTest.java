package io.tokenspeed.store.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.store.cold.DamagedBlockException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailCodecTest {
    /** A row that only says that a request names its user, and one with two rows of the predecessor. */
    private static final byte[] WITHOUT_FIRST_WAITS = {64, 16, 2};

    @Test
    void decode_hourOfAnOlderRelease_hasNoFirstWaits() throws DamagedBlockException {
        List<HourDetails> rows = DetailCodec.decode(WITHOUT_FIRST_WAITS);

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.ttft()).isEqualTo(Histogram.EMPTY));
        assertThat(rows.get(0).labelled()).isTrue();
        assertThat(rows.get(1).foreign()).isEqualTo(2);
        assertThat(DetailCodec.encode(rows)).isEqualTo(WITHOUT_FIRST_WAITS);
    }

    @Test
    void encode_firstWaits_areReadAgain() throws DamagedBlockException {
        HourDetails row = new HourDetails();
        row.addSample(-1, 25_000, 0);
        row.addSample(90_000, -1, 1_234);
        row.addSample(-1, -1, -1);

        List<HourDetails> read = DetailCodec.decode(DetailCodec.encode(List.of(row, new HourDetails(), row)));

        assertThat(read)
                .extracting(HourDetails::ttft)
                .containsExactly(Histogram.of(0, 1_234), Histogram.EMPTY, Histogram.of(0, 1_234));
        assertThat(read.get(0).decode()).isEqualTo(Histogram.of(90_000));
        assertThat(read.get(2).e2e()).isEqualTo(Histogram.of(25_000));
    }
}
