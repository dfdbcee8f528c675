package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ametrine.conformance.Certification;
import io.ametrine.conformance.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prints docs/conformance.md from the annotations in all tests and holds the file in the repository against it. */
class ConformanceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/conformance.md");

    private static List<Case> cases;
    private static Map<String, Set<String>> certified;
    private static Map<String, Set<String>> required;

    private record Case(String id, String name, String profile, String status) {
        static Case of(String line) {
            List<String> cells = cells(line);
            return new Case(cells.get(0), cells.get(2), cells.get(5), cells.get(6));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        cases = Files.readAllLines(Path.of("src/test/resources/csms-test-cases.csv")).stream()
                .skip(1)
                .map(Case::of)
                .toList();
        JavaClasses tests = new ClassFileImporter().importPaths(testClasses());
        certified = named(tests, Certification.class, Certification::value);
        required = named(tests, Requirement.class, Requirement::value);
    }

    private static List<Path> testClasses() throws IOException {
        try (Stream<Path> folders = Files.find(ROOT, 4, (path, _) -> path.endsWith("target/test-classes"))) {
            return folders.toList();
        }
    }

    private static <A extends Annotation> Map<String, Set<String>> named(
            JavaClasses tests, Class<A> annotation, Function<A, String[]> ids) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaMethod method : tests.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(annotation))
                .toList()) {
            String test = method.getOwner().getSimpleName() + "." + method.getName();
            for (String id : ids.apply(method.getAnnotationOfType(annotation))) {
                found.computeIfAbsent(id, _ -> new TreeSet<>()).add(test);
            }
        }
        return found;
    }

    @Test
    void everyCaseThatATestNamesExists() {
        List<String> known = cases.stream().map(Case::id).toList();

        assertThat(known).containsAll(certified.keySet());
    }

    @Test
    void thePageSaysWhatTheTestsPerform() throws IOException {
        String page = page();

        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/conformance.md is printed from the tests: write it anew with"
                        + " mvn -pl standalone test -Dtest=ConformanceTest -Dconformance.write=true")
                .isEqualTo(page);
    }

    private static String page() {
        List<String> lines = new ArrayList<>();
        long mandatory = cases.stream().filter(ConformanceTest::mandatory).count();
        long held = cases.stream()
                .filter(ConformanceTest::mandatory)
                .filter(one -> certified.containsKey(one.id()))
                .count();
        lines.add("# Conformance");
        lines.add("");
        lines.add("Printed from the annotations in the tests by `ConformanceTest`; do not edit.");
        lines.add("");
        lines.add("Certification cases for a CSMS (OCPP 2.0.1, part 6) that a test performs step by step: **"
                + certified.size()
                + " of " + cases.size() + "**, of the mandatory ones for Core and Advanced Security **" + held + " of "
                + mandatory + "**. A case that is not listed is not claimed.");
        lines.add("");
        lines.add("| case | name | profile | test |");
        lines.add("|---|---|---|---|");
        for (Case one : cases) {
            if (certified.containsKey(one.id())) {
                lines.add("| " + one.id() + " | " + one.name() + " | " + one.profile() + " (" + one.status() + ") | "
                        + String.join(", ", certified.get(one.id())) + " |");
            }
        }
        lines.add("");
        lines.add("## Functional requirements");
        lines.add("");
        lines.add("| requirement | test |");
        lines.add("|---|---|");
        required.forEach((id, tests) -> lines.add("| " + id + " | " + String.join(", ", tests) + " |"));
        lines.add("");
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static boolean mandatory(Case one) {
        return one.status().equals("mandatory");
    }

    /** Splits a line of CSV whose quoted cells hold no quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        String[] quoted = line.split("\"", -1);
        StringBuilder plain = new StringBuilder();
        for (int index = 0; index < quoted.length; index++) {
            plain.append(index % 2 == 0 ? quoted[index].replace(',', '\t') : quoted[index]);
        }
        cells.addAll(Arrays.asList(plain.toString().split("\t", -1)));
        return cells;
    }

    static {
        if (!Files.exists(PAGE.getParent())) {
            throw new UncheckedIOException(new IOException("Run from the module's folder: " + PAGE + " is missing"));
        }
    }
}
