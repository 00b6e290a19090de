package io.tokenspeed.web.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JavaScript module, taken apart: what it imports, what it exports, and its statements without both.
 *
 * <p>Understands named imports, and exports of functions, classes, constants, lists of names and a default. Anything
 * else that begins with "import" or "export" is refused, so that no module is joined wrongly.
 *
 * @param name the module's path below the root, or the name of a library
 * @param imports the imported names, as they are called here, by module
 * @param exports the exported names and what they are called here
 * @param body the statements
 */
record ScriptModule(String name, Map<String, Map<String, String>> imports, Map<String, String> exports, String body) {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import\\s*\\{([^}]*)}\\s*from\\s*[\"']([^\"']+)[\"'];?");
    private static final Pattern EXPORT_LIST = Pattern.compile("(?<=^|[;}\\n])export\\s*\\{([^}]*)};?");
    private static final Pattern EXPORT_NAMED =
            Pattern.compile("(?m)^export\\s+((?:async\\s+)?function\\*?|class|const)\\s+(\\w+)");
    private static final Pattern EXPORT_DEFAULT = Pattern.compile("(?<=^|[;}\\n])export default ");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:import\\b(?!\\()|export\\b).*");
    private static final Pattern COMMENT = Pattern.compile("(?ms)^\\s*(?://[^\\n]*|/\\*.*?\\*/)\\n");
    private static final String DEFAULT = "$default";

    /**
     * Takes a module apart.
     *
     * @throws IllegalArgumentException if it imports or exports in another way
     */
    static ScriptModule parse(String name, String source) {
        Map<String, Map<String, String>> imports = new LinkedHashMap<>();
        Map<String, String> exports = new LinkedHashMap<>();
        String body = COMMENT.matcher(source).replaceAll("");
        body = IMPORT.matcher(body).replaceAll(found -> {
            imports.computeIfAbsent(found.group(2), module -> new LinkedHashMap<>())
                    .putAll(names(found.group(1)));
            return "";
        });
        body = EXPORT_LIST.matcher(body).replaceAll(found -> {
            names(found.group(1)).forEach((inside, outside) -> exports.put(outside, inside));
            return ";";
        });
        body = EXPORT_NAMED.matcher(body).replaceAll(found -> {
            exports.put(found.group(2), found.group(2));
            return found.group(1) + " " + found.group(2);
        });
        body = EXPORT_DEFAULT.matcher(body).replaceAll(found -> {
            exports.put("default", DEFAULT);
            return Matcher.quoteReplacement("const " + DEFAULT + " = ");
        });
        refuseOthers(name, body);
        return new ScriptModule(name, imports, exports, body.strip());
    }

    private static void refuseOthers(String name, String body) {
        Matcher other = OTHER.matcher(body);
        if (other.find()) {
            throw new IllegalArgumentException(
                    name + ": \"" + other.group()
                            + "\" is not understood; write import { name } from './file.js' or export function, class or const.");
        }
    }

    /** Reads {@code a, b as c} as a map from a and b to a and c. */
    private static Map<String, String> names(String list) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String part : list.split(",", -1)) {
            String[] words = part.strip().split("\\s+as\\s+", -1);
            if (!words[0].isEmpty()) {
                names.put(words[0], words[words.length - 1]);
            }
        }
        return names;
    }

    /** Returns the module as an expression of its exports; {@code variables} names the modules before it. */
    String wrapped(Map<String, String> variables) {
        StringBuilder text = new StringBuilder("(() => {\n");
        imports.forEach((module, names) -> text.append("const { ")
                .append(String.join(", ", pairs(names)))
                .append(" } = ")
                .append(variables.get(module))
                .append(";\n"));
        return text.append(body)
                .append("\nreturn { ")
                .append(String.join(", ", pairs(exports)))
                .append(" };\n})()")
                .toString();
    }

    private static List<String> pairs(Map<String, String> names) {
        List<String> pairs = new ArrayList<>();
        names.forEach((name, as) -> pairs.add(name.equals(as) ? name : name + ": " + as));
        return pairs;
    }
}
