package io.tokenspeed.fakeprovider;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers to come: those that a test queued, and those that the model asked for names. */
final class Script {
    private static final String STEPS = "fake:";
    private static final String NAME = "fake/";
    private static final int NO_SUCH_MODEL = 404;

    private final Deque<Answer> queue = new ArrayDeque<>();
    private final Map<String, String> named = new TreeMap<>();
    private Answer fallback = Answer.text(8);

    synchronized void add(Collection<Answer> answers) {
        queue.addAll(answers);
    }

    synchronized void fallback(Answer answer) {
        fallback = answer;
    }

    /**
     * Gives steps a name.
     *
     * @throws IllegalArgumentException if there is no such step
     */
    synchronized void name(String name, String steps) {
        ScriptReader.read(steps);
        named.put(NAME + name, steps);
    }

    /** Returns the models that have a name. */
    synchronized List<String> models() {
        return List.copyOf(named.keySet());
    }

    /**
     * Takes the answer to a request.
     *
     * @throws IllegalArgumentException if the model is a script with a step that there is not
     */
    synchronized Choice next(String model) {
        if (model.startsWith(STEPS)) {
            return ScriptReader.read(model.substring(STEPS.length()));
        }
        if (model.startsWith(NAME)) {
            String steps = named.get(model);
            return steps == null ? Answer.error(NO_SUCH_MODEL).choice() : ScriptReader.read(steps);
        }
        Answer first = queue.poll();
        return (first == null ? fallback : first).choice();
    }
}
