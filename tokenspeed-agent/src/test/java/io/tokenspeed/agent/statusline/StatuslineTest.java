package io.tokenspeed.agent.statusline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatuslineTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);
    private static final UsageTotals SOME = Entry.claude("2026-11-05T10:00:00Z", 1_234_000, 400, 12_340_000_000L)
            .totals();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void print_everythingKnown() {
        assertThat(print(today(SOME, Duration.ZERO))).isZero();

        assertThat(out()).isEqualTo("TokenSpeed today $12.34 · 1.24M tok · ~50.0 tok/s · opus-4-8\n");
    }

    @Test
    void print_costAndSpeedUnknown() {
        UsageTotals totals = Entry.codexUnpriced("2026-11-05T10:00:00Z", 10, 5).totals();

        print(zone -> new TodayTotals(totals, "m\u001b", Duration.ZERO));

        assertThat(out()).isEqualTo("TokenSpeed today — · 15 tok · m\\u001b\n");
    }

    @Test
    void print_neverRead_isUnknownAndNotNothing() {
        print(zone -> new TodayTotals(UsageTotals.ZERO, null, null));

        assertThat(out()).isEqualTo("TokenSpeed today — · nothing read yet, run tokenspeed\n");
    }

    @Test
    void print_nothingSinceTheLastReading() {
        print(zone -> new TodayTotals(UsageTotals.ZERO, null, Duration.ofMinutes(4)));

        assertThat(out()).isEqualTo("TokenSpeed today — · no requests yet\n");
    }

    @ParameterizedTest
    @CsvSource({"PT6M, 6 min ago", "PT59M, 59 min ago", "PT61M, 1 h ago", "PT47H, 47 h ago", "PT49H, 2 days ago"})
    void print_staleNumbers_sayHowOldTheyAre(Duration age, String words) {
        print(today(SOME, age));
        print(zone -> new TodayTotals(UsageTotals.ZERO, null, age));

        assertThat(out().lines())
                .containsExactly(
                        "TokenSpeed today $12.34 · 1.24M tok · ~50.0 tok/s · as of " + words + " · opus-4-8",
                        "TokenSpeed today — · logs read " + words);
    }

    @Test
    void print_insideAnAgent_tellsOfItsSession() {
        print(today(SOME, Duration.ZERO), stream("""
                {"session_id": "s", "model": {"id": "claude-opus-4-8-20260101", "display_name": "Opus 4.8"},
                 "workspace": {"current_dir": "/home/dev"}, "cost": {"total_cost_usd": 1.204},
                 "context_window": {"used_percentage": 41.6, "current_usage": null},
                 "rate_limits": {"five_hour": {"used_percentage": 24, "resets_at": 1793890800},
                                 "seven_day": {"used_percentage": 41.2, "resets_at": "2026-11-09T00:00:00Z"}}}"""));

        assertThat(out())
                .isEqualTo("TokenSpeed today $12.34 · 1.24M tok · ~50.0 tok/s · Opus 4.8 · context 42 % · session $1.20"
                        + " · 5h 24 % · 7d 41 %\n");
    }

    @Test
    void print_limitThatWasReset_isLeftOut() {
        print(today(SOME, Duration.ZERO), stream("""
                {"rate_limits": {"five_hour": {"used_percentage": 99, "resets_at": 1793880000},
                                 "seven_day": {"used_percentage": 3}}}"""));

        assertThat(out()).doesNotContain("5h").endsWith(" · opus-4-8 · 7d 3 %\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[1, 2]",
                "{\"cost\": {\"total_cost_usd\": 5",
                "{\"cost\": 5, \"model\": [], \"context_window\": null, \"rate_limits\": {\"five_hour\": \"x\"}}",
                "{\"cost\": {\"total_cost_usd\": -5}, \"context_window\": {\"used_percentage\": \"much\"}}",
                "{\"model\": {\"display_name\": \" \"}, \"cost\": {\"total_cost_usd\": 1e300}}"
            })
    void print_inputThatSaysNothing_isIgnored(String input) {
        assertThat(print(today(SOME, Duration.ZERO), stream(input))).isZero();

        assertThat(out()).isEqualTo("TokenSpeed today $12.34 · 1.24M tok · ~50.0 tok/s · opus-4-8\n");
    }

    @Test
    @Timeout(10)
    void print_inputThatNeverEnds_isNotWaitedFor() throws IOException {
        try (PipedInputStream silent = new PipedInputStream();
                PipedOutputStream writer = new PipedOutputStream(silent);
                PipedInputStream open = new PipedInputStream();
                PipedOutputStream agent = new PipedOutputStream(open)) {
            agent.write("{\"cost\": {\"total_cost_usd\": 2}}".getBytes(StandardCharsets.UTF_8));
            agent.flush();

            print(today(SOME, Duration.ZERO), silent);
            print(today(SOME, Duration.ZERO), open);

            writer.flush();
        }

        assertThat(out().lines().toList().get(0)).doesNotContain("session");
        assertThat(out().lines().toList().get(1)).endsWith("session $2.00");
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

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-8, opus-4-8",
        "claude-opus-4-8-20260115, opus-4-8",
        "Claude Sonnet 5, Sonnet 5",
        "us.anthropic.claude-sonnet-5-20260301-v1:0, sonnet-5",
        "claude-haiku-4-5@20251001, haiku-4-5",
        "openrouter/anthropic/claude-opus-4.8:beta, opus-4.8",
        "gpt-5.3-codex, gpt-5.3-codex",
        "gpt-4o-2024-08-06, gpt-4o",
        "qwen3-coder:30b, qwen3-coder:30b",
        "llama.cpp, llama.cpp",
        "arn:aws:bedrock:us-east-1:12:inference-profile/eu.anthropic.claude-opus-4-8, opus-4-8",
        "gemini-3.1-pro-preview, gemini-3.1-pro-preview",
        "claude-, claude-",
        "a-model-whose-name-is-longer-than-a-status-line-has-room-for, a-model-…ne-has-room-for"
    })
    void modelName_isShort(String name, String brief) {
        assertThat(ShortModelName.brief(name)).isEqualTo(brief);
    }

    private static TodaySource today(UsageTotals totals, Duration age) {
        return zone -> new TodayTotals(totals, "claude-opus-4-8", age);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private int print(TodaySource source) {
        return print(source, InputStream.nullInputStream());
    }

    private int print(TodaySource source, InputStream input) {
        Terminal terminal = Terminal.of(
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        FakeWorkspace.ENVIRONMENT)
                .reading(input);
        return new Statusline(source, CLOCK).print(terminal, ZoneOffset.UTC);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
