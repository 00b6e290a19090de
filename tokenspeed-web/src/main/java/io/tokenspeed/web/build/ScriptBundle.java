package io.tokenspeed.web.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Joins JavaScript modules into two scripts, because a page of fifty files takes fifty requests: one for the first view,
 * and one with what other views need beyond it. Each module keeps a scope of its own. Comments are left out.
 */
final class ScriptBundle {
    private final Function<String, String> sources;
    private final Map<String, Joined> joined = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> borrowed = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();
    private Set<String> first = Set.of();

    /** A module that is part of the text, and the variable with its exports. */
    private record Joined(ScriptModule module, String variable) {}

    /** Joins modules whose text {@code sources} returns by their name. */
    ScriptBundle(Function<String, String> sources) {
        this.sources = sources;
    }

    /**
     * Returns the script of the first view: a module and all that it needs, each behind those it imports from. It exports
     * them for {@link #more}.
     *
     * @throws IllegalArgumentException if modules import each other in a circle, or name what another lacks
     */
    String first(String entry) {
        Joined unused = join(entry);
        first = joined.values().stream().map(Joined::variable).collect(Collectors.toCollection(TreeSet::new));
        return take() + "export { " + String.join(", ", first) + " };\n";
    }

    /**
     * Returns a script with what a module needs beyond the first script, whose default export are the module's exports.
     *
     * @param file the name of the first script's file
     * @throws IllegalArgumentException as {@link #first} does
     */
    String more(String entry, String file) {
        Joined module = join(entry);
        return "import { " + String.join(", ", borrowed) + " } from './" + file + "';\n" + take() + "export default "
                + module.variable() + ";\n";
    }

    private String take() {
        String script = text.toString();
        text.setLength(0);
        return script;
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
            if (first.contains(other.variable())) {
                borrowed.add(other.variable());
            }
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
