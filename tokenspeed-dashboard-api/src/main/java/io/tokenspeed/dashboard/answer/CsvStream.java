package io.tokenspeed.dashboard.answer;

import io.tokenspeed.model.text.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a long table as CSV, row by row. Not safe for use by several threads. */
public final class CsvStream {
    private final List<String> header;
    private final Writer out;
    private final CsvWriter csv;

    private CsvStream(List<String> header, Writer out) {
        this.header = header;
        this.out = out;
        this.csv = new CsvWriter(out);
    }

    /**
     * Begins a table with its header.
     *
     * @param blank a row whose fields name the columns
     * @param out stays open
     */
    public static CsvStream begin(Row blank, OutputStream out) throws IOException {
        CsvStream begun = new CsvStream(
                Csv.columns(blank), new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        Csv.header(begun.header, begun.csv);
        return begun;
    }

    /**
     * Writes a row.
     *
     * @throws UncheckedIOException if the reader has gone
     */
    public void write(Row row) {
        try {
            Csv.row(row, header, csv);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Sends what is still held back. */
    public void end() throws IOException {
        out.flush();
    }
}
