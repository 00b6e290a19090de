package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values of the flags of ccusage get one sentence and exit code 2. */
class ReportShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily --last 0 | --last must be a number of periods from 1 to 10000, not \"0\".",
                "daily --last 2 --since 3d | --last does not go together with --since or --until; give one of them.",
                "daily --last 2 --sections daily"
                        + " | --last does not go together with --sections, whose periods differ; use --since.",
                "daily -i --sections daily | --instances and --sections do not go together; give one of them.",
                "daily --sections dayly | --sections must be one or more of daily, weekly, monthly, session, not"
                        + " \"dayly\". Did you mean \"daily\"?",
                "weekly -w sundy | --start-of-week must be one of monday, tuesday, wednesday, thursday, friday,"
                        + " saturday, sunday, not \"sundy\". Did you mean \"sunday\"?",
                "daily -i --project-aliases shop | --project-aliases must be pairs such as shop=Shop,api=My API, not"
                        + " \"shop\".",
                "blocks -n 0 | --session-length must be whole hours from 1 to 720, not \"0\".",
                "blocks -t most | --token-limit must be a number of tokens from 1 on, or max, not \"most\".",
                "session a --id b | A session is named twice, by --id and by \"a\"; name one.",
                "claude dayly | The report must be one of daily, weekly, monthly, session, blocks, statusline, not"
                        + " \"dayly\". Did you mean \"daily\"?",
                "codex statusline | The report must be one of daily, weekly, monthly, session, blocks, not"
                        + " \"statusline\".",
                "claude statusline --cost-source mine"
                        + " | --cost-source must be one of auto, ccusage, cc, both, not \"mine\"."
            })
    void run_wrongValue_isOneSentence(String command, String sentence) {
        CommandRun run = new CommandRun(Sample.workspace()).run(command.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(sentence);
    }
}
