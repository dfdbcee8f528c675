package io.ametrine.platform.directory;

/** One row of a directory. Of two records of one row the higher version counts; a deleted row stays as a record that says so. */
public interface DirectoryEntry {
    String tenant();

    String id();

    long version();

    boolean deleted();
}
