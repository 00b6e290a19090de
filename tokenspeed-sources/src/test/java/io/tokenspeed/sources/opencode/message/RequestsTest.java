package io.tokenspeed.sources.opencode.message;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.opencode.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    private static final String EMPTY = """
            {'role':'assistant','time':{'created':1793611300000,'completed':1793611302000},
            'modelID':'m','providerID':'p','cost':0,
            'tokens':{'input':0,'output':0,'reasoning':0,'cache':{'read':0,'write':0}}}
            """;

    @Test
    void of_answer_isInNormalForm() throws Exception {
        Request request = only(ANSWER);

        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(350, 12000, 1000, 0, 1000, 300, true, UsageSource.REPORTED, true));
        assertThat(request.loggedCostNano()).isEqualTo(18_700_000);
        assertThat(request.details())
                .isEqualTo(new RequestDetails(
                        new RequestPlace(
                                0, "ses_1", "msg_1", "/home/ann/shop", "claude-sonnet-5", "anthropic", "build"),
                        new RequestTiming(T, null, T + 19_500, SpeedBasis.NONE, null),
                        RequestEnding.OK));
    }

    @ParameterizedTest
    @CsvSource({"14350,1000", "14050,700", "99999,1000"})
    void of_total_tellsWhetherOutputHoldsReasoning(String total, long output) throws Exception {
        TokenCounts tokens = only(ANSWER.replace("14350", total)).tokens();

        assertThat(tokens.output()).isEqualTo(output);
        assertThat(tokens.reasoning()).isEqualTo(300);
    }

    @Test
    void of_tokensWithoutTotal_haveOutputWithoutReasoning() throws Exception {
        TokenCounts tokens = only(ANSWER.replace("'total':14350,", "")).tokens();

        assertThat(tokens.output()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"0,", "null,", "1e-400,", "0.0000000004,", "0.0000000005,1", "0.1,100000000", "2.5e-3,2500000"})
    void of_cost_isRoundedToNanoDollars(String cost, Long nano) throws Exception {
        Request request = only(ANSWER.replace("0.0187", cost));

        assertThat(request.loggedCostNano()).isEqualTo(nano);
    }

    @ParameterizedTest
    @CsvSource({
        "MessageAbortedError,0,CANCELLED,",
        "APIError,429,FAILED,RATE_LIMITED",
        "APIError,408,FAILED,TIMEOUT",
        "APIError,504,FAILED,TIMEOUT",
        "APIError,529,FAILED,SERVER",
        "APIError,404,FAILED,CLIENT",
        "APIError,0,FAILED,OTHER",
        "ProviderAuthError,0,FAILED,CLIENT",
        "ContextOverflowError,0,FAILED,CLIENT",
        "ContentFilterError,0,FAILED,CLIENT",
        "UnknownError,0,FAILED,OTHER"
    })
    void of_error_tellsHowItEnded(String name, int code, Status status, ErrorKind kind) throws Exception {
        String error = "'cost':0,'error':{'name':'" + name + "','data':{'message':'m','statusCode':" + code + "}}";

        Request request = only(EMPTY.replace("'cost':0", error).replace(",'completed':1793611302000", ""));

        assertThat(request.ending().status()).isEqualTo(status);
        assertThat(request.ending().errorKind()).isEqualTo(kind);
        assertThat(request.timing().completedAtMillis()).isNull();
        assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
        assertThat(request.hasUsage()).isFalse();
    }

    @Test
    void of_abortedAnswerWithTokens_hasUsage() throws Exception {
        Request request = only(ANSWER.replace("'cost'", "'error':{'name':'MessageAbortedError'},'cost'"));

        assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(request.hasUsage()).isTrue();
    }

    @Test
    void of_emptyMessage_isNothing() throws Exception {
        assertThat(Requests.of(message(EMPTY), List.of(), RecordKind.MESSAGE)).isEmpty();
    }

    @Test
    void of_messageWithTextButNoTokens_hasMissingUsage() throws Exception {
        List<Request> requests = Requests.of(message(EMPTY), List.of(part("{'type':'text'}")), RecordKind.MESSAGE);

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.tokens().source()).isEqualTo(UsageSource.MISSING);
            assertThat(request.ending().status()).isEqualTo(Status.OK);
        });
    }

    @Test
    void of_stepsWithoutTokens_countOnlyWhenTheModelAnswered() throws Exception {
        Part text = part("{'type':'text'}");
        Part finish = part("{'type':'step-finish','tokens':{'input':0,'output':0}}");

        assertThat(Requests.of(message(EMPTY), List.of(finish), RecordKind.MESSAGE))
                .isEmpty();
        assertThat(Requests.of(message(EMPTY), List.of(text, finish, finish), RecordKind.MESSAGE))
                .extracting(Request::kind)
                .containsExactly(RecordKind.STEP, RecordKind.MESSAGE);
    }

    @Test
    void of_inFlightMessage_isNothing() throws Exception {
        String open = ANSWER.replace(",'completed':1793611219500", "");

        assertThat(Requests.of(message(open), List.of(), RecordKind.MESSAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/home/ann/shop,/home/ann/shop", "/,/home/ann/notes", "'',/home/ann/notes"})
    void of_project_isTheRepositoryElseTheFolderOfTheSession(String root, String project) throws Exception {
        MessageFields fields = fields(ANSWER.replace("'root':'/home/ann/shop'", "'root':'" + root + "'"));

        Message message = Message.of("msg_1", "ses_1", T, new Home("/home/ann/notes", null), fields);

        assertThat(message.place().project()).isEqualTo(project);
    }

    @Test
    void of_messageWithoutAgentAndModel_hasItsModeAndNoModel() throws Exception {
        Request request = only(ANSWER.replace("'agent':'build',", "").replace("'modelID':'claude-sonnet-5',", ""));

        assertThat(request.place().mode()).isEqualTo("plan");
        assertThat(request.place().model()).isEqualTo("unknown");
    }

    @Test
    void of_fork_hasTheSameForkKeyInEveryTrace() throws Exception {
        Message original = message(ANSWER);
        Message fork =
                Message.of("msg_9", "ses_9", T, new Home("/tmp", null), fields(ANSWER.replace("/home/ann", "/tmp")));
        Part finish = part(Fixtures.FINISH);

        List<Request> first = Requests.of(original, List.of(finish), RecordKind.MESSAGE);
        List<Request> second = Requests.of(fork, List.of(finish), RecordKind.LEGACY_MESSAGE);

        assertThat(second)
                .extracting(Request::forkKey)
                .isEqualTo(first.stream().map(Request::forkKey).toList());
        assertThat(first).extracting(Request::forkKey).doesNotHaveDuplicates();
        assertThat(second).extracting(Request::naturalKey).containsExactly("prt_1", "json:msg_9");
    }

    @ParameterizedTest
    @CsvSource({
        "1793611200000,1793611200001",
        "1793611219500,1793611219501",
        "claude-sonnet-5,claude-opus-5",
        "anthropic,openrouter",
        "350,351",
        "700,701",
        "12000,12001",
        "0.0187,0.0188"
    })
    void of_otherMessage_hasAnotherForkKey(String text, String replacement) throws Exception {
        assertThat(only(ANSWER.replace(text, replacement)).forkKey())
                .isNotEqualTo(only(ANSWER).forkKey());
    }

    private static Request only(String json) throws IOException {
        List<Request> requests = Requests.of(message(json), List.of(), RecordKind.MESSAGE);
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static Message message(String json) throws IOException {
        MessageFields fields = fields(json);
        return Message.of("msg_1", "ses_1", fields.created == null ? 0 : fields.created, Home.UNKNOWN, fields);
    }

    private static MessageFields fields(String json) throws IOException {
        return MessageFields.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Part part(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Part.of("prt_1", T, PartFields.parse(bytes));
    }
}
