package io.tokenspeed.sources.antigravity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AntigravitySourceTest {
    private static final Call CALL = Call.usual("resp-1");

    @TempDir
    private Path home;

    private AntigravitySource source() {
        return new AntigravitySource(new Environment(Map.of(), home, home));
    }

    private SourceProbe read() throws Exception {
        return new SourceProbe(source()).read();
    }

    private ConversationFile conversation(String id) throws Exception {
        return ConversationFile.in(home, id).create(ConversationFile.metadata("file:///home/ann/my%20shop"));
    }

    @Test
    void read_ofACall_hasAllThatIsTold() throws Exception {
        conversation("c1").generation(0, CALL.row()).step(1, 3, CALL.step(true));

        Request request = read().only();

        assertThat(request.naturalKey()).isEqualTo("resp-1");
        assertThat(request.tokens()).isEqualTo(CALL.counts());
        assertThat(request.ids()).isEqualTo(new ProviderIds("resp-1", null));
        assertThat(request.place().sessionId()).isEqualTo("c1");
        assertThat(request.place().project()).isEqualTo("/home/ann/my shop");
        assertThat(request.place().model()).isEqualTo("gemini-3-flash-a");
        assertThat(request.place().provider()).isEqualTo("google");
        assertThat(request.timing().startedAtMillis()).isEqualTo(CALL.asked());
        assertThat(request.timing().completedAtMillis()).isEqualTo(CALL.answered());
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.E2E_APPROX);
        assertThat(request.ending().status()).isEqualTo(Status.OK);
    }

    @Test
    void read_ofACallWithoutTime_takesTheTimesOfItsStepButNoSpeed() throws Exception {
        conversation("c1").generation(0, CALL.rowWithoutTime(1)).step(1, 3, CALL.step(true));

        Request request = read().only();

        assertThat(request.timing().completedAtMillis()).isEqualTo(CALL.answered());
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
        assertThat(request.place().model()).isEqualTo(CALL.model());
    }

    @Test
    void read_ofACallWhoseStepComesLater_isDatedByTheStepThen() throws Exception {
        ConversationFile file = conversation("c1").generation(0, CALL.rowWithoutTime(1));
        SourceProbe probe = read();
        assertThat(probe.only().timing().instantMillis()).isEqualTo(ConversationFile.CREATED);
        file.step(1, 3, CALL.step(true));

        assertThat(probe.read().only().timing().instantMillis()).isEqualTo(CALL.answered());
    }

    @Test
    void read_ofSeveralStepsOfAnAnswer_takesTheTimesOfTheFirst() throws Exception {
        Call later = new Call(
                "resp-1", CALL.model(), CALL.label(), CALL.asked() + 9000, CALL.answered() + 9000, CALL.tokens());
        conversation("c1")
                .generation(0, CALL.rowWithoutTime(1))
                .step(1, 3, CALL.step(true))
                .step(2, 3, later.step(true));

        assertThat(read().only().timing().completedAtMillis()).isEqualTo(CALL.answered());
    }

    @Test
    void read_ofALaterReleaseWithATimeInItsOtherField_believesATimeInTheConversation() throws Exception {
        byte[] row = Call.row(CALL.chat().message(9, new ProtoBytes().time(10, CALL.asked())), 1);
        byte[] old = Call.row(
                Call.usual("resp-2")
                        .chat()
                        .message(9, new ProtoBytes().time(10, ConversationFile.CREATED - 86_400_000)),
                1);
        conversation("c1").generation(0, row).generation(1, old);

        SourceProbe probe = read();

        assertThat(probe.request("resp-1").timing().startedAtMillis()).isEqualTo(CALL.asked());
        assertThat(probe.request("resp-2").timing().instantMillis()).isEqualTo(ConversationFile.CREATED);
    }

    @Test
    void read_withoutAnyTime_dropsTheCallAndSaysSo() throws Exception {
        ConversationFile file = ConversationFile.in(home, "c1").create(new ProtoBytes());
        file.generation(0, Call.row(CALL.chat(), 1));

        SourceProbe probe = read();

        assertThat(probe.requests()).isEmpty();
        assertThat(probe.cursor(file.path()).findings())
                .containsExactly(new Finding("generation 0", false, "no readable time"));
    }

    @Test
    void read_ofAFork_countsACopyOnce() throws Exception {
        conversation("c1").generation(0, CALL.row());
        conversation("c2")
                .generation(0, CALL.row())
                .generation(1, Call.usual("resp-2").row());

        assertThat(read().requests()).containsOnlyKeys("resp-1", "resp-2");
    }

    @Test
    void read_withoutIdOfTheAnswer_takesTheRowsNumber() throws Exception {
        conversation("c1").generation(4, Call.usual("").row());

        assertThat(read().only().naturalKey()).isEqualTo("row:c1:4");
    }

    @Test
    void read_ofAnAnswerInAStepAlone_countsIt() throws Exception {
        conversation("c1").step(3, 3, CALL.step(true)).step(4, 3, CALL.step(true));

        Request request = read().only();

        assertThat(request.tokens()).isEqualTo(CALL.counts());
        assertThat(request.place().model()).isEqualTo(CALL.model());
    }

    @ParameterizedTest
    @CsvSource({"6,CANCELLED,", "7,FAILED,OTHER", "5,OK,"})
    void read_ofAStepThatEndedOtherwise_hasItsEnding(int state, Status status, ErrorKind kind) throws Exception {
        conversation("c1").generation(0, CALL.row()).step(1, state, CALL.step(true));

        assertThat(read().only().ending().status()).isEqualTo(status);
        assertThat(read().only().ending().errorKind()).isEqualTo(kind);
    }

    @Test
    void read_ofASubAgent_hasItsParent() throws Exception {
        ConversationFile.in(home, "c2")
                .create(ConversationFile.metadata("file:///C:/shop").text(5, "c1"))
                .generation(0, CALL.row());

        SourceProbe probe = read();

        assertThat(probe.sessions()).containsExactly(SessionDetail.logged("c2", "c1"));
        assertThat(probe.only().place().project()).isEqualTo("C:\\shop");
    }

    @Test
    void read_withoutWorkspace_takesTheFolderOfTheEditorsServer() throws Exception {
        ConversationFile file = ConversationFile.in(home, "c1").create(new ProtoBytes());
        file.generation(0, CALL.row());
        Files.writeString(file.path().resolveSibling("c1.meta"), "{\"cwd\":\"/home/ann/shop\"}");

        assertThat(read().only().place().project()).isEqualTo("/home/ann/shop");
    }

    @Test
    void read_ofARowThatNamesOnlyTheRouter_takesTheNameOfAnother() throws Exception {
        byte[] row = Call.row(
                Call.usual("resp-2")
                        .chat()
                        .message(9, new ProtoBytes().time(4, CALL.asked()))
                        .text(19, "gemini-default")
                        .text(21, CALL.label()),
                1);
        byte[] other = Call.row(
                Call.usual("resp-3")
                        .chat()
                        .message(9, new ProtoBytes().time(4, CALL.asked()))
                        .text(21, "Unheard"),
                1);
        conversation("c1").generation(0, CALL.row()).generation(1, row).generation(2, other);

        SourceProbe probe = read();

        assertThat(probe.request("resp-2").place().model()).isEqualTo(CALL.model());
        assertThat(probe.request("resp-3").place().model()).isEqualTo("Unheard");
    }

    @Test
    void read_ofDamagedRows_keepsTheOthers() throws Exception {
        ConversationFile file = conversation("c1").generation(0, CALL.row()).generation(1, new byte[] {10, 99, 1});
        file.run("INSERT INTO gen_metadata VALUES (2, NULL, 0)").step(7, 3, new byte[] {(byte) 0xff});

        SourceProbe probe = read();

        assertThat(probe.requests()).containsOnlyKeys("resp-1");
        assertThat(probe.cursor(file.path()).findings())
                .extracting(Finding::place)
                .containsExactlyInAnyOrder("generation 1", "generation 2", "step 7");
        assertThat(probe.cursor(file.path()).counts().badLines()).isEqualTo(3);
    }

    @Test
    void read_ofAnImpossibleCounter_countsTheOthers() throws Exception {
        ProtoBytes usage = new ProtoBytes().number(2, -5).number(3, 10).text(11, "resp-1");
        ProtoBytes chat = new ProtoBytes().message(4, usage).message(9, new ProtoBytes().time(4, CALL.asked()));
        ConversationFile file = conversation("c1").generation(0, Call.row(chat, 1));

        SourceProbe probe = read();

        assertThat(probe.only().tokens().source()).isEqualTo(UsageSource.PARTIAL);
        assertThat(probe.only().tokens().output()).isEqualTo(10);
        assertThat(probe.cursor(file.path()).findings())
                .containsExactly(new Finding("generation 0", true, "input tokens is negative"));
    }

    @Test
    void read_ofAnotherDatabase_isAProblem() throws Exception {
        Path path = ConversationFile.in(home, "c1").path();
        Files.createDirectories(path.resolveSibling(""));
        TestDatabase.create(path, "CREATE TABLE other(x)").close();

        assertThat(read().cursor(path).problem()).isEqualTo("its tables are not known");
    }

    @Test
    void discover_ofEncryptedFiles_namesThemUnlessTheyWereConverted() throws Exception {
        Path folder = ConversationFile.in(home, "x").path().resolveSibling("");
        conversation("c1");
        Files.writeString(folder.resolve("c1.pb"), "x");
        Files.writeString(folder.resolve("c0.pb"), "x");
        Files.createFile(folder.resolve("empty.db"));

        Discovery discovery = source().discover();

        assertThat(discovery.files()).hasSize(1);
        assertThat(discovery.problems())
                .containsExactly("Cannot read 1 encrypted file in " + folder
                        + ": open these conversations once in Antigravity, which converts them.");
    }

    @Test
    void roots_withGeminiHome_areBelowIt() {
        Map<String, String> variables = Map.of("GEMINI_HOME", "a,b");

        assertThat(new AntigravitySource(new Environment(variables, home, home)).roots())
                .containsExactly(
                        home.resolve("a/antigravity-cli/conversations"),
                        home.resolve("a/antigravity-acp/conversations"),
                        home.resolve("b/antigravity-cli/conversations"),
                        home.resolve("b/antigravity-acp/conversations"));
    }
}
