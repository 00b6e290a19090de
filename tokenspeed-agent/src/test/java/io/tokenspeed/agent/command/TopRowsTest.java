package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first table adds up, also where it shows the largest rows only. */
class TopRowsTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "6, 6", "7, 6", "12, 6"})
    void models_manyOfThem_addUpToTheTotal(int models, int rows) {
        List<String> table = tableOf("Model", models);

        List<String> above = table.subList(1, table.size() - 2);
        assertThat(above).hasSize(rows);
        assertThat(above.stream().mapToLong(TopRowsTest::requests).sum())
                .isEqualTo(requests(table.get(table.size() - 1)))
                .isEqualTo(models);
    }

    @Test
    void rest_saysHowManyRowsItStandsFor() {
        List<String> table = tableOf("Project", 9);

        assertThat(table.get(6)).startsWith("4 more ").contains("  100  ");
        assertThat(table.get(7)).startsWith("───");
    }

    private static List<String> tableOf(String header, int groups) {
        FakeWorkspace workspace = FakeWorkspace.of(
                IntStream.rangeClosed(1, groups).mapToObj(TopRowsTest::entry).toArray(Entry[]::new));
        List<String> lines = new CommandRun(workspace).run().out().lines().toList();
        int start = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(header + " "))
                .findFirst()
                .orElseThrow());
        return lines.subList(start, start + lines.subList(start, lines.size()).indexOf(""));
    }

    private static long requests(String line) {
        return Long.parseLong(line.replaceFirst("^(\\d+ more|\\S+) +", "").split(" ", -1)[0]);
    }

    /** The output of the smallest four of nine is 10 + 20 + 30 + 40. */
    private static Entry entry(int number) {
        Entry any = Entry.claude("2026-11-05T10:00:00Z", number, number * 10L, 1_000_000L);
        return new Entry(any.tool(), any.session(), "p" + number, any.provider(), "m" + number, any.at(), any.totals());
    }
}
