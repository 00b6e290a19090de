package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups the parts of a message into steps. A step ends when the model's output ends, before its tools run: the time of
 * the tools lies between the end of a step and the start of the next one.
 */
final class Steps {
    private final Message message;
    private final List<Step> steps = new ArrayList<>();
    private final List<Part> open = new ArrayList<>();
    private long startMillis;

    private Steps(Message message) {
        this.message = message;
        this.startMillis = message.createdMillis();
    }

    /** Returns the finished steps of a message, in order. */
    static List<Step> of(Message message, List<Part> parts) {
        Steps steps = new Steps(message);
        parts.stream().sorted(Part.ORDER).forEach(steps::add);
        return steps.steps;
    }

    private void add(Part part) {
        if (part.content()) {
            open.add(part);
        } else if (part.kind() == Part.Kind.STEP_FINISH) {
            Long modelEnd = latest(PartTimes::endMillis);
            long end = modelEnd != null ? modelEnd : writtenEnd(part);
            RequestTiming timing = timing(end, modelEnd != null);
            steps.add(new Step(part, steps.size(), timing, !open.isEmpty(), ids(part)));
            startMillis = Objects.requireNonNullElse(latest(PartTimes::toolEndMillis), end);
            open.clear();
        }
    }

    /**
     * Returns the times of the current step. Its speed is known only if the end of the model's output is known, not
     * just the time of a row.
     */
    private RequestTiming timing(long endMillis, boolean measured) {
        Long start = startMillis <= endMillis ? (Long) startMillis : null;
        Long firstToken = firstToken(endMillis);
        return start != null && measured
                ? new RequestTiming(start, firstToken, endMillis, SpeedBasis.E2E_APPROX, endMillis - start)
                : new RequestTiming(start, firstToken, endMillis, SpeedBasis.NONE, null);
    }

    private ProviderIds ids(Part finish) {
        IdFields ids = new IdFields();
        open.forEach(part -> ids.add(part.stated().ids()));
        ids.add(finish.stated().ids());
        return ids.ids();
    }

    /**
     * The time of the row, but at most the end of the message: in a database made from JSON files the rows may be much
     * younger than the message.
     */
    private long writtenEnd(Part finish) {
        Long completed = message.completedMillis();
        Long written = finish.times().writtenMillis();
        if (written == null) {
            return completed != null ? completed : startMillis;
        }
        return completed != null ? Math.min(written, completed) : written;
    }

    /**
     * The start of the first part; null in later steps, whose own start is only inferred. Also null if the first part
     * is a tool, whose start is the end of its call, or has start equal to end, because some releases overwrite the
     * start of a text when it ends.
     */
    private @Nullable Long firstToken(long endMillis) {
        if (!steps.isEmpty() || open.isEmpty() || open.get(0).kind() == Part.Kind.TOOL) {
            return null;
        }
        Long first = open.get(0).times().startMillis();
        Long last = open.get(0).times().endMillis();
        boolean honest = first != null && last != null && startMillis <= first && first < last && last <= endMillis;
        return honest ? first : null;
    }

    private @Nullable Long latest(Function<PartTimes, @Nullable Long> stamp) {
        return open.stream()
                .map(part -> stamp.apply(part.times()))
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }
}
