package io.tokenspeed.sources.opencode.message;

import static io.tokenspeed.sources.opencode.Fixtures.ANSWER;
import static io.tokenspeed.sources.opencode.Fixtures.FINISH;
import static io.tokenspeed.sources.opencode.Fixtures.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final List<Part> parts = new ArrayList<>();

    @Test
    void of_steps_leaveTheTimeOfToolsOut() throws Exception {
        add("{'type':'step-start'}");
        span("reasoning", 1400, 5000);
        span("text", 5000, 9000);
        tool(9100, 19400);
        tool(9200, 12000);
        add(FINISH);
        span("text", 25000, 25000);
        add(FINISH);
        span("text", 30000, 31000);
        add(FINISH);

        List<RequestTiming> steps = steps(ANSWER);

        assertThat(steps).extracting(RequestTiming::startedAtMillis).containsExactly(T, T + 19400, T + 25000);
        assertThat(steps).extracting(RequestTiming::completedAtMillis).containsExactly(T + 9200, T + 25000, T + 31000);
        assertThat(steps).extracting(RequestTiming::windowMillis).containsExactly(9200L, 5600L, 6000L);
        assertThat(steps).extracting(RequestTiming::firstTokenAtMillis).containsExactly(T + 1400, null, null);
        assertThat(steps).extracting(RequestTiming::speedBasis).containsOnly(SpeedBasis.E2E_APPROX);
    }

    @Test
    void of_textWhoseStartWasOverwritten_hasNoFirstToken() throws Exception {
        span("text", 9000, 9000);
        span("reasoning", 9100, 9500);
        add(FINISH);

        assertThat(only().firstTokenAtMillis()).isNull();
        assertThat(only().windowMillis()).isEqualTo(9500);
    }

    @Test
    void of_stepThatBeginsWithATool_hasNoFirstToken() throws Exception {
        tool(3000, 4000);
        add(FINISH);

        assertThat(only().firstTokenAtMillis()).isNull();
        assertThat(only().completedAtMillis()).isEqualTo(T + 3000);
    }

    @Test
    void of_stepWithoutStamps_endsWithItsRowAndHasNoSpeed() throws Exception {
        add("{'type':'text','text':'ok'}");
        add(FINISH);

        assertThat(only().completedAtMillis()).isEqualTo(T + 2);
        assertThat(only().windowMillis()).isNull();
        assertThat(only().speedBasis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void of_stepWhoseRowIsLaterThanTheMessage_endsWithTheMessage() throws Exception {
        parts.add(part(FINISH, T + 999_999_999));

        assertThat(only().completedAtMillis()).isEqualTo(T + 19_500);
    }

    @Test
    void of_legacyStepWithoutStamps_endsWithTheMessageOrStartsWithIt() throws Exception {
        parts.add(part(FINISH, null));

        assertThat(only().completedAtMillis()).isEqualTo(T + 19_500);
        assertThat(steps(ANSWER.replace(",'completed':1793611219500", ""))
                        .get(0)
                        .completedAtMillis())
                .isEqualTo(T);
    }

    @Test
    void of_endBeforeTheStart_hasNoStart() throws Exception {
        span("text", -5000, -1000);
        add(FINISH);

        assertThat(only().startedAtMillis()).isNull();
        assertThat(only().completedAtMillis()).isEqualTo(T - 1000);
        assertThat(only().speedBasis()).isEqualTo(SpeedBasis.NONE);
    }

    @Test
    void of_partsInAnyOrder_areTheSame() throws Exception {
        span("text", 1000, 2000);
        tool(2100, 4000);
        add(FINISH);
        span("text", 5000, 6000);
        add(FINISH);
        List<RequestTiming> inOrder = steps(ANSWER);

        Collections.reverse(parts);

        assertThat(steps(ANSWER)).isEqualTo(inOrder).hasSize(2);
    }

    @Test
    void of_steps_haveForkKeysOfTheirPlaceAndNotOfTheCompletion() throws Exception {
        add(FINISH);
        add(FINISH);
        List<Request> done = requests(ANSWER);
        List<Request> open = requests(ANSWER.replace(",'completed':1793611219500", ""));

        assertThat(open)
                .extracting(Request::forkKey)
                .isEqualTo(done.stream().map(Request::forkKey).toList());
        assertThat(open).extracting(Request::forkKey).doesNotHaveDuplicates();
    }

    private RequestTiming only() throws IOException {
        return steps(ANSWER).get(0);
    }

    private List<RequestTiming> steps(String message) throws IOException {
        return requests(message).stream().map(Request::timing).toList();
    }

    private List<Request> requests(String json) throws IOException {
        MessageFields fields = MessageFields.parse(bytes(json));
        return Requests.of(Message.of("msg_1", "ses_1", T, Home.UNKNOWN, fields), parts, RecordKind.MESSAGE).stream()
                .filter(request -> request.kind() == RecordKind.STEP)
                .toList();
    }

    private void span(String type, long start, long end) throws IOException {
        add("{'type':'" + type + "','time':{'start':" + (T + start) + ",'end':" + (T + end) + "}}");
    }

    private void tool(long start, long end) throws IOException {
        add("{'type':'tool','state':{'output':{'time':[{'a':'}'}]},'time':{'start':" + (T + start) + ",'end':"
                + (T + end) + "}}}");
    }

    private void add(String json) throws IOException {
        parts.add(part(json, T + parts.size() + 1));
    }

    private Part part(String json, @Nullable Long written) throws IOException {
        return Part.of("prt_" + parts.size(), written, PartFields.parse(bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
