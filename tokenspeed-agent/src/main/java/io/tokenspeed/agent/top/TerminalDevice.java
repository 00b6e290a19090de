package io.tokenspeed.agent.top;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The terminal of this process, whatever its streams are redirected to. */
final class TerminalDevice implements ControllingTerminal {
    private static final File DEVICE = new File("/dev/tty");

    private final InputStream keys;

    /** @throws IOException if this process has no terminal */
    TerminalDevice() throws IOException {
        keys = new FileInputStream(DEVICE);
    }

    @Override
    public String stty(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException("stty failed: " + text);
            }
            return text;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stty was running", stopped);
        }
    }

    @Override
    public int read(byte[] bytes) throws IOException {
        return keys.read(bytes);
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
