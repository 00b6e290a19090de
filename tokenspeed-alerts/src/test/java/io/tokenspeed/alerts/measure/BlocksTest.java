package io.tokenspeed.alerts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tokenspeed.alerts.measure.Blocks.Block;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Times in seconds after the epoch, which begins six hours. */
class BlocksTest {
    private static final long QUARTER = 900;

    @Test
    void between_everyQuarterWithEnough_isABlock() {
        TimedValues values = new TimedValues();
        add(values, 0, QUARTER, 30);
        add(values, QUARTER, 2 * QUARTER, 31);

        assertThat(new Blocks(values, 0).between(0, 2 * QUARTER * 1_000))
                .extracting(Block::from, Block::to, Block::count)
                .containsExactly(tuple(0L, 900_000L, 30), tuple(900_000L, 1_800_000L, 31));
    }

    @Test
    void between_fewRequests_makeALongerBlock_butNotOverSixHours() {
        TimedValues values = new TimedValues();
        add(values, 0, 4 * QUARTER, 30);
        add(values, 6 * 3_600 - 60, 6 * 3_600, 29);
        add(values, 6 * 3_600, 6 * 3_600 + 60, 29);

        assertThat(new Blocks(values, 0).between(0, 12 * 3_600_000))
                .extracting(Block::from, Block::to)
                .containsExactly(tuple(0L, 3_600_000L));
    }

    @Test
    void between_laterBegin_leavesOutEarlierBlocks() {
        TimedValues values = new TimedValues();
        add(values, 0, 8 * QUARTER, 240);
        Blocks blocks = new Blocks(values, 0);

        assertThat(blocks.between(0, 4 * QUARTER * 1_000)).hasSize(4);
        assertThat(blocks.between(QUARTER * 1_000, 8 * QUARTER * 1_000)).hasSize(7);
    }

    @Test
    void median_isTheLowerOfTheTwoInTheMiddle() {
        TimedValues values = new TimedValues();
        for (int i = 1; i <= 30; i++) {
            values.add(i, i, 0);
        }

        assertThat(new Blocks(values, 0).between(0, 900_000).get(0).median()).isEqualTo(15);
    }

    @Test
    void current_manyRequests_areThoseOfFifteenMinutes() {
        TimedValues values = new TimedValues();
        add(values, 0, 3_600, 3_600);

        assertThat(new Blocks(values, 0).current(3_600_000)).isEqualTo(OptionalInt.of(2_700));
    }

    @Test
    void current_fewRequests_areTheLastThirtyOfSixHours() {
        TimedValues values = new TimedValues();
        add(values, 100, 3_600, 31);
        Blocks blocks = new Blocks(values, 0);

        assertThat(blocks.current(3_600_000)).isEqualTo(OptionalInt.of(1));
        assertThat(blocks.current(7 * 3_600_000)).isEmpty();
        assertThat(new Blocks(new TimedValues(), 0).current(0)).isEmpty();
    }

    private static void add(TimedValues values, long fromSecond, long toSecond, int count) {
        for (int i = 0; i < count; i++) {
            values.add((fromSecond * 1_000) + (toSecond - fromSecond) * 1_000 * i / count, 1, 0);
        }
    }
}
