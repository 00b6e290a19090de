package io.tokenspeed.hub.command;

import io.tokenspeed.model.text.Visible;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Prints each text with what cannot be seen written out, whatever the labels in it hold; always in UTF-8. */
final class VisibleOutput extends PrintStream {
    VisibleOutput(PrintStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(@Nullable String text) {
        super.print(Visible.text(String.valueOf(text)));
    }
}
