package io.tokenspeed.agent.integrate;

import java.util.List;

/**
 * A command that people type inside a coding agent.
 *
 * @param name what they type after the slash
 * @param description its line in the coding agent's list of commands
 * @param arguments the arguments that it calls us with
 * @param request what the model is asked to do with our output
 */
record SlashCommand(String name, String description, String arguments, String request) {
    private static final String SHOW =
            "Show the output above exactly as it is in a code block, without comment, and do nothing else.";

    static final List<SlashCommand> ALL = List.of(
            new SlashCommand(
                    "ts",
                    "Open TokenSpeed's website in the browser",
                    "open",
                    "Repeat the output above in one line and do nothing else."),
            new SlashCommand(
                    "ts-stats",
                    "Tokens, cost and speed per model, last 28 days",
                    "models --since 28d --no-color",
                    SHOW),
            new SlashCommand(
                    "ts-status", "Tokens, cost and speed today and in the last seven days", "--no-color", SHOW),
            new SlashCommand(
                    "ts-history", "Tokens and cost per session, last 7 days", "session --since 7d --no-color", SHOW));

    /**
     * The command file, in which the coding agent replaces {@code !} and a command in backticks by the command's
     * output.
     */
    String markdown(InstalledProgram program, boolean namesAllowedTools) {
        String call = program.shell(arguments);
        return "---\ndescription: " + description + "\n"
                + (namesAllowedTools ? "allowed-tools: " + quoted("Bash(" + call + ")") + "\n" : "")
                + "---\n\n!`" + call + "`\n\n" + request + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
