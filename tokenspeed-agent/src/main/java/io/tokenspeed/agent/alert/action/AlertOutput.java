package io.tokenspeed.agent.alert.action;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.terminal.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Where the results of an action go: as text for people, or as JSON for programs.
 *
 * @param json whether the user asked for JSON
 */
public record AlertOutput(Context context, boolean json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Prints a value as JSON. */
    void print(Object value) {
        try {
            context.print(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Prints lines that fit the terminal. */
    void say(List<String> lines) {
        for (String line : lines) {
            context.print(
                    Text.wrapBehind("", Text.clean(line), context.terminal().width()));
        }
    }

    void say(String line) {
        say(List.of(line));
    }

    void print(TextTable table) {
        context.print(table.lines(context.terminal().width(), Paint.of(context.terminal())));
    }
}
