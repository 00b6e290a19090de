package io.tokenspeed.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The project's files: its modules with their POMs and its pages. */
final class Checkout {
    private static final String PREFIX = "tokenspeed-";
    /** Modules that nobody depends on and that have no package of their own. */
    private static final Set<String> UNPUBLISHED = Set.of("architecture", "benchmarks");

    private Checkout() {}

    /**
     * A module.
     *
     * @param folder its folder, from the project's root
     * @param name the name of its artifact
     * @param description the first sentence of its POM
     * @param uses the modules that it needs when it runs, in the order of its POM
     */
    record Module(String folder, String name, String description, List<String> uses) {}

    /** The folder with the parent POM. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("check"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** All modules but the examples, in the order in which the parent POM lists them. */
    static List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        for (Element module : children(pom(root()).getDocumentElement(), "modules", "module")) {
            String folder = module.getTextContent();
            if (!folder.startsWith("examples/")) {
                modules.add(module(folder));
            }
        }
        return modules;
    }

    /** All modules that are published. */
    static List<Module> published() {
        return modules().stream()
                .filter(module -> !UNPUBLISHED.contains(module.name()))
                .toList();
    }

    /** The value of a property that the POM of a module sets; empty where it does not. */
    static String property(Module module, String name) {
        Element project = pom(root().resolve(module.folder())).getDocumentElement();
        return children(project, "properties", name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    /** Pages in Markdown, without those that a build wrote. */
    static List<Path> pages() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", "node_modules", ".git")
                            .noneMatch(built -> root().relativize(file).startsWith(built)
                                    || file.toString().contains("/" + built + "/")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Module module(String folder) {
        Element project = pom(root().resolve(folder)).getDocumentElement();
        List<String> uses = new ArrayList<>();
        for (Element dependency : children(project, "dependencies", "dependency")) {
            String artifact = child(dependency, "artifactId");
            String scope = child(dependency, "scope");
            if (artifact.startsWith(PREFIX)
                    && !scope.equals("test")
                    && child(dependency, "type").isEmpty()) {
                uses.add(artifact);
            }
        }
        String name = UNPUBLISHED.contains(folder) ? folder : child(project, "artifactId");
        return new Module(folder, name, child(project, "description"), uses);
    }

    private static Document pom(Path folder) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("pom.xml").toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(folder.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of one name in the list of another name that stands right below an element. */
    private static List<Element> children(Element parent, String list, String name) {
        List<Element> found = new ArrayList<>();
        for (Element outer : elements(parent, list)) {
            found.addAll(elements(outer, name));
        }
        return found;
    }

    private static String child(Element parent, String name) {
        return elements(parent, name).stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
