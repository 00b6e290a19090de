package io.tokenspeed.hub.command;

import io.tokenspeed.model.text.Visible;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Prints in UTF-8 with invisible characters written out, because labels may hold any. */
final class VisibleOutput extends PrintStream {
    VisibleOutput(PrintStream out) {
        super(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(@Nullable String text) {
        super.print(Visible.text(String.valueOf(text)));
    }
}
