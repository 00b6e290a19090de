package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.ProviderIds;
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
    private long start;

    private Steps(Message message) {
        this.message = message;
        this.start = message.created();
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
            Step step = step(part);
            steps.add(step);
            start = Objects.requireNonNullElse(latest(Part::toolEnd), step.end());
            open.clear();
        }
    }

    private Step step(Part finish) {
        Long modelEnd = latest(Part::end);
        long end = modelEnd != null ? modelEnd : writtenEnd(finish);
        return new Step(
                finish,
                steps.size(),
                start <= end ? (Long) start : null,
                firstToken(end),
                end,
                modelEnd != null,
                !open.isEmpty(),
                ids(finish));
    }

    private ProviderIds ids(Part finish) {
        IdFields ids = new IdFields();
        open.forEach(part -> ids.add(part.ids()));
        ids.add(finish.ids());
        return ids.ids();
    }

    /** The row's time, which in a database made from older files may be much later than the message. */
    private long writtenEnd(Part finish) {
        Long completed = message.completed();
        if (finish.written() == null) {
            return completed != null ? completed : start;
        }
        return completed != null ? Math.min(finish.written(), completed) : finish.written();
    }

    /**
     * The start of the first part, in the first step only, whose own start is not inferred. Some releases overwrite the
     * start of a text at its end, so an empty span tells nothing, and the start of a tool is the end of its call.
     */
    private @Nullable Long firstToken(long end) {
        if (!steps.isEmpty() || open.isEmpty() || open.get(0).kind() == Part.Kind.TOOL) {
            return null;
        }
        Long first = open.get(0).start();
        Long last = open.get(0).end();
        boolean honest = first != null && last != null && start <= first && first < last && last <= end;
        return honest ? first : null;
    }

    private @Nullable Long latest(Function<Part, @Nullable Long> stamp) {
        return open.stream()
                .map(stamp)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }
}
