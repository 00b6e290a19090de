/** Publishes recorded calls as Dropwizard metrics. */
@NullMarked
package io.tokenspeed.adapter.dropwizardmetrics;

import org.jspecify.annotations.NullMarked;
