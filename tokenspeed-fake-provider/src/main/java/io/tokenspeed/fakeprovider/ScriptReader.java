package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.course.Act.Kind;
import io.tokenspeed.fakeprovider.course.Dress.Framing;
import io.tokenspeed.fakeprovider.course.Dress.Lines;
import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.wire.Run;
import java.util.Arrays;
import java.util.List;

/** Reads the steps of a script, such as {@code role;wait 200ms;text 40 every 20ms;usage in=12 out=40}. */
final class ScriptReader {
    private static final int PIECE_OF_BIG = 32 << 10;

    private final ScriptCourse course = new ScriptCourse();

    private ScriptReader() {}

    /**
     * Reads steps that are parted by semicolons. What follows a step that ends everything does nothing.
     *
     * @throws IllegalArgumentException if there is no such step, or something is wrong with it
     */
    static Choice read(String steps) {
        ScriptReader reader = new ScriptReader();
        for (String step : steps.split(";", -1)) {
            if (!step.isBlank() && !reader.course.isOver()) {
                reader.step(step.strip());
            }
        }
        return reader.course.choice();
    }

    private void step(String step) {
        try {
            List<String> words = Arrays.asList(step.split("\\s+"));
            if (!deltas(words) && !between(words) && !ending(words) && !dress(words)) {
                throw new IllegalArgumentException("there is no such step");
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("fake step \"" + step + "\": " + e.getMessage(), e);
        }
    }

    private boolean deltas(List<String> words) {
        switch (words.get(0)) {
            case "text" -> run(Run.Kind.TEXT, words);
            case "think" -> run(Run.Kind.REASONING, words);
            case "tool" -> run(Run.Kind.TOOL_CALL, words);
            case "big" -> big(Amount.bytes(words.get(1)));
            case "burst" -> course.burst(Amount.count(words.get(1)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean between(List<String> words) {
        switch (words.get(0)) {
            case "wait" -> course.await(Amount.nanos(words.get(1)));
            case "role" -> course.act(Kind.OPENING, 0);
            case "ping" -> course.act(Kind.PING, 0);
            case "garbage" -> course.act(Kind.GARBAGE, Amount.bytes(words.get(1)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void big(int bytes) {
        course.run(new Run(Run.Kind.TEXT, (bytes + PIECE_OF_BIG - 1) / PIECE_OF_BIG, PIECE_OF_BIG), 0);
    }

    private void run(Run.Kind kind, List<String> words) {
        course.run(new Run(kind, Amount.count(words.get(1)), 0), every(words));
    }

    /** Returns the duration behind the word {@code every}, which is the third one; 0 where there is none. */
    private static long every(List<String> words) {
        if (words.size() == 2) {
            return 0;
        }
        if (words.size() != 4 || !words.get(2).equals("every")) {
            throw new IllegalArgumentException("after the number may come \"every\" and a duration");
        }
        return Amount.nanos(words.get(3));
    }

    private boolean ending(List<String> words) {
        switch (words.get(0)) {
            case "usage" -> course.usage(ScriptUsage.read(words.subList(1, words.size())));
            case "nousage" -> course.noUsage();
            case "stop" -> course.stop(words.get(1));
            case "nomark" -> course.noMark();
            case "error" -> course.error(Amount.status(words.get(1)));
            case "status" -> course.status(Amount.status(words.get(1)), words.subList(2, words.size()));
            case "cut" -> breakOff(After.CLOSE, words);
            case "reset" -> breakOff(After.RESET, words);
            case "hang" -> course.over(After.HANG);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void breakOff(After after, List<String> words) {
        switch (words.size() == 1 ? "" : words.get(1)) {
            case "" -> {}
            case "head" -> course.act(Kind.HALF_HEAD, 0);
            case "chunk" -> course.act(Kind.HALF_DELTA, 0);
            default -> throw new IllegalArgumentException("after it may come \"head\" or \"chunk\"");
        }
        course.over(after);
    }

    private boolean dress(List<String> words) {
        switch (words.get(0)) {
            case "split" -> course.dress(course.dress().split(Amount.count(words.get(1)), every(words)));
            case "gzip" -> course.dress(course.dress().compressed());
            case "crlf" -> course.dress(course.dress().with(Lines.RETURNS));
            case "multiline" -> course.dress(course.dress().with(Lines.PARTED));
            case "length" -> course.dress(course.dress().with(Framing.LENGTH));
            case "untilclosed" -> course.dress(course.dress().with(Framing.UNTIL_CLOSED));
            default -> {
                return false;
            }
        }
        return true;
    }
}
