package io.tokenspeed.web.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Joins JavaScript modules into one, because a page of fifty files takes fifty requests. Each module keeps a scope of
 * its own. Comments are left out.
 */
final class ScriptBundle {
    private final Function<String, String> sources;
    private final Map<String, Joined> joined = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /** A module that is part of the text, and the variable with its exports. */
    private record Joined(ScriptModule module, String variable) {}

    /** Joins modules whose text {@code sources} returns by their name. */
    ScriptBundle(Function<String, String> sources) {
        this.sources = sources;
    }

    /**
     * Returns the module of this name and all that it needs, each behind those it imports from.
     *
     * @throws IllegalArgumentException if modules import each other in a circle, or name what another lacks
     */
    String of(String entry) {
        Joined unused = join(entry);
        return text.toString();
    }

    private Joined join(String name) {
        Joined known = joined.get(name);
        if (known != null) {
            return known;
        }
        if (open.contains(name)) {
            throw new IllegalArgumentException("Modules import each other in a circle: " + open + " and " + name + ".");
        }
        open.addLast(name);
        ScriptModule module = ScriptModule.parse(name, sources.apply(name));
        Map<String, String> variables = new HashMap<>();
        module.imports().forEach((imported, names) -> {
            Joined other = join(resolve(name, imported));
            names.keySet().forEach(wanted -> check(name, other.module(), wanted));
            variables.put(imported, other.variable());
        });
        open.removeLast();
        return add(module, variables);
    }

    private Joined add(ScriptModule module, Map<String, String> variables) {
        Joined added = new Joined(module, "m" + joined.size());
        joined.put(module.name(), added);
        text.append("const ")
                .append(added.variable())
                .append(" = ")
                .append(module.wrapped(variables))
                .append(";\n");
        return added;
    }

    private static void check(String importer, ScriptModule module, String wanted) {
        if (!module.exports().containsKey(wanted)) {
            throw new IllegalArgumentException(
                    importer + " imports " + wanted + ", which " + module.name() + " does not export.");
        }
    }

    /** Libraries are named without a path; own modules by their place beside the importing one. */
    private static String resolve(String importer, String imported) {
        if (!imported.startsWith(".")) {
            return imported;
        }
        Deque<String> parts = new ArrayDeque<>(List.of(importer.split("/", -1)));
        parts.removeLast();
        for (String part : imported.split("/", -1)) {
            if (part.equals("..")) {
                parts.removeLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
