package io.tokenspeed.uploader;

import io.tokenspeed.testkit.conformance.MockHub;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts programs of these tests in their own processes, quickly: they load their classes from an archive that the
 * first process writes.
 */
final class ChildJvm {
    private final Path folder;
    private final String classPath;
    private final Path archive;

    /** @param folder for the archive and what goes into it */
    ChildJvm(Path folder) throws IOException {
        this.folder = folder;
        this.archive = folder.resolve("classes.jsa");
        this.classPath = jars(System.getProperty("java.class.path"));
    }

    /** The classes as jars, because the JVM accepts no folders in an archive's class path. */
    private String jars(String path) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String element : path.split(File.pathSeparator, -1)) {
            Path place = Path.of(element);
            if (Files.isDirectory(place)) {
                Path jar = folder.resolve(jars.size() + ".jar");
                pack(place, jar);
                jars.add(jar.toString());
            } else if (Files.exists(place)) {
                jars.add(element);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).sorted().collect(Collectors.toList())) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
    }

    /** A starter whose archive was already written, by a process that enrolled and uploaded. */
    static ChildJvm warmedUp(Path folder) throws Exception {
        ChildJvm jvm = new ChildJvm(folder);
        try (MockHub hub = new MockHub(() -> Bench.START.getEpochSecond())) {
            hub.invite(Bench.INVITE, 1);
            List<String> command = jvm.command(UploaderProcess.class, "-XX:ArchiveClassesAtExit=" + jvm.archive);
            Path home = Files.createDirectory(folder.resolve("home"));
            command.addAll(List.of(home.toString(), hub.start(), "20", "enrol"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process that was to leave an archive failed");
            }
        }
        return jvm;
    }

    /** The command of a program; arguments follow. */
    List<String> command(Class<?> program, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir")));
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, program.getName()));
        return command;
    }
}
