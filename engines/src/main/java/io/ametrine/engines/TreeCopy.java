package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies a tree of files with their owners and permissions. */
final class TreeCopy extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;

    private TreeCopy(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new TreeCopy(source, target));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        return copy(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        return copy(file);
    }

    private FileVisitResult copy(Path file) throws IOException {
        Path relative = source.relativize(file);
        Path copy = relative.toString().isEmpty() ? target : target.resolve(relative);
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        return FileVisitResult.CONTINUE;
    }
}
