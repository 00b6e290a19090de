package io.tokenspeed.web.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Makes the website's files: joins scripts and styles, and adds the libraries from the class path. */
public final class WebsiteBuild {
    /** What is copied from the sources as it is. */
    private static final List<String> COPIED = List.of("index.html", "theme.js", "icon.svg", "config.json");

    private final Path source;
    private final Path target;
    private final ScriptLibraries libraries;

    private WebsiteBuild(Path source, Path target, ScriptLibraries libraries) {
        this.source = source;
        this.target = target;
        this.libraries = libraries;
    }

    /** Takes the folder to read, the folder to write, and the versions of Preact, htm and uPlot. */
    public static void main(String[] arguments) throws IOException {
        ScriptLibraries libraries = new ScriptLibraries(arguments[2], arguments[3], arguments[4]);
        new WebsiteBuild(Path.of(arguments[0]), Path.of(arguments[1]), libraries).run();
    }

    private void run() throws IOException {
        clear();
        Files.createDirectories(target);
        ScriptBundle scripts = new ScriptBundle(this::script);
        write("app.js", scripts.first("main.js"));
        write("pages.js", scripts.more("pages.js", "app.js"));
        write("style.css", styles());
        write("uplot.js", libraries.charts());
        write("licences.txt", libraries.licences());
        for (String name : COPIED) {
            write(name, read(source.resolve(name)));
        }
        write("sw.js", read(source.resolve("sw.js")).replace("{build}", digest()));
    }

    /** A file that the build before made, and this one does not, would be served and shipped. */
    private void clear() throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> old = Files.walk(target)) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String script(String name) {
        try {
            String library = libraries.module(name);
            return library == null ? read(source.resolve(name)) : library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart library's styles come first, so that ours win. */
    private String styles() throws IOException {
        StringBuilder all = new StringBuilder(libraries.chartStyles()).append('\n');
        try (Stream<Path> files = Files.list(source.resolve("style"))) {
            for (Path file : files.sorted().toList()) {
                all.append(read(file));
            }
        }
        return all.toString();
    }

    /** Changes with every file, so that a browser's copy for the time without a server is renewed. */
    private String digest() throws IOException {
        CRC32 sum = new CRC32();
        for (String name : List.of("index.html", "app.js", "pages.js", "style.css", "theme.js", "uplot.js")) {
            sum.update(Files.readAllBytes(target.resolve(name)));
        }
        return Long.toHexString(sum.getValue());
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(target.resolve(name), text);
    }
}
