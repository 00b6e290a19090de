package io.tokenspeed.sources.opencode.files;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.sources.opencode.Collected;
import io.tokenspeed.sources.opencode.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileReaderTest {
    private static final String MESSAGE = "storage/message/ses_1/msg_1.json";

    @TempDir
    Path folder;

    @Test
    void read_answer_isALegacyMessage() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER);

        Collected read = Fixtures.read(folder);

        assertThat(read.only().naturalKey()).isEqualTo("json:msg_1");
        assertThat(read.only().kind()).isEqualTo(RecordKind.LEGACY_MESSAGE);
        assertThat(read.only().place().sessionId()).isEqualTo("ses_1");
        assertThat(read.only().tokens().output()).isEqualTo(1000);
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 1, 0));
        assertThat(read.cursor().position().offset()).isEqualTo(ANSWER.length());
    }

    @Test
    void read_idsInTheFile_beatItsName() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER.replace("{'role'", "{'id':'msg_7','sessionID':'ses_7','role'"));

        Collected read = Fixtures.read(folder);

        assertThat(read.only().place().messageId()).isEqualTo("msg_7");
        assertThat(read.only().place().sessionId()).isEqualTo("ses_7");
    }

    @Test
    void read_answerWithPartFiles_givesItsSteps() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER);
        Fixtures.write(folder, "storage/part/msg_1/prt_1.json", FINISH);
        Fixtures.write(folder, "storage/part/msg_1/prt_2.json", FINISH.replace("{'type'", "{'id':'prt_9','type'"));
        Fixtures.write(folder, "storage/part/msg_1/prt_3.json", "{'type':");

        Collected read = Fixtures.read(folder);

        assertThat(read.keys()).containsExactly("prt_1", "prt_9", "json:msg_1");
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(4, 3, 1));
    }

    @Test
    void read_idThatIsAPath_readsNoPartsElsewhere() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER.replace("{'role'", "{'id':'../../secret','role'"));
        Fixtures.write(folder, "secret/prt_1.json", FINISH);

        assertThat(Fixtures.read(folder).keys()).containsExactly("json:../../secret");
    }

    @Test
    void read_answerOutsideARepository_takesTheFolderOfItsSession() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER.replace("'root':'/home/ann/shop'", "'root':'/'"));
        Fixtures.write(folder, "storage/session/global/ses_1.json", "{'id':'ses_1','directory':'/home/ann/notes'}");

        assertThat(Fixtures.read(folder).only().place().project()).isEqualTo("/home/ann/notes");
    }

    @Test
    void read_answerOfASubSession_tellsWhichSessionStartedIt() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER);
        Fixtures.write(folder, "storage/session/global/ses_1.json", "{'id':'ses_1','parentID':'ses_0'}");

        assertThat(Fixtures.read(folder).sessions).containsExactly(SessionDetail.logged("ses_1", "ses_0"));
    }

    @Test
    void read_userMessage_isNothing() throws Exception {
        Fixtures.write(folder, MESSAGE, "{'role':'user','time':{'created':1793611200000}}");

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).isEmpty();
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 0, 0));
    }

    @Test
    void read_truncatedAnywhere_isCountedAndNeverThrows() throws Exception {
        for (int length = 0; length < ANSWER.strip().length(); length++) {
            Fixtures.write(folder, MESSAGE, ANSWER.substring(0, length));

            Collected read = Fixtures.read(folder);

            assertThat(read.requests).isEmpty();
            assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 0, 1));
        }
    }

    @Test
    void read_fileThatIsTooLarge_isCountedAndSkipped() throws Exception {
        Fixtures.write(folder, MESSAGE, ANSWER + " ".repeat(8 * 1024 * 1024));

        Collected read = Fixtures.read(folder);

        assertThat(read.requests).isEmpty();
        assertThat(read.cursor().counts()).isEqualTo(new FileCounts(1, 0, 1));
    }
}
