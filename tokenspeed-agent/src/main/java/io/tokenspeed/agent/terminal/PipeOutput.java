package io.tokenspeed.agent.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Output that another program may read. Once the reader has ended, the first write throws {@link ReaderGoneException}
 * and later writes are dropped.
 */
final class PipeOutput extends FilterOutputStream {
    private final boolean pipe;
    private boolean gone;

    /**
     * @param pipe whether this is known to be a pipe or socket, which fails for no other reason
     */
    PipeOutput(OutputStream out, boolean pipe) {
        super(out);
        this.pipe = pipe;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (gone) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            gone = pipe || speaksOfPipe(failure);
            if (gone) {
                throw new ReaderGoneException(failure);
            }
            throw failure;
        }
    }

    private static boolean speaksOfPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
