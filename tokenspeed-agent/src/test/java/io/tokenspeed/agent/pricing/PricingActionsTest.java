package io.tokenspeed.agent.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.command.CommandRun;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.agent.pricing.sync.ListServer;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of {@code pricing} over a real database and a real server. */
class PricingActionsTest {
    private static final String MODELS = """
        {"host-a": {"id": "host-a", "models": {
          "m": {"cost": {"input": %s, "output": 4}}, "n": {"cost": {"input": 1, "output": 2}},
          "o": {"cost": {"input": 1, "output": 2}}, "p": {"cost": {"input": 1, "output": 2}},
          "q": {"cost": {"input": 1, "output": 2}}}}}\
        """;

    @TempDir
    private Path home;

    private final ListServer lists = new ListServer();
    private Workspace workspace;

    @BeforeEach
    void open() {
        Map<String, String> variables = new HashMap<>(lists.variables());
        variables.put("TS_DB_PATH", home.resolve("db.sqlite").toString());
        workspace = new LocalWorkspace(
                new Environment(variables, home, home),
                Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        workspace.close();
        lists.close();
    }

    @Test
    void sync_newModels_saysHowManyAndExplainsThem() {
        lists.list(PriceSite.MODELS_DEV, MODELS.formatted("2"));

        CommandRun run = pricing("sync", "--source", "models.dev");

        assertThat(run.out()).isEqualTo("""
            models.dev: ok, 5 models, 5 new, 0 changed, 0 held, 0 wrong and left out, 0 no
            longer listed.
            """);
        assertThat(run.code()).isZero();
        assertThat(pricing("m", "--provider", "host-a").out()).contains("models.dev-2026-11-05/host-a/m");
    }

    @Test
    void sync_nobodyAnswers_fails() {
        lists.close();

        CommandRun run = pricing("sync", "--source", "models.dev");

        assertThat(run.out()).startsWith("models.dev: failed. Cannot fetch the list: nobody answers at the address");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void held_farMove_isShownConfirmedAndUsed() {
        lists.list(PriceSite.MODELS_DEV, MODELS.formatted("2"));
        pricing("sync", "--source", "models.dev");
        lists.list(PriceSite.MODELS_DEV, MODELS.formatted("9"));
        assertThat(pricing("sync", "--source", "models.dev").out())
                .endsWith("1 price waits for you: tokenspeed pricing held\n");
        String id = "models.dev-2026-11-05/host-a/m@2026-11-05";

        assertThat(pricing("held").out()).isEqualTo(id + """

              host-a/m: input 2, output 4 → input 9, output 4, seen 2026-11-05
              held because input moved from 2 to 9, by more than a factor of 3.
            To decide: tokenspeed pricing confirm ID or tokenspeed pricing reject ID
            """);
        assertThat(pricing("held", "--json").out())
                .contains("\"priceId\": \"" + id + "\"", "\"seenAt\": \"2026-11-05\"", "\"input\": 9");
        assertThat(pricing("m", "--provider", "host-a").out()).doesNotContain(id);

        assertThat(pricing("confirm", id).out()).isEqualTo("In the book: " + id + "\n");
        assertThat(pricing("m", "--provider", "host-a").out()).contains(id);
        assertThat(pricing("held").out()).isEqualTo("No price is held.\n");
    }

    @Test
    void reject_farMove_isNotOfferedAgain() {
        lists.list(PriceSite.MODELS_DEV, MODELS.formatted("2"));
        pricing("sync", "--source", "models.dev");
        lists.list(PriceSite.MODELS_DEV, MODELS.formatted("9"));
        pricing("sync", "--source", "models.dev");

        assertThat(pricing("reject", "models.dev-2026-11-05/host-a/m@2026-11-05")
                        .code())
                .isZero();
        pricing("sync", "--source", "models.dev");

        assertThat(pricing("held").out()).isEqualTo("No price is held.\n");
        assertThat(pricing("reject", "nothing").err())
                .isEqualTo("No price with the id nothing is held; \"tokenspeed pricing held\" lists them.\n");
    }

    @Test
    void words_thatAreWrong_sayWhatIsRight() {
        assertThat(pricing("sync", "--source", "openrouter").err())
                .contains("--source must be one of litellm, genai-prices, models.dev, not \"openrouter\".");
        assertThat(pricing("sync", "--file", "x.json").err())
                .contains("--file needs --source, one of litellm, genai-prices, models.dev.");
        assertThat(pricing("confirm").err())
                .contains("Which price? tokenspeed pricing confirm ID, or --all for all that are held.");
        assertThat(pricing("prefer", "litellm", "gpt-5.5").err())
                .contains("For example: tokenspeed pricing prefer litellm openai/gpt-5.5");
        assertThat(pricing("confrim", "x").err())
                .contains("The action must be one of sync, check, held, confirm, reject, prefer, not \"confrim\".");
        assertThat(pricing("confirm", "--all").out()).isEqualTo("No price is held.\n");
    }

    @Test
    void check_nothingFetched_saysSo() {
        assertThat(pricing("check").out())
                .isEqualTo("No source disagrees with the book. Only lists of the last two days are compared.\n");
    }

    private CommandRun pricing(String... words) {
        String[] arguments = new String[words.length + 1];
        arguments[0] = "pricing";
        System.arraycopy(words, 0, arguments, 1, words.length);
        return new CommandRun(workspace).run(arguments);
    }
}
