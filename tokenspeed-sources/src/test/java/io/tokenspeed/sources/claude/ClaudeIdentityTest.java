package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which rows belong to one request when several requests have one message id. */
class ClaudeIdentityTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"relay", "msg_relay"})
    void prompts_betweenAnswersWithOneId_proveThatManyRequests(String id) throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .prompt()
                        .answer(id, null, 1000, 50)
                        .prompt()
                        .answer(id, null, 1000, 70)
                        .toolResult()
                        .answer(id, null, 900, 20),
                "1000/50",
                "1000/70",
                "900/20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "msg_relay"})
    void otherCalls_withOneId_areOtherRequests(String id) throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .part(id, "req_1", 100, 3)
                        .answer(id, "req_1", 100, 50)
                        .answer(id, "req_2", 100, 60),
                "100/50",
                "100/60");
    }

    @Test
    void shrinkingCounters_proveAnotherRequest() throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .answer("msg_1", null, 100, 50)
                        .answer("msg_1", null, 100, 20)
                        .answer("msg_1", null, 80, 30),
                "100/50",
                "100/20",
                "80/30");
    }

    @Test
    void otherPrompt_afterAFinishedAnswer_provesAnotherRequest() throws IOException {
        assertTokens(
                new Transcript("s-1", 0).answer("msg_1", null, 100, 50).answer("msg_1", null, 200, 60),
                "100/50",
                "200/60");
    }

    @Test
    void idOfTheCallThatNeverChanges_provesNothingEither() throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .prompt()
                        .answer("msg_1", "req", 100, 50)
                        .prompt()
                        .answer("msg_1", "req", 200, 60)
                        .prompt()
                        .answer("msg_1", "req", 300, 70),
                "100/50",
                "200/60",
                "300/70");
    }

    @Test
    void resultsOfTools_betweenBlocksOfOneCall_proveNothing() throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .prompt()
                        .part("msg_1", "req_1", 100, 3)
                        .toolResult()
                        .part("msg_1", "req_1", 100, 3)
                        .toolResult()
                        .answer("msg_1", "req_1", 100, 640),
                "100/640");
    }

    @Test
    void resultsOfTools_betweenBlocksOfAnUnfinishedAnswer_proveNothing() throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .prompt()
                        .part("msg_1", null, 100, 3)
                        .toolResult()
                        .answer("msg_1", null, 100, 640),
                "100/640");
    }

    @Test
    void counters_thatAreToldLater_proveNothing() throws IOException {
        assertTokens(
                new Transcript("s-1", 0)
                        .prompt()
                        .part("id", null, 0, 0)
                        .part("id", null, 0, 2)
                        .answer("id", null, 5000, 640),
                "5000/640");
    }

    @Test
    void otherSessions_withTheSameId_areOtherRequests() throws IOException {
        ImportedHome home = new ImportedHome(folder)
                .write(
                        "s-1.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-1", 0).text())
                .write(
                        "s-2.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-2", 600).text())
                .write(
                        "s-3.jsonl",
                        Transcript.ofThreeAnswers("msg_relay", "s-3", 1200).text())
                .read();

        assertThat(home.tokens()).hasSize(9).containsOnly("1000/50", "1400/70", "2100/20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "msg_relay"})
    void copyOfASession_addsNothing(String id) throws IOException {
        Transcript session = Transcript.ofThreeAnswers(id, "s-1", 0);
        String resumed = id.startsWith("msg_") ? session.copiedTo("s-0") : session.text();

        ImportedHome home = new ImportedHome(folder)
                .write("s-0.jsonl", resumed)
                .write("s-1.jsonl", session.text())
                .read();

        assertThat(home.tokens()).containsExactly("1000/50", "1400/70", "2100/20");
    }

    @Test
    void transcriptThatHoldsItselfTwice_addsNothing() throws IOException {
        Transcript session = Transcript.ofThreeAnswers("msg_relay", "s-1", 0);

        ImportedHome home = new ImportedHome(folder)
                .write("s-1.jsonl", session.text() + session.text())
                .read();

        assertThat(home.tokens()).containsExactly("1000/50", "1400/70", "2100/20");
    }

    @Test
    void subAgents_withTheIdOfTheirSession_haveRequestsOfTheirOwn() throws IOException {
        Transcript first = Transcript.ofSubAgent("s-1", 100)
                .prompt()
                .answer("relay", null, 300, 30)
                .toolResult()
                .answer("relay", null, 350, 35)
                .toolResult()
                .answer("relay", null, 350, 36);
        Transcript second = Transcript.ofSubAgent("s-1", 200).prompt().answer("relay", null, 400, 40);

        ImportedHome home = new ImportedHome(folder)
                .write("s-1.jsonl", Transcript.ofThreeAnswers("relay", "s-1", 0).text())
                .write("s-1/subagents/agent-1.jsonl", first.text())
                .write("s-1/subagents/agent-2.jsonl", second.text())
                .read();

        assertThat(home.tokens())
                .containsExactly("1000/50", "1400/70", "2100/20", "300/30", "350/35", "350/36", "400/40");
    }

    @Test
    void subAgents_areRunsInsideTheirSession() throws IOException {
        Transcript agent = Transcript.ofSubAgent("s-1", 100).prompt().answer("msg_a", "req_a", 300, 30);
        String rows = agent.text().replace("\"isSidechain\":true", "\"isSidechain\":true,\"agentId\":\"a5f0e4\"");

        ImportedHome home = new ImportedHome(folder)
                .write("s-1/subagents/agent-a5f0e4.jsonl", rows)
                .read();

        assertThat(home.requests()).singleElement().satisfies(request -> {
            assertThat(request.place().agentRun()).isEqualTo("a5f0e4");
            assertThat(request.place().sessionId()).isEqualTo("s-1");
        });
    }

    @Test
    void replayInASideChain_isNoRequest_howeverLargeItIs() throws IOException {
        Transcript side = Transcript.ofSubAgent("s-1", 500)
                .answer("msg_1", "req_9", 70_000, 50)
                .prompt()
                .answer("msg_1", "req_10", 70_000, 50)
                .answer("msg_2", "req_11", 80, 9);

        ImportedHome home = new ImportedHome(folder)
                .write(
                        "s-1.jsonl",
                        new Transcript("s-1", 0)
                                .answer("msg_1", "req_1", 100, 50)
                                .text())
                .write("s-1/subagents/agent-1.jsonl", side.text())
                .read();

        assertThat(home.tokens()).containsExactly("100/50", "80/9");
        assertThat(home.requests().get(0).ids().request()).isEqualTo("req_1");
    }

    @Test
    void progress_tellsASubAgentWhoseFileIsGone() throws IOException {
        Transcript agent = Transcript.ofSubAgent("s-1", 100)
                .prompt()
                .part("msg_a", "req_a", 300, 3)
                .answer("msg_a", "req_a", 300, 30)
                .toolResult()
                .answer("msg_b", "req_b", 350, 35);
        Transcript main = new Transcript("s-1", 0).prompt().answer("msg_1", "req_1", 100, 50);
        String withProgress = main.text() + agent.progress("1");

        ImportedHome without = new ImportedHome(folder.resolve("a"))
                .write("s-1.jsonl", withProgress)
                .read();
        ImportedHome with = new ImportedHome(folder.resolve("b"))
                .write("s-1.jsonl", withProgress)
                .write("s-1/subagents/agent-1.jsonl", agent.text())
                .read();

        assertThat(without.tokens()).containsExactly("100/50", "300/30", "350/35");
        assertThat(without.requests().get(1).place().sessionId()).isEqualTo("s-1");
        assertThat(without.requests())
                .extracting(request -> request.place().agentRun())
                .containsExactly(null, "1", "1");
        assertThat(with.requests()).isEqualTo(without.requests());
    }

    @Test
    void compactions_areRequestsThatTheCountersLeaveOut() throws IOException {
        String iterations = ",\"iterations\":[{\"type\":\"compaction\",\"input_tokens\":180000,\"output_tokens\":3500},"
                + "{\"type\":\"message\",\"input_tokens\":23000,\"output_tokens\":1000}]";

        assertTokens(
                new Transcript("s-1", 0)
                        .usage("msg_1", "\"input_tokens\":23000,\"output_tokens\":1000" + iterations)
                        .usage("msg_2", "\"input_tokens\":203000,\"output_tokens\":4500" + iterations),
                "23000/1000",
                "180000/3500",
                "203000/4500");
    }

    private void assertTokens(Transcript transcript, String... tokens) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));

        assertThat(new ImportedHome(home)
                        .write("s-1.jsonl", transcript.text())
                        .read()
                        .tokens())
                .containsExactlyInAnyOrder(tokens);
    }
}
