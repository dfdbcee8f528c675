/** The Helm chart, held against Helm, the schemas of Kubernetes, and our own rules. */
@NullMarked
package io.ametrine.charts;

import org.jspecify.annotations.NullMarked;
