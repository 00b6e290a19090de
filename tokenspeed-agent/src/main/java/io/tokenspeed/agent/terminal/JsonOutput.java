package io.tokenspeed.agent.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.PrintStream;

/** A JSON document on standard output. Closing it ends the document with a new line and leaves the stream open. */
public final class JsonOutput implements AutoCloseable {
    private final PrintStream out;
    private final JsonGenerator generator;

    private JsonOutput(PrintStream out, JsonGenerator generator) {
        this.out = out;
        this.generator = generator;
    }

    /** Starts a document, indented for people. */
    public static JsonOutput open(Terminal terminal) throws IOException {
        JsonGenerator generator = new JsonFactory()
                .createGenerator(terminal.out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        Separators colon = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        generator.setPrettyPrinter(new DefaultPrettyPrinter(colon));
        return new JsonOutput(terminal.out(), generator);
    }

    /** The generator that takes the document. */
    public JsonGenerator generator() {
        return generator;
    }

    @Override
    public void close() throws IOException {
        generator.close();
        out.print('\n');
    }
}
