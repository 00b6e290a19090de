package io.tokenspeed.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.command.CommandRun;
import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of projects, models and providers as people type them. */
class StoredNamesTest {
    private final FakeWorkspace workspace = FakeWorkspace.of(
            in("/home/dev/work/shop"),
            in("/home/dev/work/shop-front"),
            in("/home/dev/work/blog"),
            in("C:\\Users\\dev\\Ledger"),
            in("/home/dev/プロジェクト"));

    @ParameterizedTest
    @CsvSource({
        "blog, /home/dev/work/blog",
        "BLOG, /home/dev/work/blog",
        "log, /home/dev/work/blog",
        "shop, /home/dev/work/shop",
        "front, /home/dev/work/shop-front",
        "work/blog, /home/dev/work/blog",
        "ledger, C:\\Users\\dev\\Ledger",
        "プロ, /home/dev/プロジェクト",
        "/home/dev/nothing/yet, /home/dev/nothing/yet"
    })
    void project_nameOrUniquePart_isFound(String asked, String project) {
        CommandRun run = new CommandRun(workspace).run("daily", "--project", asked, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(workspace.storage().usage().lastFilter().projects()).containsExactly(project);
    }

    @Test
    void project_partOfSeveral_listsThem() {
        CommandRun run = new CommandRun(workspace).run("daily", "--project", "work");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("--project \"work\" is a part of 3 projects: ")
                .contains("/home/dev/work/shop;", "/home/dev/work/shop-front, ", "/home/dev/work/blog, ")
                .endsWith(" give more of the one that you mean.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "--project bolg ¦ --project \"bolg\" is no project of the stored requests. Did you mean \"blog\"? See \"tokenspeed projects\".",
                "--project frnot ¦ --project \"frnot\" is no project of the stored requests. Did you mean \"shop-front\"? See \"tokenspeed projects\".",
                "--project zzzzzzzz ¦ --project \"zzzzzzzz\" is no project of the stored requests. See \"tokenspeed projects\".",
                "--model opus ¦ --model \"opus\" is no model of the stored requests. Did you mean \"claude-opus-4-8\"? See \"tokenspeed models\".",
                "--model claude-opus-4.8 ¦ --model \"claude-opus-4.8\" is no model of the stored requests. Did you mean \"claude-opus-4-8\"? See \"tokenspeed models\".",
                "--provider antropic ¦ --provider \"antropic\" is no provider of the stored requests. Did you mean \"anthropic\"? See \"tokenspeed providers\"."
            })
    void name_storedNowhere_isRefused(String arguments, String sentence) {
        CommandRun run = new CommandRun(workspace).run(("daily " + arguments).split(" "));

        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void name_whereNothingIsRecorded_isNoMistake() {
        CommandRun run = new CommandRun(FakeWorkspace.of()).run("daily", "--model", "opus", "--project", "shop");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Nothing recorded yet");
    }

    private static Entry in(String project) {
        Entry any = Entry.claude("2026-11-05T10:00:00Z", 100, 10, 1_000_000L);
        return new Entry(any.tool(), any.session(), project, any.provider(), any.model(), any.at(), any.totals());
    }
}
