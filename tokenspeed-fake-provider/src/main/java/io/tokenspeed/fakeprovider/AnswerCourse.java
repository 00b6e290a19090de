package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.course.Act;
import io.tokenspeed.fakeprovider.course.Course;
import io.tokenspeed.fakeprovider.course.Dress;
import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.wire.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the course of an {@link Answer}. */
record AnswerCourse(Answer.Deltas deltas, Answer.Pace pace, Fault fault) {
    private static final int OVERLOADED = 529;

    Course course(Map<String, String> headers, @Nullable ReportedUsage usage) {
        return new Course(runs(), acts(), after(), Dress.PLAIN.with(headers), null, usage);
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        add(Run.Kind.REASONING, deltas.reasoning(), runs);
        add(Run.Kind.TEXT, deltas.text(), runs);
        add(Run.Kind.TOOL_CALL, deltas.toolCall(), runs);
        return runs;
    }

    private static void add(Run.Kind kind, int count, List<Run> runs) {
        if (count > 0) {
            runs.add(new Run(kind, count, 0));
        }
    }

    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        switch (fault.kind()) {
            case DROP, SILENCE -> {}
            case STATUS -> acts.add(new Act(Act.Kind.STATUS, pace.head().toNanos(), fault.at()));
            default -> answer(acts);
        }
        return acts;
    }

    private void answer(List<Act> acts) {
        int count = fault.sent(deltas.all());
        acts.add(new Act(Act.Kind.OPENING, pace.head().toNanos(), 0));
        for (int i = 0; i < count; i++) {
            acts.add(new Act(Act.Kind.DELTAS, pace.delta(i).toNanos(), 1));
        }
        long last = count == 0 ? pace.first().toNanos() : pace.delta(count - 1).toNanos();
        switch (fault.kind()) {
            case CUT, HANG -> {}
            case TRUNCATE -> acts.add(new Act(Act.Kind.END_OF_BODY, last, 0));
            case ERROR_EVENT -> {
                acts.add(new Act(Act.Kind.ERROR_EVENT, last, OVERLOADED));
                acts.add(new Act(Act.Kind.END_OF_BODY, last, 0));
            }
            default -> acts.add(new Act(Act.Kind.ENDING, last, 0));
        }
    }

    private After after() {
        return switch (fault.kind()) {
            case DROP, CUT -> After.CLOSE;
            case SILENCE, HANG -> After.HANG;
            default -> After.KEEP;
        };
    }
}
