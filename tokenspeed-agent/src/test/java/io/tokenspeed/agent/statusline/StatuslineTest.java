package io.tokenspeed.agent.statusline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StatuslineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void print_everythingKnown() {
        UsageTotals totals = Entry.claude("2026-11-05T10:00:00Z", 1_234_000, 400, 12_340_000_000L)
                .totals();

        assertThat(print(zone -> new TodayTotals(totals, "claude-opus-4-8"))).isZero();
        assertThat(out()).isEqualTo("TokenSpeed today $12.34 · 1.24M tok · ~50.0 tok/s · claude-opus-4-8\n");
    }

    @Test
    void print_costAndSpeedUnknown() {
        UsageTotals totals = Entry.codexUnpriced("2026-11-05T10:00:00Z", 10, 5).totals();

        print(zone -> new TodayTotals(totals, "m\u001b"));

        assertThat(out()).isEqualTo("TokenSpeed today — · 15 tok · m?\n");
    }

    @Test
    void print_nothingToday() {
        print(zone -> new TodayTotals(UsageTotals.ZERO, null));

        assertThat(out()).isEqualTo("TokenSpeed today $0.00 · 0 tok\n");
    }

    @Test
    void print_databaseUnusable() {
        int code = print(zone -> {
            throw new StorageException("The database is locked; try again.", null);
        });

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("The database is locked; try again.\n");
        assertThat(out()).isEmpty();
    }

    private int print(TodaySource source) {
        Terminal terminal = Terminal.of(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                FakeWorkspace.ENVIRONMENT);
        return new Statusline(source).print(terminal, ZoneOffset.UTC);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
