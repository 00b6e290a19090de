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
 * Cuts the parts of a message into its steps. A step ends when the model stops, not when its tools do: the time of the
 * tools lies between one step's end and the next one's start.
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

    /** The finished steps of a message, in order. */
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

    /** The times of the open step. Its speed is known where its end is the model's, not that of a row. */
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

    /** The row's time, which in a database made from older files may be much later than the message. */
    private long writtenEnd(Part finish) {
        Long completed = message.completedMillis();
        Long written = finish.times().writtenMillis();
        if (written == null) {
            return completed != null ? completed : startMillis;
        }
        return completed != null ? Math.min(written, completed) : written;
    }

    /**
     * The start of the first part, in the first step only, whose own start is not inferred. Some releases overwrite the
     * start of a text at its end, so an empty span tells nothing, and the start of a tool is the end of its call.
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
