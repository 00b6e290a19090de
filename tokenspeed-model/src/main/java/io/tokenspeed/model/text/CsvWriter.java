package io.tokenspeed.model.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes tables as RFC 4180 has it, cell by cell. Not safe for use by several threads. */
public final class CsvWriter {
    private final Appendable out;
    private boolean rowBegun;

    public CsvWriter(Appendable out) {
        this.out = out;
    }

    /** Adds a cell with a text that may come from anywhere, so that no spreadsheet runs it. Null is an empty cell. */
    public CsvWriter text(@Nullable String text) throws IOException {
        return cell(text == null ? "" : CsvCell.text(text));
    }

    /** Adds a cell with a value that this program made, like a number. Null is an empty cell. */
    public CsvWriter value(@Nullable String value) throws IOException {
        return cell(value == null ? "" : CsvCell.quoted(value));
    }

    private CsvWriter cell(String written) throws IOException {
        if (rowBegun) {
            out.append(',');
        }
        out.append(written);
        rowBegun = true;
        return this;
    }

    /** Ends the row. */
    public void endRow() throws IOException {
        out.append("\r\n");
        rowBegun = false;
    }
}
