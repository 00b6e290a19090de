package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.JsonField;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.answer.AnswerFollower;
import io.tokenspeed.model.request.ErrorKind;

/** Marks an attempt by the events of a streamed message. */
final class MessageEvents implements AnswerFollower<RawMessageStreamEvent> {
    private final Attempt attempt;
    private final MessageTokens tokens = new MessageTokens();

    MessageEvents(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public synchronized boolean heard(RawMessageStreamEvent event) {
        event.contentBlockDelta().flatMap(block -> block._delta().asKnown()).ifPresent(this::mark);
        event.messageStart().flatMap(start -> start._message().asKnown()).ifPresent(this::started);
        event.messageDelta().flatMap(delta -> delta._usage().asKnown()).ifPresent(tokens::update);
        if (event.isMessageStop()) {
            attempt.complete(tokens.counts());
        }
        return true;
    }

    private void mark(RawContentBlockDelta delta) {
        if (delta.thinking().filter(thought -> holdsText(thought._thinking())).isPresent()) {
            attempt.reasoningChunk();
        } else if (delta.text().filter(text -> holdsText(text._text())).isPresent()
                || delta.inputJson()
                        .filter(input -> holdsText(input._partialJson()))
                        .isPresent()) {
            attempt.chunk();
        }
    }

    private static boolean holdsText(JsonField<String> field) {
        return field.asKnown().filter(text -> !text.isEmpty()).isPresent();
    }

    private void started(Message message) {
        Answered.by(attempt, message);
        message._usage().asKnown().ifPresent(tokens::start);
    }

    @Override
    public synchronized void ended() {
        attempt.fail(ErrorKind.OTHER, tokens.counts());
    }

    @Override
    public synchronized void failed(Throwable error) {
        attempt.fail(Failures.kindOf(error), tokens.counts());
    }

    @Override
    public synchronized void closed() {
        attempt.cancel(tokens.counts());
    }
}
