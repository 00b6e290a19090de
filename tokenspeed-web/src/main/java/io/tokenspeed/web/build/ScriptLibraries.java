package io.tokenspeed.web.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The website's libraries as files of their jars on the class path.
 *
 * @param preact the version of Preact, which draws components
 * @param htm the version of htm, which reads templates
 * @param uplot the version of uPlot, which draws charts
 */
record ScriptLibraries(String preact, String htm, String uplot) {
    private static final String JARS = "META-INF/resources/";

    /** Returns the module that scripts import by this name, or null if it is none of a library. */
    @Nullable
    String module(String name) throws IOException {
        return switch (name) {
            case "preact" -> script(folder("preact", preact) + "dist/preact.module.js");
            case "preact/hooks" -> script(folder("preact", preact) + "hooks/dist/hooks.module.js");
            case "htm" -> script(htmFolder() + "dist/htm.module.js");
            default -> null;
        };
    }

    /** Returns the script of the chart library, which makes the global {@code uPlot}. */
    String charts() throws IOException {
        return script(folder("uplot", uplot) + "dist/uPlot.iife.min.js");
    }

    String chartStyles() throws IOException {
        return read(folder("uplot", uplot) + "dist/uPlot.min.css");
    }

    /** Returns the licences of all libraries. */
    String licences() throws IOException {
        return licence("Preact", preact, folder("preact", preact))
                + licence("htm", htm, htmFolder())
                + licence("uPlot", uplot, folder("uplot", uplot));
    }

    private static String licence(String name, String version, String folder) throws IOException {
        return name + " " + version + "\n\n" + read(folder + "LICENSE") + "\n";
    }

    private static String folder(String name, String version) {
        return JARS + "webjars/" + name + "/" + version + "/";
    }

    private String htmFolder() {
        return JARS + "_static/htm/" + htm + "/";
    }

    /** Leaves out the name of the source map, which the website does not have. */
    private static String script(String path) throws IOException {
        return read(path).replaceAll("\n//# .*", "\n");
    }

    private static String read(String path) throws IOException {
        try (InputStream file = ScriptLibraries.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("The class path has no " + path);
            }
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
