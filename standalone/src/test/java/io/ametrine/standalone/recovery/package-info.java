/** Processes are killed and engines lose their data: nothing that was acknowledged may be missing afterwards. */
@NullMarked
package io.ametrine.standalone.recovery;

import org.jspecify.annotations.NullMarked;
