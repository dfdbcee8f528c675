@NullMarked
package io.ametrine.images;

import org.jspecify.annotations.NullMarked;
