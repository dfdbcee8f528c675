package io.ametrine.codegen;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A gzipped tar archive, read as far as an npm package needs it: plain files with short names. */
record Archive(Path file) {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int NAME_LENGTH = 100;

    /** Writes the files directly below the folder to the target; returns how many there were. */
    int extract(String folder, Path target) throws IOException {
        Files.createDirectories(target);
        int files = 0;
        try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            byte[] header = new byte[BLOCK];
            while (readHeader(in, header)) {
                byte[] content = in.readNBytes(Integer.parseInt(text(header, SIZE_AT, SIZE_LENGTH), 8));
                in.skipNBytes((BLOCK - content.length % BLOCK) % BLOCK);
                String name = text(header, 0, NAME_LENGTH);
                if (isPlainFile(header) && isDirectlyBelow(folder, name)) {
                    write(target.resolve(name.substring(folder.length())), content);
                    files++;
                }
            }
        }
        return files;
    }

    /** Leaves equal files untouched, so that an incremental build stays incremental. */
    private static void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }

    private static boolean readHeader(DataInputStream in, byte[] header) throws IOException {
        try {
            in.readFully(header);
        } catch (EOFException end) {
            return false;
        }
        return header[0] != 0;
    }

    private static boolean isPlainFile(byte[] header) {
        return header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
    }

    private static boolean isDirectlyBelow(String folder, String name) {
        return name.startsWith(folder) && name.length() > folder.length() && name.indexOf('/', folder.length()) < 0;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0 && header[end] != ' ') {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
