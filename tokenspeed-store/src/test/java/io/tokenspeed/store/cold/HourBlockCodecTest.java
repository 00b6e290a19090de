package io.tokenspeed.store.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HourBlockCodecTest {
    /** Rows with every kind of value; the fixture {@code frozen-hour-1.hex} is their block, and stays as it is. */
    static FrozenHour sample() {
        FrozenTable requests = table(
                List.of(
                        "rowid",
                        "id",
                        "output_tokens",
                        "input_tokens",
                        "reasoning_tokens",
                        "duration_ms",
                        "output_tps",
                        "total_tps",
                        "cost_logged_nano",
                        "cost_computed_nano",
                        "cost",
                        "agent",
                        "odd"),
                row(7L, "claude:a", 100L, 10L, 5L, 2_000L, 50.0, 57.5, null, 1_500L, 1.5e-6, null, 1L),
                row(9L, "ütf-8 漢\0", Long.MIN_VALUE, 0L, 0L, 0L, null, null, null, null, null, null, "text"),
                row(8L, "plugin", 100L, 10L, 0L, 3_000L, 33.0, null, null, null, 0.25, null, new byte[] {0, -1}),
                row(10L, "codex:b", 7L, 10L, 0L, null, null, null, 2_000_000_000L, 5L, 2.0, null, 0.1));
        FrozenTable interactions = table(
                List.of("number", "id", "digest", "metadata"),
                row(1L, "app:1", new byte[] {1, 2, 3}, null),
                row(2L, "app:2", new byte[0], "{\"k\":1}"));
        return new FrozenHour(requests, interactions);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static FrozenTable table(List<String> columns, @Nullable Object[]... rows) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            values.add(Arrays.stream(rows).map(row -> row[column]).toArray());
        }
        return new FrozenTable(columns, values, rows.length);
    }

    @Test
    void decode_ofFormat1_isReadForEver() throws Exception {
        byte[] block = fixture();

        assertThat(HourBlockCodec.decode(block).holdsTheSameAs(sample())).isTrue();
    }

    private static byte[] fixture() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(HourBlockCodecTest.class.getResourceAsStream("frozen-hour-1.hex"))) {
            String hex = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s", "");
            return HexFormat.of().parseHex(hex);
        }
    }

    @Property(tries = 200)
    void decode_ofAnyTable_isWhatWasEncoded(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        int size = random.nextInt(20);
        List<String> columns = List.of("id", "output_tokens", "duration_ms", "output_tps", "cost", "x");
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(row(columns.stream().map(column -> value(random)).toArray()));
        }
        FrozenTable table = table(columns, rows.toArray(new @Nullable Object[0][]));
        FrozenHour hour = new FrozenHour(table, table);

        assertThat(HourBlockCodec.decode(HourBlockCodec.encode(hour)).holdsTheSameAs(hour))
                .isTrue();
    }

    private static @Nullable Object value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt(100);
            case 2 -> random.nextGaussian();
            case 3 -> "text " + random.nextInt(5);
            case 4 -> new byte[] {(byte) random.nextInt(), 0};
            default -> null;
        };
    }

    @Property(tries = 300)
    void decode_ofDamagedBlock_isRefusedOrEqual(@ForAll int at, @ForAll byte damage) {
        byte[] block = HourBlockCodec.encode(sample());
        block[Math.floorMod(at, block.length)] ^= damage;

        try {
            FrozenHour decoded = HourBlockCodec.decode(block);
            assertThat(decoded).isNotNull();
        } catch (DamagedBlockException named) {
            assertThat(named).hasMessageMatching("[a-z].*");
        }
    }

    @Test
    void decode_ofCutBlock_isRefused() {
        byte[] block = HourBlockCodec.encode(sample());

        assertThatThrownBy(() -> HourBlockCodec.decode(Arrays.copyOf(block, block.length / 2)))
                .isInstanceOf(DamagedBlockException.class);
    }
}
