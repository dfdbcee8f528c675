package io.ametrine.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The output: holds exactly the files of this run afterwards, and leaves unchanged ones untouched. */
record SourceFolder(Path root) {
    void write(List<JavaFile> files) throws IOException {
        Path folder = root.resolve(JavaFile.PACKAGE.replace('.', '/'));
        Files.createDirectories(folder);
        deleteStale(folder, files.stream().map(JavaFile::fileName).collect(Collectors.toSet()));
        for (JavaFile file : files) {
            Path target = folder.resolve(file.fileName());
            String text = file.text();
            if (!Files.exists(target) || !Files.readString(target).equals(text)) {
                Files.writeString(target, text);
            }
        }
    }

    private static void deleteStale(Path folder, Set<String> current) throws IOException {
        List<Path> present;
        try (Stream<Path> files = Files.list(folder)) {
            present = files.toList();
        }
        for (Path file : present) {
            if (!current.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }
}
