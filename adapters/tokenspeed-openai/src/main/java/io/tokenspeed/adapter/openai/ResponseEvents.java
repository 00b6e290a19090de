package io.tokenspeed.adapter.openai;

import com.openai.core.JsonField;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseErrorEvent;
import com.openai.models.responses.ResponseStreamEvent;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.answer.AnswerFollower;
import io.tokenspeed.model.request.ErrorKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Marks an attempt by the events of a streamed response. */
final class ResponseEvents implements AnswerFollower<ResponseStreamEvent> {
    private final Attempt attempt;

    ResponseEvents(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public synchronized boolean heard(ResponseStreamEvent event) {
        if (holdsText(answer(event))) {
            attempt.chunk();
        } else if (holdsText(reasoning(event))) {
            attempt.reasoningChunk();
        }
        event.created()
                .flatMap(created -> created._response().asKnown())
                .ifPresent(response -> AnsweredResponse.by(attempt, response));
        ending(event).ifPresent(response -> AnsweredResponse.end(attempt, response));
        event.error().ifPresent(this::fail);
        return true;
    }

    private static Stream<JsonField<String>> answer(ResponseStreamEvent event) {
        return Stream.of(
                        event.outputTextDelta().map(text -> text._delta()),
                        event.functionCallArgumentsDelta().map(call -> call._delta()),
                        event.customToolCallInputDelta().map(call -> call._delta()),
                        event.mcpCallArgumentsDelta().map(call -> call._delta()),
                        event.codeInterpreterCallCodeDelta().map(code -> code._delta()),
                        event.shellCallCommandDelta().map(command -> command._delta()),
                        event.refusalDelta().map(refusal -> refusal._delta()))
                .flatMap(Optional::stream);
    }

    private static Stream<JsonField<String>> reasoning(ResponseStreamEvent event) {
        return Stream.of(
                        event.reasoningTextDelta().map(text -> text._delta()),
                        event.reasoningSummaryTextDelta().map(summary -> summary._delta()))
                .flatMap(Optional::stream);
    }

    private static boolean holdsText(Stream<JsonField<String>> deltas) {
        return deltas.anyMatch(
                delta -> delta.asKnown().filter(text -> !text.isEmpty()).isPresent());
    }

    private static Optional<Response> ending(ResponseStreamEvent event) {
        return event.completed()
                .map(completed -> completed._response())
                .or(() -> event.incomplete().map(incomplete -> incomplete._response()))
                .or(() -> event.failed().map(failed -> failed._response()))
                .flatMap(JsonField::asKnown);
    }

    private void fail(ResponseErrorEvent error) {
        attempt.fail(Failures.ofCode(error._code().asKnown().orElse(null)));
    }

    /** The client does not notice that a stream was cut. */
    @Override
    public synchronized void ended() {
        attempt.fail(ErrorKind.OTHER);
    }

    @Override
    public synchronized void failed(Throwable error) {
        attempt.fail(Failures.kindOf(error));
    }

    @Override
    public synchronized void closed() {
        attempt.cancel();
    }
}
