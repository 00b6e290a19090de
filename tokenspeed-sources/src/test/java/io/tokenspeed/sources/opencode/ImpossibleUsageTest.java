package io.tokenspeed.sources.opencode;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.storage.Finding;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a record with one number that cannot be true is stored without that number. */
class ImpossibleUsageTest {
    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create(folder.resolve("opencode.db"), TestDatabase.V1);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'input':-423 | tokens.input is negative",
                "'input':'350' | tokens.input is not a number of tokens",
                "'input':1.5 | tokens.input is not a number of tokens",
                "'input':true | tokens.input is not a number of tokens",
                "'input':1e300 | tokens.input is not a number of tokens",
                "'input':NaN | tokens.input is not a number of tokens",
                "'input':99999999999999999999 | tokens.input is not a number of tokens",
                "'input':[350] | tokens.input is not a number of tokens",
                "'input':null | tokens.input is missing",
                "'inputs':350 | tokens.input is missing"
            })
    void read_inputThatCannotBe_isUnknownAndTheRestCounts(String input, String reason) throws Exception {
        database.message("msg_1", T, ANSWER.replace("'total':14350,", "").replace("'input':350", input));

        Collected read = Fixtures.read(folder);

        assertThat(read.only().tokens())
                .isEqualTo(new TokenCounts(0, 12000, 1000, 0, 1000, 300, true, UsageSource.PARTIAL, true));
        assertThat(read.only().loggedCostNano()).isEqualTo(18_700_000);
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 1, 0, 1));
        assertThat(read.cursor().findings()).containsExactly(new Finding("message msg_1", true, reason));
    }

    @Test
    void read_outputThatCannotBe_isUnreliable() throws Exception {
        assertThat(only(ANSWER.replace("'output':700", "'output':-1")).tokens())
                .isEqualTo(new TokenCounts(350, 12000, 1000, 0, 300, 300, true, UsageSource.PARTIAL, false));
    }

    @Test
    void read_reasoningThatCannotBe_leavesTheOutputUnreliable() throws Exception {
        assertThat(only(ANSWER.replace("'reasoning':300", "'reasoning':-300")).tokens())
                .isEqualTo(new TokenCounts(350, 12000, 1000, 0, 700, 0, false, UsageSource.PARTIAL, false));
    }

    @Test
    void read_cacheThatCannotBe_countsTheRest() throws Exception {
        assertThat(only(ANSWER.replace("'read':12000", "'read':'many'")).tokens())
                .isEqualTo(new TokenCounts(350, 0, 1000, 0, 1000, 300, true, UsageSource.PARTIAL, true));
        assertThat(only(ANSWER.replace("'cache':{'read':12000,'write':1000}", "'cache':13000"))
                        .tokens())
                .isEqualTo(new TokenCounts(350, 0, 0, 0, 1000, 300, true, UsageSource.PARTIAL, true));
    }

    @Test
    void read_reasoningAndCacheThatAreNotThere_areNotDoubtful() throws Exception {
        TokenCounts tokens = only(ANSWER.replaceAll("'tokens':\\{.*}}", "'tokens':{'input':350,'output':700}"))
                .tokens();

        assertThat(tokens).isEqualTo(new TokenCounts(350, 0, 0, 0, 700, 0, false, UsageSource.REPORTED, true));
        assertThat(Fixtures.read(folder).cursor().counts()).isEqualTo(new FileCounts(1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'total':14350}", "{'total':14350,'input':null,'output':null}"})
    void read_totalAlone_isARequestOfUnknownUsage(String tokens) throws Exception {
        Request request = only(ANSWER.replaceAll("'tokens':\\{.*}}", "'tokens':" + tokens));

        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(request.loggedCostNano()).isEqualTo(18_700_000);
        assertThat(Fixtures.read(folder).cursor().findings())
                .containsExactly(new Finding("message msg_1", true, "tokens has neither input nor output"));
    }

    @Test
    void read_tokensOfAnotherType_areARequestOfUnknownUsage() throws Exception {
        assertThat(only(ANSWER.replaceAll("'tokens':\\{.*}}", "'tokens':14350")).tokens())
                .isEqualTo(TokenCounts.NONE);
        assertThat(Fixtures.read(folder).cursor().findings())
                .containsExactly(new Finding("message msg_1", true, "tokens is not an object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "-1", "1e999999999", "1e12", "10001", "NaN", "-Infinity", "'0.0187'"})
    void read_costThatCannotBe_isNotBelieved(String cost) throws Exception {
        Request request = only(ANSWER.replace("0.0187", cost));

        assertThat(request.loggedCostNano()).isNull();
        assertThat(request.tokens().total()).isEqualTo(14_350);
        assertThat(Fixtures.read(folder).cursor().counts()).isEqualTo(new FileCounts(1, 1, 0, 1));
    }

    @Test
    void read_impossibleStep_isStoredAndCountedOnceWithItsMessage() throws Exception {
        database.message("msg_1", T, ANSWER.replace("'input':350", "'input':-423"))
                .part("prt_1", "msg_1", T, FINISH.replace("350", "-423"))
                .message("msg_2", T, ANSWER)
                .part("prt_2", "msg_2", T, FINISH.replace("700", "'?'"));

        Collected read = Fixtures.read(folder);

        assertThat(read.of(RecordKind.STEP))
                .extracting(request -> request.tokens().total())
                .containsExactly(14_000L, 13_650L);
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(4, 4, 0, 2));
        assertThat(read.cursor().findings())
                .containsExactly(
                        new Finding("message msg_1", true, "tokens.input is negative"),
                        new Finding("message msg_2", true, "tokens.output is not a number of tokens"));
    }

    @Test
    void read_impossibleUsageOfAMessageInFlight_isNotReportedYet() throws Exception {
        database.message(
                "msg_1", T, ANSWER.replace(",'completed':1793611219500", "").replace("'input':350", "'input':-1"));

        assertThat(Fixtures.read(folder).cursor().findings()).isEmpty();
    }

    private Request only(@Nullable String json) throws Exception {
        database.message("msg_1", T, json);
        return Fixtures.read(folder).only();
    }
}
