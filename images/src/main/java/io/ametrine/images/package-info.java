/** Container images of the services, made from their jars without a container engine, and pushed only when asked. */
@NullMarked
package io.ametrine.images;

import org.jspecify.annotations.NullMarked;
