package io.tokenspeed.agent.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what ccusage printed with what we print, key by key. We may have more keys; rows are matched by what names
 * them, not by their order. The differences that are meant are named here, each with its reason.
 */
final class CcusageTree {
    private static final List<String> NAMES =
            List.of("id", "date", "week", "month", "period", "sessionId", "modelName", "agent", "timestamp");

    /** Reasoning of the only OpenCode request that has any: their output is without it, their total with it. */
    private static final long REASONING = 60;

    private final List<String> differences = new ArrayList<>();

    /** The differences, each with its path; empty for none. */
    static List<String> compare(JsonNode theirs, JsonNode ours) {
        CcusageTree tree = new CcusageTree();
        tree.node("", theirs, ours);
        return tree.differences;
    }

    private void node(String path, JsonNode theirs, JsonNode ours) {
        if (theirs.isObject()) {
            theirs.properties().forEach(field -> member(path, field, ours));
        } else if (theirs.isArray() && !theirs.isEmpty() && theirs.get(0).isObject()) {
            rows(path, theirs, ours);
        } else if (theirs.isArray()) {
            check(path, texts(theirs).equals(texts(ours)), theirs, ours);
        } else if (theirs.isNumber()) {
            boolean same = ours.isNumber() && Math.abs(theirs.asDouble() - ours.asDouble()) < 1e-6;
            check(path, same || isMeant(path, theirs, ours), theirs, ours);
        } else {
            check(path, theirs.equals(ours) || isMeant(path, theirs, ours), theirs, ours);
        }
    }

    private void member(String path, Map.Entry<String, JsonNode> field, JsonNode ours) {
        String name = path.equals("/projects") ? field.getKey().replace('-', '/') : field.getKey();
        String below = path + "/" + name;
        if (ours.has(name)) {
            node(below, field.getValue(), ours.get(name));
        } else {
            differences.add(below + " is missing");
        }
    }

    private void rows(String path, JsonNode theirs, JsonNode ours) {
        if (theirs.size() != ours.size()) {
            differences.add(path + " has " + ours.size() + " rows, not " + theirs.size());
        }
        for (JsonNode row : theirs) {
            String name = nameOf(row);
            JsonNode same = null;
            for (JsonNode candidate : ours) {
                same = name.endsWith(nameOf(candidate)) ? candidate : same;
            }
            if (same == null) {
                differences.add(path + " has no row " + name);
            } else {
                node(path + "[" + name + "]", row, same);
            }
        }
    }

    private static String nameOf(JsonNode row) {
        for (String name : NAMES) {
            if (row.has(name)) {
                return row.get(name).asText();
            }
        }
        throw new AssertionError("nothing names " + row);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private void check(String path, boolean same, JsonNode theirs, JsonNode ours) {
        if (!same) {
            differences.add(path + " is " + ours + ", not " + theirs);
        }
    }

    private static boolean isMeant(String path, JsonNode theirs, JsonNode ours) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (name) {
            // They print 0 for each entry whose log states no cost, although their sum has computed ones.
            case "costUSD" -> path.startsWith("/entries") && theirs.asDouble() == 0 && ours.isNumber();
            case "outputTokens" -> ours.asLong() - theirs.asLong() == REASONING;
            // They spell a project as the folder of its transcripts, and a Codex session as its file.
            case "projectPath", "project" -> ours.asText().replace('/', '-').equals(theirs.asText());
            case "sessionId", "period" ->
                theirs.asText().endsWith(ours.asText()) && theirs.asText().contains("rollout-");
            // They take the start of an OpenCode request, we the end of every request.
            case "lastActivity" -> path.contains("[ses_") && ours.asText().compareTo(theirs.asText()) > 0;
            // The file of a Codex session is not recorded.
            case "directory", "sessionFile" -> ours.isNull();
            default -> false;
        };
    }
}
