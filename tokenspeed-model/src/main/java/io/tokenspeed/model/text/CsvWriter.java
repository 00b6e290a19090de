package io.tokenspeed.model.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes tables by RFC 4180, cell by cell. Not safe for use by several threads. */
public final class CsvWriter {
    private final Appendable out;
    private boolean rowBegun;

    /** Writes to {@code out}, which the caller closes. */
    public CsvWriter(Appendable out) {
        this.out = out;
    }

    /** Adds a cell with foreign text, so that no spreadsheet runs it as a formula. Null is an empty cell. */
    public CsvWriter text(@Nullable String text) throws IOException {
        return cell(text == null ? "" : CsvCell.text(text));
    }

    /** Adds a cell with a value that this program made, such as a number. Null is an empty cell. */
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
