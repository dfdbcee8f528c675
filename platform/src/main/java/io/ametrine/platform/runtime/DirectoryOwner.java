package io.ametrine.platform.runtime;

import io.ametrine.platform.directory.DirectoryChange;
import java.util.List;

/** Asserts a directory's rows anew, so that replicas heal whatever happened to the topic. */
public interface DirectoryOwner {
    /** All rows, deleted ones too, read in the current unit of work. */
    List<DirectoryChange> rows();
}
